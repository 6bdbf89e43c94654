"""By when a civil servant may expect a level to decide: its working days (``levels``) after the case came, or will.

A day of the past is never promised: who waits longer than that is told that it takes longer.
"""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.contracts.working_days import days_after
from services.verification.domain.levels import LEVELS


def expected(states: Sequence[tuple[int, str, date | None]], today: date) -> dict[int, date]:
    """``states``: each level in order, with todo, now, done or skipped, and the day since which it has the case.

    The answer holds the levels that still decide, and none from a level on that is late already.
    """
    days: dict[int, date] = {}
    begins = today
    for number, state, since in states:
        if state not in ("now", "todo"):
            continue
        due = days_after(since or begins, LEVELS[number].days)
        if due < today:
            return {}
        days[number] = begins = due
    return days
