"""The kinds of settings as the pages name them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from services.contracts.identity.settings import Phase, SettingKind


@dataclass(frozen=True)
class Kind:
    """``slug`` stands in addresses; ``add`` labels the button for one more, "" where there is a fixed number."""

    code: SettingKind
    slug: str
    title: Any
    about: Any
    add: Any = ""


IN_ORDER = (
    Kind(
        SettingKind.WINDOW,
        "kalender",
        _("Kalender kampanye"),
        _("Kapan tiap tahap dibuka dan ditutup, untuk semua instansi."),
    ),
    Kind(
        SettingKind.AGENCY_WINDOW,
        "instansi",
        _("Dibuka kembali untuk satu instansi"),
        _("Menambah waktu satu instansi di luar kalender."),
        _("Buka untuk satu instansi"),
    ),
    Kind(
        SettingKind.ACCESS,
        "jadwal",
        _("Jadwal akses wilayah"),
        _("Hari dan jam portal dapat dipakai; provinsi mendahului kanreg. Tanpa jadwal, portal selalu terbuka."),
        _("Tambah jadwal"),
    ),
    Kind(
        SettingKind.ANNOUNCEMENT,
        "pengumuman",
        _("Pengumuman"),
        _("Kalimat di atas setiap halaman selama waktunya."),
        _("Tulis pengumuman"),
    ),
    Kind(SettingKind.UPLOAD, "unggahan", _("Batas unggahan"), _("Seberapa besar satu dokumen pendukung.")),
    Kind(SettingKind.SESSION, "sesi", _("Batas sesi"), _("Kapan orang harus masuk lagi.")),
    Kind(
        SettingKind.REASONS,
        "alasan-menolak",
        _("Alasan menolak"),
        _("Pilihan di meja verifikasi; dibaca PNS seperti tertulis. Urutannya menentukan tombol 1 sampai 9."),
    ),
    Kind(
        SettingKind.ANSWERS,
        "jawaban-baku",
        _("Jawaban baku"),
        _("Pilihan pada tiket helpdesk; petugas masih dapat mengubahnya sebelum disimpan."),
    ),
)
BY_SLUG = {kind.slug: kind for kind in IN_ORDER}
BY_CODE = {kind.code: kind for kind in IN_ORDER}
if unnamed := set(SettingKind) - BY_CODE.keys():
    raise AssertionError(f"IN_ORDER has no line for {unnamed}")

PHASES = {
    Phase.REGISTRATION: _("Pendaftaran"),
    Phase.FILLING: _("Pengisian formulir"),
    Phase.VERIFICATION: _("Verifikasi"),
}
AUDIENCES = {"everybody": _("Semua orang"), "citizens": _("PNS di portal"), "officials": _("Petugas")}
TONES = {"info": _("Biasa"), "warn": _("Penting")}
USERS = {"official": _("Petugas"), "citizen": _("PNS")}
DAYS = {1: _("Senin"), 2: _("Selasa"), 3: _("Rabu"), 4: _("Kamis"), 5: _("Jumat"), 6: _("Sabtu"), 7: _("Minggu")}
