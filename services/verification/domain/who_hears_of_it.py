"""Which subscribing system hears of a completion: everybody, or by the agency and by what has changed."""
from __future__ import annotations

from collections.abc import Collection, Iterable

from services.verification.domain.who_verifies_what import WHO_VERIFIES

SUBJECTS = tuple(WHO_VERIFIES)  # fields, and ``riwayat:<kind>``: what a filter may name


def subject_of(change_key: str) -> str:
    """The field, or ``riwayat:<kind>`` of a row."""
    kind, is_row, _ = change_key.partition(":")
    return f"riwayat:{kind}" if is_row else kind


def hears(
    agencies: Collection[str], subjects: Collection[str], *, agency_id: str, changed: Iterable[str]
) -> bool:
    """True where neither filter shuts it out; an empty filter lets everything through."""
    by_agency = not agencies or agency_id in agencies
    return by_agency and (not subjects or any(subject_of(key) in subjects for key in changed))
