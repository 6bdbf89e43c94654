"""When a profile begins and ends: with the days of Jakarta, the last day included."""
from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OFFICE_DAY = ZoneInfo("Asia/Jakarta")
PAST = "Tanggal berakhir harus hari ini atau sesudahnya."
BACKWARDS = "Tanggal berakhir harus sama dengan atau sesudah tanggal mulai."


def why_not(starts_on: date | None, ends_on: date | None, now: datetime) -> str:
    """What is wrong with the two days, or ""."""
    today = now.astimezone(OFFICE_DAY).date()
    if ends_on is not None and ends_on < today:
        return PAST
    return BACKWARDS if starts_on is not None and ends_on is not None and ends_on < starts_on else ""


def begins_at(starts_on: date | None, now: datetime) -> datetime:
    """The first moment; at once when the day is not given, is today, or is past."""
    return now if starts_on is None else max(now, _midnight(starts_on))


def ends_at(ends_on: date | None) -> datetime | None:
    """The moment after the last day, or None for a profile without end."""
    return None if ends_on is None else _midnight(ends_on + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_DAY).astimezone(UTC)
