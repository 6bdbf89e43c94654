"""When who has not sent is reminded, and when who follows up is told of a deadline."""
from __future__ import annotations

from datetime import date, timedelta

EVERY = timedelta(days=7)  # nobody is written to more often, whoever asks
BY_ITSELF = 3  # letters that the system writes without being asked; afterwards it is the agency's turn
FROM, UNTIL = 7, 17  # o'clock in Jakarta, on working days: letters come when people are at work
NEAR = timedelta(days=3)  # so long before its deadline a follow-up is near

NEARS, OVER = "near", "over"


def due(deadline: date, today: date) -> str:
    """``near``, ``over`` or ""; the deadline itself is still in time."""
    if deadline < today:
        return OVER
    return NEARS if deadline - today <= NEAR else ""
