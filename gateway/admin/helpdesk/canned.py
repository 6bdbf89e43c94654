"""Jawaban baku: sentences that operators often write, with the placeholders filled in from the ticket."""
from __future__ import annotations

from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from gateway.admin import phrases
from services.contracts.helpdesk.answers import TicketOpened
from services.contracts.helpdesk.effects import EFFECTS, Does
from services.contracts.identity.phrases import filled

INDONESIAN = "id"  # in which Setting Manajemen keeps its sentences: reporters read them


@dataclass(frozen=True)
class Canned:
    """``key`` is in the address; ``text`` has its placeholders filled.

    ``language``: its BCP 47 tag where it differs from the page's, else "".
    """

    key: str
    label: str
    text: str
    language: str = ""


def canned_for(ticket: TicketOpened) -> list[Canned]:
    """That of the category first, then those of every ticket as Setting Manajemen has them."""
    about = ticket["about"] or ticket["label"]
    said = [Canned("setuju", _("Sudah dikerjakan"), _done(EFFECTS[ticket["category"]].does, about))]
    places = {"nomor": ticket["number"], "tentang": about, "nama": ticket["name"]}
    kept, written_in = phrases.current()["answers"], "" if str(get_locale()) == INDONESIAN else INDONESIAN
    return [
        *said,
        *(Canned(one["label"], one["label"], filled(one["text"], **places), written_in) for one in kept),
    ]


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
