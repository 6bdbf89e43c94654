"""What the helpdesk's pages call things: queues, icons of categories, what an approval does, how old a ticket is."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from gateway.admin.blueprint import bp
from services.contracts.helpdesk.answers import TicketRow
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.helpdesk.effects import EFFECTS, Does

A_DAY = 8  # working hours
HOME = "/admin/helpdesk"


@dataclass(frozen=True)
class Queue:
    """``code`` is the helpdesk's word, ``slug`` the address's; an empty one says ``why_empty`` and ``what_comes``."""

    code: str
    slug: str
    name: Any
    icon: str
    context: Any
    why_empty: Any
    what_comes: Any


QUEUES = (
    Queue("unclaimed", "belum-diambil", _("Belum diambil"), "inbox", _("tertua lebih dulu"),
          _("Semua tiket di meja Anda sudah diambil atau dijawab."),
          _("Tiket baru masuk sendiri begitu seseorang melapor.")),
    Queue("mine", "tugas-saya", _("Tugas saya"), "hand", _("Anda pegang sekarang"),
          _("Anda sedang tidak memegang tiket."),
          _("Tekan Ambil berikutnya: tiket tertua di meja Anda terbuka.")),
    Queue("late", "hampir-lewat", _("Hampir lewat"), "clock", _("jatuh tempo segera"),
          _("Tidak ada tiket yang mendekati batas waktu."),
          _("Tiket muncul di sini sehari kerja sebelum batas waktunya.")),
    Queue("waiting", "semua", _("Semua yang menunggu"), "stack", _("di semua meja Anda"),
          _("Tidak ada tiket yang menunggu jawaban."),
          _("Tiket baru masuk sendiri begitu seseorang melapor.")),
    Queue("answered", "dijawab", _("Sudah dijawab"), "check", _("hari ini oleh Anda"),
          _("Belum ada tiket yang dijawab di meja Anda."),
          _("Tiket yang dijawab tinggal di sini dan dapat dibuka kembali.")),
)  # fmt: skip
BY_SLUG = {queue.slug: queue for queue in QUEUES}

_OF_DOES = {
    Does.CORRECT_RECORD: "edit", Does.MOVE_PERSON: "share", Does.REINSTATE: "user", Does.ADD_PERSON: "plus",
    Does.ADD_UNIT: "building", Does.ADD_VALUE: "stack", Does.TURN_BACK: "return", Does.CHOOSE_UNIT: "share",
    Does.OPEN_FOR_APPROVAL: "check",
}  # fmt: skip
ICONS = {slug: _OF_DOES[EFFECTS[slug].does] for slug in CATEGORIES} | {
    "data_sekolah": "school", "data_unit_kesehatan": "steth", "ref_lokasi": "pin",
}  # fmt: skip

APPROVAL = {  # the label of Setuju, and what happens when it is saved
    Does.CORRECT_RECORD: (_("Setuju, betulkan datanya"), _("Data negara dibetulkan seperti yang tertulis di sini")),
    Does.MOVE_PERSON: (_("Setuju, pindahkan"), _("Data negara, pendaftaran, dan berkas terbuka pindah instansi")),
    Does.REINSTATE: (_("Setuju, aktifkan kembali"), _("Orang ini tercatat aktif lagi dan dapat mendaftar")),
    Does.ADD_PERSON: (_("Setuju, tambahkan orangnya"), _("Orang baru di data negara, dan ia dapat mendaftar")),
    Does.ADD_UNIT: (_("Setuju, tambahkan unit"), _("Unit baru di pohon unit instansi, dengan nama Anda")),
    Does.ADD_VALUE: (_("Setuju, tambahkan"), _("Nilai baru di data acuan, dengan nama Anda sebagai penambah")),
    Does.TURN_BACK: (_("Setuju, turunkan status"), _("Formulir kembali ke PNS dan dapat diubah lagi")),
    Does.CHOOSE_UNIT: (_("Setuju, pindahkan verifikator"), _("Berkas diperiksa unit verifikator yang Anda pilih")),
    Does.OPEN_FOR_APPROVAL: (_("Setuju, buka untuk disetujui"), _("Pendaftaran menunggu persetujuan di Registrasi")),
}  # fmt: skip

if silent := set(Does) - APPROVAL.keys():
    raise AssertionError(f"APPROVAL has no line for {silent}")


@dataclass(frozen=True)
class Age:
    """``plain`` is the age alone; words say when it is late, with a tone and its icon."""

    plain: str
    words: str
    tone: str = ""
    icon: str = ""


@bp.app_template_filter()
def usia_tiket(row: TicketRow) -> Age:
    """``5 jam kerja``, ``3 hari kerja``; in its last working day ``Hampir lewat``, then ``Lewat``."""
    hours, left = row["age_hours"], row["due_hours"]
    days = hours // A_DAY
    words = (
        ngettext("%(num)d hari kerja", "%(num)d hari kerja", days) if days
        else ngettext("%(num)d jam kerja", "%(num)d jam kerja", hours)
    )
    if left <= 0:
        return Age(words, str(_("Lewat, %(age)s", age=words)), "bad", "alert")
    near = Age(words, str(_("Hampir lewat, %(age)s", age=words)), "warn", "clock")
    return near if left <= A_DAY else Age(words, words)


@bp.app_template_filter()
def sisa_tiket(row: TicketRow) -> str:
    """How long until the answer is due, in working days or hours; a late one says so."""
    left = row["due_hours"]
    if left <= 0:
        return str(_("lewat"))
    days = left // A_DAY
    if days:
        return ngettext("%(num)d hari kerja", "%(num)d hari kerja", days)
    return ngettext("%(num)d jam kerja", "%(num)d jam kerja", left)
