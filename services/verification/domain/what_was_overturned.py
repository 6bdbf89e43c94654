"""Which earlier decisions a new one overturns: on the same value and the same documents, the other way.

It is the next level that rejects what a level before approved, or a later round in which somebody approves what was
rejected although nothing was changed.  A decision is overturned once, and nobody overturns himself.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """A final decision on one change; ``digest`` covers its value and its documents."""

    key: str
    digest: str
    approved: bool
    who: str
    level: int
    round: int


def overturned_by(new: Verdict, before: Sequence[Verdict]) -> list[Verdict]:
    """``before``: all earlier decisions on the case, the oldest first."""
    found = []
    for old in reversed(before):
        if (old.key, old.digest) != (new.key, new.digest):
            continue
        if old.approved == new.approved:
            break  # what came before this one was overturned then
        if old.who != new.who:
            found.append(old)
    return found
