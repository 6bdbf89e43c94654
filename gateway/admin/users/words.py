"""How Manajemen Pengguna names states of accounts, groups of profiles, and what each profile does."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _

from gateway.formats import local, tanggal
from services.contracts.identity.account_requests import GROUPS, STATES
from services.contracts.profiles import NAMES, Profile


@dataclass(frozen=True)
class State:
    """A state's word, and the look of its tag."""

    word: Any
    tone: str = ""
    icon: str = ""


STATE_WORDS = {
    "active": State(_("Aktif"), "plain"),
    "ending": State(_("Segera berakhir")),
    "away": State(_("Lama tak masuk"), "warn", "clock"),
    "invited": State(_("Menunggu aktivasi"), "info"),
    "empty": State(_("Tanpa profil")),
    "locked": State(_("Terkunci"), "bad", "lock"),
}
GROUP_WORDS = {"verifiers": _("Verifikator"), "operators": _("Operator"), "admins": _("Admin")}
WHAT_IT_DOES = {
    Profile.EXECUTIVE: _("Melihat rekapitulasi dan statistik."),
    Profile.SUPER_ADMIN: _("Mengatur semua pengguna dan pengaturan sistem."),
    Profile.KANREG_ADMIN: _("Mengatur pengguna di wilayah kantor regional."),
    Profile.AGENCY_ADMIN: _("Mengatur pengguna, pendaftar, dan verifikasi instansinya."),
    Profile.REGISTRATION_VERIFIER: _("Memeriksa pendaftaran sebelum PNS dapat mengisi formulir."),
    Profile.VERIFIER_L1: _("Memeriksa setiap perubahan dan dokumennya, lalu mengirim ke Level 2."),
    Profile.VERIFIER_L2: _("Memeriksa hasil Level 1 di instansi, lalu mengirim ke BKN."),
    Profile.VERIFIER_BKN: _("Memeriksa hasil Level 2, lalu menetapkan perubahan di BKN."),
    Profile.VERIFIER_BKN_STATUS: _("Memutuskan tanggal lahir dan status kepegawaian di BKN."),
    Profile.SCHOOL_OPERATOR: _("Menambah dan mengubah data sekolah negeri dan swasta."),
    Profile.HEALTH_UNIT_OPERATOR: _("Menambah dan mengubah data unit kesehatan."),
    Profile.LOCATION_OPERATOR: _("Menambah dan mengubah lokasi kerja."),
    Profile.EXPORT_OPERATOR: _("Mengunduh data hasil verifikasi wilayahnya."),
    Profile.ROLLBACK_OPERATOR: _("Mengembalikan formulir ke level sebelumnya."),
    Profile.HELPDESK_BKN: _("Menjawab pertanyaan yang sampai ke BKN."),
    Profile.HELPDESK_KANREG: _("Menjawab pertanyaan di wilayah kantor regional."),
    Profile.HELPDESK_BKD: _("Menjawab pertanyaan PNS instansinya."),
    Profile.HELPDESK_MUTASI: _("Menjawab pertanyaan tentang mutasi."),
    Profile.HELPDESK_PENSIUN: _("Menjawab pertanyaan tentang pensiun."),
    Profile.L1_MOVE_OPERATOR: _("Memindahkan berkas ke verifikator Level 1 lain."),
    Profile.OPERATIONS: _("Memantau jalannya sistem."),
}
PROFILE_NAMES: dict[str, str] = {str(profile): name for profile, name in NAMES.items()}
if unsaid := {*STATES} ^ STATE_WORDS.keys() | {*GROUPS} ^ GROUP_WORDS.keys() | {*Profile} ^ WHAT_IT_DOES.keys():
    raise AssertionError(f"no words for {unsaid}")


def last_day(ends_at: str) -> str:
    """The last day on which a profile holds, in words: it ends with the midnight after it; "" without end."""
    return tanggal((local(ends_at) - timedelta(seconds=1)).date()) if ends_at else ""


def soon(ends_at: str) -> str:
    """The same without its year, the month short: ``30 Sep``."""
    day, month, *_year = last_day(ends_at).split()
    return f"{day} {month[:3]}"


def not_yet(starts_at: str, now: str) -> bool:
    """Whether a profile begins in the future."""
    return datetime.fromisoformat(starts_at) > datetime.fromisoformat(now)


def counted(number: int, most: int = 1000) -> str:
    """A count that stops at ``most``."""
    return f"{most // 1000}.000+" if number >= most else str(number)


NAMES_OF_TEMPLATES = {
    "states": STATE_WORDS, "states_by_word": [(code, state.word) for code, state in STATE_WORDS.items()],
    "groups": GROUP_WORDS, "does": WHAT_IT_DOES, "profile_names": PROFILE_NAMES,
    "last_day": last_day, "soon": soon, "not_yet": not_yet, "counted": counted,
}  # fmt: skip
