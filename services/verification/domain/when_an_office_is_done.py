"""When the open work of an office would be done: at the pace of its last working days, and nothing new coming."""
from __future__ import annotations

from datetime import date, timedelta

from services.contracts.working_days import days_after, days_before, is_working_day

LOOKED_BACK = 10  # working days
FARTHEST = 1500  # working days, about six years: nobody plans by a later day


def looked_back_from(today: date) -> date:
    """The first of the working days that make the pace; today counts as far as it has gone."""
    first = days_before(today, LOOKED_BACK - 1)
    return first if is_working_day(today) else days_before(first, 1)


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
