"""Which values of a list hold on a day: from the first day that is set until, not on, the last one.

A value that was switched off without a day (an import said so) holds on no day; without any day it always does.
"""

from datetime import date

HOLDS, COMING, ENDED = "holds", "coming", "ended"
STATES = (HOLDS, COMING, ENDED)


def state(day: date, *, active: bool, valid_from: date | None, valid_to: date | None) -> str:
    """``HOLDS``, ``COMING`` or ``ENDED`` on this day."""
    if valid_to is not None:
        if day >= valid_to:
            return ENDED
    elif not active:
        return ENDED
    return COMING if valid_from is not None and day < valid_from else HOLDS
