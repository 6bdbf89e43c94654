"""Which subscribing system hears of a changed record: everybody, or by the agency and by what has changed."""
from __future__ import annotations

from collections.abc import Collection, Iterable

from services.contracts.form_fields import FORM_FIELDS
from services.contracts.registration.events import What
from services.verification.domain.who_verifies_what import WHO_VERIFIES

SUBJECTS = tuple(WHO_VERIFIES)  # fields, and ``riwayat:<kind>``: what a filter may name

NEVER = frozenset(name for name, field in FORM_FIELDS.items() if field.secret)  # NIK, NPWP, BPJS
ONLY_BY_NAME = frozenset(  # of family, children and discipline: specific data, UU 27/2022
    {"riwayat:pasangan", "riwayat:anak", "riwayat:orang_tua", "riwayat:hukuman_disiplin"}
)
CONCERNS_THE_PERSON = frozenset({What.ADDED, What.MOVED})  # told whatever fields a filter names: who is there changes
if unknown := ONLY_BY_NAME - set(SUBJECTS):
    raise AssertionError(f"ONLY_BY_NAME names what nobody verifies: {sorted(unknown)}")


def sees(subjects: Collection[str]) -> list[str]:
    """What a system may fetch of a record that it hears of: what its filter names; without one what is not specific."""
    named = subjects or set(SUBJECTS) - ONLY_BY_NAME
    return [subject for subject in SUBJECTS if subject in named and subject not in NEVER]


def subject_of(change_key: str) -> str:
    """The field, or ``riwayat:<kind>`` of a row."""
    kind, is_row, _ = change_key.partition(":")
    return f"riwayat:{kind}" if is_row else kind


def hears(
    agencies: Collection[str], subjects: Collection[str], *, of: Collection[str], changed: Iterable[str],
    whole: bool = False,
) -> bool:
    """True where neither filter shuts it out; an empty filter lets everything through.

    ``of``: the person's agencies, before and after; ``whole``: it concerns the person, not a field.
    """
    by_agency = not agencies or not set(agencies).isdisjoint(of)
    return by_agency and (whole or not subjects or any(subject_of(key) in subjects for key in changed))
