"""How standings, reasons, stages and steps of people who are missing are read: word, tone and icon."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from services.contracts.registration.missing import REASON_NAMES, STEP_NAMES, UNEXPLAINED, Stage, Standing

STANDINGS: dict[Standing, tuple[Any, str, str]] = {
    Standing.UNREGISTERED: (_("Belum mendaftar"), "plain", ""),
    Standing.REJECTED: (_("Pendaftaran ditolak"), "bad", "x"),
    Standing.UNSENT: (_("Terdaftar, belum mengirim"), "info", ""),
    Standing.RETURNED: (_("Dikembalikan, belum mengirim lagi"), "warn", "return"),
}
REASONS: dict[str, Any] = {reason: _(name) for reason, name in REASON_NAMES.items()}
WITHOUT: dict[str, Any] = {UNEXPLAINED: _("Tanpa alasan")}
STAGES: dict[str, tuple[Any, str, str]] = {
    Stage.NOTED: (_("Ditindaklanjuti"), "info", "hand"),
    Stage.PROPOSED: (_("Diusulkan tidak ikut"), "warn", "clock"),
    Stage.FINAL: (_("Tidak ikut"), "bad", "lock"),
}
STEPS: dict[str, Any] = {step: _(name) for step, name in STEP_NAMES.items()}
for known, names in ((Standing, STANDINGS), (set(Stage) - {Stage.NONE}, STAGES)):
    if unnamed := {*known} - names.keys():
        raise AssertionError(f"no word for {sorted(unnamed)}")
