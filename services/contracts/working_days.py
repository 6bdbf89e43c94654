"""Working days: Monday to Friday without the national holidays and joint leave, which ``holidays.csv`` lists.

A holiday more is a line there (source: the ministers' joint decree of each year); dates that move with the moon are
known about a year ahead.
"""
import csv
from bisect import bisect_right
from datetime import date, timedelta
from pathlib import Path

WEEKDAYS = 5
_LIST = Path(__file__).parent / "holidays.csv"

with _LIST.open(encoding="utf-8", newline="") as _file:
    HOLIDAYS = {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(_file)}
_ON_WEEKDAYS = sorted(day for day in HOLIDAYS if day.weekday() < WEEKDAYS)


def is_working_day(day: date) -> bool:
    """Whether offices work."""
    return day.weekday() < WEEKDAYS and day not in HOLIDAYS


def between(start: date, end: date) -> int:
    """How many working days lie after ``start`` up to and with ``end``; 0 when ``end`` is not later."""
    days = max((end - start).days, 0)
    weeks, rest = divmod(days, 7)
    last_days = (start + timedelta(days=weeks * 7 + i) for i in range(1, rest + 1))
    weekdays = weeks * WEEKDAYS + sum(day.weekday() < WEEKDAYS for day in last_days)
    free = bisect_right(_ON_WEEKDAYS, end) - bisect_right(_ON_WEEKDAYS, start) if days else 0
    return weekdays - free


def days_after(day: date, count: int) -> date:
    """The day that lies ``count`` working days after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def days_before(day: date, count: int) -> date:
    """The day that lies ``count`` working days before ``day``."""
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def first_of_last(count: int, end: date) -> date:
    """The first of the last ``count`` working days up to and with ``end``: ``between`` from an earlier day is as many.

    ``count`` is 1 or more.  On a Saturday the first of the last five is Monday.
    """
    return days_before(end + timedelta(days=1), count)
