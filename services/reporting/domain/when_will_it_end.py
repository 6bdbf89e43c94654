"""When the campaign ends at the pace of the last four weeks, with the range that its fastest and slowest week give."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

WEEK, WEEKS = 7, 4
FURTHEST = 3650  # days; what is further away is no forecast


@dataclass(frozen=True)
class Forecast:
    """``day`` at the average pace (people a day); ``earliest`` and ``latest`` at that of the best and worst week.

    A day is None where at that pace nothing moves, or the end is more than ten years away.
    """

    pace: float
    day: date | None
    earliest: date | None
    latest: date | None


def forecast(left: int, done: Mapping[date, int], today: date) -> Forecast:
    """``left`` people are not done yet; ``done`` says how many were on each day.  Today does not count: it is not over.

    Weeks before the first one in which anybody was done say nothing about the pace.
    """
    weeks = [sum(done.get(today - timedelta(days=WEEK * n + d), 0) for d in range(1, WEEK + 1)) for n in range(WEEKS)]
    while len(weeks) > 1 and weeks[-1] <= 0:
        weeks.pop()
    paces = [max(0.0, week / WEEK) for week in weeks]
    average = sum(paces) / len(paces)
    return Forecast(average, *(_end(left, pace, today) for pace in (average, max(paces), min(paces))))


def _end(left: int, pace: float, today: date) -> date | None:
    if left <= 0:
        return today
    days = ceil(left / pace) if pace else FURTHEST + 1
    return today + timedelta(days=days) if days <= FURTHEST else None
