"""Kalimat baku: sentences that verifiers and the helpdesk write again and again, kept by the super admin.

Until somebody sets others, those below hold.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypedDict

from marshmallow import ValidationError, fields, validate, validates_schema

from services.contracts.request import Request, text

MOST_REASONS, MOST_ANSWERS = 9, 20  # the first: as many as there are keys for them
LONGEST_LABEL = 60  # characters
REASONS = (
    "Dokumen tidak memuat data ini",
    "Dokumen tidak terbaca",
    "Dokumen bukan milik PNS ini",
    "Isian berbeda dari dokumen",
    "Dokumen tidak lengkap",
)
ANSWERS = (
    "Dokumen belum cukup: Dokumen pada tiket {nomor} belum cukup. Lampirkan SK yang jelas terbaca lewat laporan baru.",
    "Keterangan belum lengkap: Keterangan pada laporan ini belum lengkap. Balas di halaman ini dengan rinciannya.",
    "Sudah benar di data kami: Menurut pemeriksaan kami data untuk {tentang} sudah benar. Periksa kembali isian Anda.",
)
PLACES = ("nomor", "tentang", "nama")  # of an answer: the ticket's number, what it is about, the reporter's name
_PLACE = re.compile(r"\{([^{}]*)\}")
TWICE = "Kalimat ini ditulis dua kali: %s"
NO_LABEL = f"Tulis judul paling panjang {LONGEST_LABEL} tanda, titik dua, lalu kalimatnya: %s"
NO_PLACE = "Yang dapat disisipkan hanya {nomor}, {tentang}, dan {nama}: %s"


class Answer(TypedDict):
    """``text`` has places in braces, see ``PLACES``."""

    label: str
    text: str


class Phrases(TypedDict):
    """What holds now."""

    reasons: list[str]
    answers: list[Answer]


class Reasons(Request):
    """Reasons of a rejection, as the civil servant reads them."""

    lines = fields.List(text(200), required=True, validate=validate.Length(1, MOST_REASONS))

    @validates_schema
    def are_all_different(self, data: dict[str, Any], **_: Any) -> None:
        """A reason that stands twice has two keys."""
        _assert_different(data["lines"])


class Answers(Request):
    """Answers of the helpdesk, ``label: text`` each."""

    lines = fields.List(text(1000), required=True, validate=validate.Length(1, MOST_ANSWERS))

    @validates_schema
    def can_be_used(self, data: dict[str, Any], **_: Any) -> None:
        """Each has a label of its own, and names no place that a ticket has not."""
        for line in data["lines"]:
            label, _colon, said = line.partition(":")
            if not (label.strip() and said.strip()) or len(label.strip()) > LONGEST_LABEL:
                raise ValidationError(NO_LABEL % line[:40], "lines")
            if set(_PLACE.findall(said)) - set(PLACES):
                raise ValidationError(NO_PLACE % line[:40], "lines")
        _assert_different([line.partition(":")[0].strip() for line in data["lines"]])


def answers_of(lines: Sequence[str]) -> list[Answer]:
    """The lines of the setting as the helpdesk's page offers them."""
    parted = [line.partition(":") for line in lines]
    return [Answer(label=label.strip(), text=said.strip()) for label, _, said in parted]


def filled(said: str, **places: str) -> str:
    """The sentence with its places filled; what is in none stays as it is."""
    return _PLACE.sub(lambda found: places.get(found.group(1), found.group(0)), said)


def _assert_different(lines: Sequence[str]) -> None:
    known: set[str] = set()
    for line in lines:
        if line.casefold() in known:
            raise ValidationError(TWICE % line[:40], "lines")
        known.add(line.casefold())
