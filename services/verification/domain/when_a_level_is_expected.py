"""By when a civil servant may expect a level to decide: some working days after the case came there, or will come.

A day of the past is never promised: who waits longer than that is told that it takes longer.
"""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.verification.domain.levels import LEVELS
from services.verification.domain.working_days import days_after

TAKES = {1: 5, 2: 5, 3: 8, 4: 2}  # working days; an officer's queue calls a case nearly late after four
A_FURTHER_LEVEL = 5


def expected(states: Sequence[tuple[int, str, date | None]], today: date) -> dict[int, date]:
    """``states``: each level in order, with todo, now, done or skipped, and the day since which it has the case.

    The answer holds the levels that still decide, and none from a level on that is late already.
    """
    days: dict[int, date] = {}
    begins = today
    for number, state, since in states:
        if state not in ("now", "todo"):
            continue
        due = days_after(since or begins, TAKES.get(number, A_FURTHER_LEVEL))
        if due < today:
            return {}
        days[number] = begins = due
    return days


if unknown := TAKES.keys() - LEVELS.keys():
    raise AssertionError(f"TAKES names levels that there are not: {unknown}")
