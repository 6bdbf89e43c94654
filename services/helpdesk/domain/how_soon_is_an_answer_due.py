"""How soon an answer is due, in working hours: the hours of offices on working days, in western Indonesian time.

Source: mission, "Helpdesk" (the two agencies of a move have five working days); the other hours are ours.
"""
from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.working_days import days_before, is_working_day

OFFICE = ZoneInfo("Asia/Jakarta")
OPENS, CLOSES = time(8), time(16)
A_DAY = CLOSES.hour - OPENS.hour  # working hours
SOON = A_DAY  # working hours before the end in which a ticket is nearly late
TRANSFER_DAYS = 5  # working days that an agency has to confirm a move

HOURS = dict.fromkeys(CATEGORIES, 3 * A_DAY) | {
    "turun_status": A_DAY,  # somebody waits to go on with the form
    "verifikasi_noreg": A_DAY,
    "beda_instansi": (TRANSFER_DAYS + 3) * A_DAY,
}


def hours_between(start: datetime, end: datetime) -> int:
    """Whole working hours from one moment to a later one; 0 when it is not later."""
    start, end = start.astimezone(OFFICE), end.astimezone(OFFICE)
    total, day = timedelta(), start.date()
    while day <= end.date():
        if is_working_day(day):
            opens, closes = (datetime.combine(day, at, OFFICE) for at in (OPENS, CLOSES))
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += timedelta(days=1)
    return int(total.total_seconds() // 3600)


def moment_before(now: datetime, hours: int) -> datetime:
    """The latest moment from which ``hours`` working hours have passed until ``now``; UTC."""
    at, left = now.astimezone(OFFICE), timedelta(hours=hours)
    while True:
        if is_working_day(at.date()):
            opens, closes = (datetime.combine(at.date(), hour, OFFICE) for hour in (OPENS, CLOSES))
            here = min(at, closes) - opens
            if here >= left:
                return (min(at, closes) - left).astimezone(UTC)
            left -= max(here, timedelta())
        at = datetime.combine(days_before(at.date(), 1), CLOSES, OFFICE)


def nearly_late_before(category: str, now: datetime) -> datetime:
    """A waiting ticket of this category that was reported before is late, or has less than a working day left."""
    return moment_before(now, HOURS[category] - SOON)
