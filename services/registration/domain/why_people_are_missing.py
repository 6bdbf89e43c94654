"""Why people are missing: what each reason asks for, and whether a letter can still help.

Mission, "Reporting and export": a reason code for each absent person and its proof.
"""
from __future__ import annotations

from typing import NamedTuple

from services.contracts.registration.missing import Reason


class About(NamedTuple):
    """``proof``: a document belongs to it.  ``letters``: the person is reminded nevertheless."""

    proof: bool
    letters: bool


REASONS: dict[Reason, About] = {
    Reason.RETIRED: About(proof=True, letters=False),
    Reason.DIED: About(proof=True, letters=False),
    Reason.TRANSFERRED: About(proof=True, letters=True),
    Reason.LONG_LEAVE: About(proof=True, letters=True),
    Reason.NO_ACCESS: About(proof=False, letters=True),
    Reason.UNKNOWN: About(proof=False, letters=True),
}
if silent := set(Reason) - REASONS.keys():
    raise AssertionError(f"REASONS has no line for {sorted(silent)}")

NO_LETTERS = tuple(reason for reason, about in REASONS.items() if not about.letters)


def asks_for_proof(reason: str) -> bool:
    """Whether the reason stands only with a document; no reason asks for none."""
    return bool(reason) and REASONS[Reason(reason)].proof
