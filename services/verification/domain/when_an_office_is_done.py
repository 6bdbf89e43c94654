"""When the open work of an office would be done: at the pace of its last working days, and nothing new coming."""
from __future__ import annotations

from datetime import date, timedelta

from services.contracts.working_days import days_after

LOOKED_BACK = 10  # working days that make the pace; today counts as far as it has gone
FARTHEST = 1500  # working days, about six years: nobody plans by a later day


def ends_on(open_cases: int, decided: int, today: date) -> date | None:
    """The working day on which the last open case is decided; today when none is open, None when nothing moves."""
    if not open_cases:
        return today
    if not decided:
        return None
    needed = -(-open_cases * LOOKED_BACK // decided)  # rounded up
    if needed > FARTHEST:
        return None
    return days_after(today - timedelta(days=1), needed)
