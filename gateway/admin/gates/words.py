"""How Manajemen Verifikasi names its ticks and what an agency still needs."""
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from services.contracts.registration.gates import Gate, Topic


@dataclass(frozen=True)
class Words:
    """A heading and a sentence; ``path`` leads to where it is mended, "" where nothing does."""

    title: Any
    about: Any
    path: str = ""


GATES = {
    Gate.REGISTRATION: Words(
        _("Buka pendaftaran"), _("Pegawai instansi ini dapat mendaftar selama tanda ini dipasang dan waktunya tiba.")
    ),
    Gate.VETTING: Words(
        _("Verifikasi pendaftaran"),
        _("Pendaftar berstatus BARU dan belum dapat masuk sampai Verifikator Registrasi menyetujuinya."),
    ),
}
USERS = "/admin/pengguna"
NEEDS = {
    "flagged_units": Words(
        _("Unit verifikator level 1"), _("Sedikitnya satu unit organisasi ditandai sebagai verifikator level 1.")
    ),
    "level_1": Words(
        _("Verifikator Level 1"), _("Setiap unit yang ditandai mempunyai verifikator."), USERS
    ),
    "level_2": Words(_("Verifikator Level 2"), _("Sedikitnya satu orang di instansi."), USERS),
    "vetting": Words(
        _("Verifikator Registrasi"), _("Sedikitnya satu orang, sebab instansi ini memverifikasi pendaftaran.")
    ),
    Topic.ORG_UNITS: Words(_("Unit organisasi"), _("Daftar unit organisasi sudah lengkap dan benar.")),
    Topic.WORK_LOCATIONS: Words(_("Lokasi kerja"), _("Daftar lokasi kerja sudah lengkap dan benar.")),
    Topic.SCHOOLS: Words(_("Sekolah"), _("Daftar sekolah sudah lengkap dan benar.")),
    Topic.HEALTH_UNITS: Words(_("Unit kesehatan"), _("Daftar unit kesehatan sudah lengkap dan benar.")),
}
STATES = {
    "open": (_("Terbuka"), "ok", "check"),
    "early": (_("Belum waktunya"), "info", "clock"),
    "late": (_("Sudah lewat"), "warn", "clock"),
    "unticked": (_("Tertutup"), "plain", ""),
}
