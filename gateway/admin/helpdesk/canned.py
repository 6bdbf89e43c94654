"""Jawaban baku: sentences that operators often write, with the placeholders filled in from the ticket."""
from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from services.contracts.helpdesk.answers import TicketOpened
from services.contracts.helpdesk.effects import EFFECTS, Does


@dataclass(frozen=True)
class Canned:
    """``key`` is in the address; ``text`` has its placeholders filled."""

    key: str
    label: str
    text: str


def canned_for(ticket: TicketOpened) -> list[Canned]:
    """Those of the category first, then those of every ticket."""
    about = ticket["about"] or ticket["label"]
    said = [Canned("setuju", _("Sudah dikerjakan"), _done(EFFECTS[ticket["category"]].does, about))]
    said += [
        Canned("dokumen", _("Dokumen belum cukup"),
               _("Dokumen pada tiket %(number)s belum cukup. Lampirkan SK yang jelas terbaca lewat laporan baru.",
                 number=ticket["number"])),
        Canned("lengkapi", _("Keterangan belum lengkap"),
               _("Keterangan pada laporan ini belum lengkap. Balas di halaman ini dengan rinciannya.")),
        Canned("salah-meja", _("Sudah benar di data kami"),
               _("Menurut pemeriksaan kami data untuk %(about)s sudah benar. Periksa kembali isian Anda.",
                 about=about)),
    ]  # fmt: skip
    return said


def _done(does: Does, about: str) -> str:
    """What an approval tells the reporter."""
    words = {
        Does.CORRECT_RECORD: _("Data Anda sudah dibetulkan. Silakan lanjutkan pendaftaran atau isi formulir."),
        Does.MOVE_PERSON: _("Data Anda sudah pindah ke instansi yang benar. Pilih unit organisasi Anda di formulir."),
        Does.REINSTATE: _("Data Anda tercatat aktif lagi. Silakan mendaftar."),
        Does.ADD_PERSON: _("Data Anda sudah ditambahkan. Silakan mendaftar dengan NIP Anda."),
        Does.TURN_BACK: _("Status formulir sudah diturunkan. Silakan betulkan, lalu kirim lagi."),
        Does.CHOOSE_UNIT: _("Verifikator level 1 Anda sudah dipindahkan."),
        Does.OPEN_FOR_APPROVAL: _("Pendaftaran Anda sudah kami buka dan segera diperiksa."),
    }
    return words.get(does, _("%(about)s sudah ada di daftar. Silakan pilih di formulir, lalu kirim.", about=about))
