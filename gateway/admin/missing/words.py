"""How standings, reasons, stages and steps of people who are missing are read: word, tone and icon."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from services.contracts.registration.missing import UNEXPLAINED, Reason, Stage, Standing

STANDINGS: dict[Standing, tuple[Any, str, str]] = {
    Standing.UNREGISTERED: (_("Belum mendaftar"), "plain", ""),
    Standing.REJECTED: (_("Pendaftaran ditolak"), "bad", "x"),
    Standing.UNSENT: (_("Terdaftar, belum mengirim"), "info", ""),
    Standing.RETURNED: (_("Dikembalikan, belum mengirim lagi"), "warn", "return"),
}
REASONS: dict[str, Any] = {
    Reason.RETIRED: _("Pensiun"),
    Reason.DIED: _("Meninggal"),
    Reason.TRANSFERRED: _("Pindah instansi"),
    Reason.LONG_LEAVE: _("Cuti panjang"),
    Reason.NO_ACCESS: _("Tidak ada akses"),
    Reason.UNKNOWN: _("Tidak diketahui keberadaannya"),
}
WITHOUT: dict[str, Any] = {UNEXPLAINED: _("Tanpa alasan")}
STAGES: dict[str, tuple[Any, str, str]] = {
    Stage.NOTED: (_("Ditindaklanjuti"), "info", "hand"),
    Stage.PROPOSED: (_("Diusulkan tidak ikut"), "warn", "clock"),
    Stage.FINAL: (_("Tidak ikut"), "bad", "lock"),
}
STEPS: dict[str, Any] = {
    "note": _("Alasan dicatat"),
    "clear": _("Alasan dihapus"),
    "propose": _("Diusulkan tidak ikut"),
    "confirm": _("Ditetapkan tidak ikut"),
    "refuse": _("Usulan ditolak"),
    "reverse": _("Tidak ikut dibatalkan"),
    "received": _("Formulir diterima"),
}
for known, names in ((Standing, STANDINGS), (Reason, REASONS), (set(Stage) - {Stage.NONE}, STAGES)):
    if unnamed := {*known} - names.keys():
        raise AssertionError(f"no word for {sorted(unnamed)}")
