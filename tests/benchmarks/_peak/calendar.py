"""The campaign of 2015 day by day: how many forms are sent, and how many officials decide.

Figures of 2015, from shared/spec/mission.md ("Why it is hard") and shared/data/timeline_2015.csv, with the press that
these name: registration was open from 1 September (jpnn) to 31 December, when 4,450,727 of 4,556,765 were registered
(sumutpos, bisnis); forms were to be sent by 30 November (malangkota); on 5 January 1,630,816 still waited at level 1
or 2 and 449,057 had handed in no documents (circular K.26-30/V.2-1/99, by blogomjhon).

Assumed, for nobody published it: who had no documents had not sent, all others had by 31 December; a day's number
follows the weekday and rises towards both deadlines to five times the usual one (mission: "design peak 5 times that");
the hours are those of complaints about an unreachable site; officials work eight hours on working days, at every level
as many cases an hour as got past level 2 in 2015.
"""
from __future__ import annotations

from datetime import date, timedelta
from math import exp

from services.contracts.working_days import is_working_day

OPENS, DEADLINE = date(2015, 9, 1), date(2015, 12, 31)
COUNTED = date(2016, 1, 5)  # the day of the figures of what waits
REGISTERED, WITHOUT_DOCUMENTS, WAITED = 4_450_727, 449_057, 1_630_816
SENT = REGISTERED - WITHOUT_DOCUMENTS

RUSHES = (date(2015, 11, 30), DEADLINE)
TIMES, FADES = 5, 4  # times the usual number on the last day; days before it by which the rush is a third
AT_HOME = 0.3  # of a working day's forms are sent on another day

# parts of a day: the share of its forms, and the hours in which officials decide
PARTS = ((0.25, 2), (0.25, 2), (0.15, 2), (0.15, 2), (0.20, 0))  # from 8, 10, 12, 14 o'clock; the rest of the day
OFFICE_HOURS = sum(hours for _, hours in PARTS)


def days(number: int) -> list[date]:
    """The first so many days of the campaign and of what followed."""
    return [OPENS + timedelta(days=after) for after in range(number)]


def sent_on(scale: int) -> dict[date, int]:
    """Forms that are sent on each day in a country that is 1/``scale`` of Indonesia; together they are exact."""
    campaign = days((DEADLINE - OPENS).days + 1)
    weights = {day: _weight(day) for day in campaign}
    whole, total = sum(weights.values()), SENT // scale
    found, before, reached = {}, 0, 0.0
    for day in campaign:
        reached += weights[day]
        until = round(total * reached / whole)
        found[day], before = until - before, until
    return found


def parts_of(number: int) -> list[int]:
    """A day's forms, part by part."""
    found, before, reached = [], 0, 0.0
    for share, _ in PARTS:
        reached += share
        until = round(number * reached)
        found.append(until - before)
        before = until
    return found


def decided_in_an_hour(scale: int) -> float:
    """Cases that all officials of one level decide in an office hour: what got past level 2 by 5 January."""
    worked = sum(is_working_day(day) for day in days((COUNTED - OPENS).days + 1)) * OFFICE_HOURS
    return (SENT - WAITED) / scale / worked


def _weight(day: date) -> float:
    left = next((rush - day).days for rush in (*RUSHES, date.max) if rush >= day)
    usual = 1.0 if is_working_day(day) else AT_HOME
    return usual * (1 + (TIMES - 1) * exp(-left / FADES))
