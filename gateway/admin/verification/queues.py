"""The queues of an office as the inbox and the menu show them: code, address, name, icon."""
from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from services.contracts.verification.requests import COUNTED_QUEUES


@dataclass(frozen=True)
class Queue:
    """``code`` is verification's word, ``slug`` the address's; an empty one shows ``why_empty`` and ``what_comes``."""

    code: str
    slug: str
    name: str
    icon: str
    context: str
    why_empty: str
    what_comes: str
    warns: bool = False


IN_ORDER = (
    Queue(
        "mine", "tugas-saya", _("Tugas saya"), "hand", _("Anda pegang sekarang"),
        _("Anda sedang tidak memegang berkas."),
        _("Tekan Ambil berikutnya: berkas tertua di wilayah Anda terbuka di meja."),
    ),
    Queue(
        "unclaimed", "belum-diambil", _("Belum diambil"), "inbox", _("tertua lebih dulu"),
        _("Semua berkas di wilayah Anda sudah diambil atau selesai."),
        _("Berkas baru masuk sendiri begitu PNS atau level sebelumnya mengirim."),
    ),
    Queue(
        "late", "hampir-lewat", _("Hampir lewat"), "clock", _("jatuh tempo segera"),
        _("Tidak ada berkas yang mendekati batas waktu."),
        _("Berkas muncul di sini menjelang batas hari kerjanya."),
        warns=True,
    ),
    Queue(
        "returned", "dikembalikan", _("Dikembalikan"), "return", _("menunggu perbaikan PNS"),
        _("Tidak ada berkas yang menunggu perbaikan PNS."),
        _("Berkas yang Anda kembalikan tinggal di sini sampai PNS mengirimnya lagi."),
    ),
    Queue(
        "sent", "dikirim-hari-ini", _("Dikirim hari ini"), "send", _("selesai Anda putuskan"),
        _("Anda belum mengirim berkas hari ini."),
        _("Berkas yang Anda kirim hari ini tercatat di sini."),
    ),
)

SEARCH = Queue(
    "all", "cari", _("Cari formulir"), "search", "", _("Cari formulir yang sedang atau pernah ada di kantor Anda."),
    _("Ketik nomor registernya seutuhnya."),
)

BY_SLUG = {queue.slug: queue for queue in (*IN_ORDER, SEARCH)}
BY_CODE = {queue.code: queue for queue in IN_ORDER}
DEFAULT = BY_CODE["unclaimed"]

if missing := set(COUNTED_QUEUES) - BY_CODE.keys():
    raise AssertionError(f"IN_ORDER has no line for {missing}")
