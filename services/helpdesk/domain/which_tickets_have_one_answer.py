"""May one answer close two tickets: everybody who asked reads it, so that it must be about nobody else."""
from __future__ import annotations

from typing import NamedTuple

from services.contracts.helpdesk.effects import EFFECTS, FOR_ALL

ANOTHER_KIND = "Hanya tiket dengan jenis laporan yang sama yang dapat digabungkan."
ANOTHER_PERSON = "Kedua laporan ini tentang dua orang. Jawab masing-masing: jawabannya dibaca kedua pelapor."


class About(NamedTuple):
    """What a ticket is about; ``person_id`` is "" for a NIP that nobody had."""

    category: str
    person_id: str
    nip: str


def why_two(one: About, other: About) -> str:
    """The reason for which each needs an answer of its own, or ""."""
    if one.category != other.category:
        return ANOTHER_KIND
    same = one.nip == other.nip or (one.person_id and one.person_id == other.person_id)
    return "" if same or EFFECTS[one.category].does in FOR_ALL else ANOTHER_PERSON
