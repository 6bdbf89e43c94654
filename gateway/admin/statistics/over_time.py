"""Cumulative lines: how many had come so far at the end of each day, and where today's pace leads."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import lazy_gettext as _

from gateway.admin.statistics.measures import MEASURES
from services.contracts.reporting.answers import DayChange, ForecastShown

LINES = (("terdaftar", _("Daftar")), ("terkirim", _("Kirim")), ("selesai", _("Selesai")))


@dataclass(frozen=True)
class Day:
    """The end of one day: people by key of ``LINES``."""

    day: date
    people: dict[str, int]


def cumulative(changes: Sequence[DayChange], today: date) -> list[Day]:
    """Every day from the first change to today, those without any change, too."""
    standing: Counter[str] = Counter()
    by_day = {date.fromisoformat(one["day"]): one["stages"] for one in changes}
    if not by_day:
        return []
    days, day, last = [], min(by_day), max(today, *by_day)
    while day <= last:
        standing.update(by_day.get(day, {}))
        days.append(Day(day, {name: MEASURES[name].of(standing) for name, _label in LINES}))
        day += timedelta(days=1)
    return days


def lately(days: Sequence[Day], number: str) -> list[Day]:
    """The last so many days; "" for all."""
    return list(days[-int(number) - 1 :] if number else days)


def leads_to(days: Sequence[Day], forecast: ForecastShown, expected: int) -> Day | None:
    """Where the line of the finished ends that is drawn ahead: at most twice as far as the lines behind it."""
    if not days or not forecast["day"] or forecast["pace"] <= 0:
        return None
    last, furthest = days[-1], days[-1].day + (days[-1].day - days[0].day) + timedelta(days=14)
    end = min(date.fromisoformat(forecast["day"]), furthest)
    if end <= last.day:
        return None
    done = last.people["selesai"] + forecast["pace"] * (end - last.day).days
    return Day(end, {"selesai": min(expected, round(done))})
