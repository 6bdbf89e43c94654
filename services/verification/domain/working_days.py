"""Working days: Monday to Friday; the national holidays come with the calendar of the campaign."""
from datetime import date, timedelta


def between(start: date, end: date) -> int:
    """How many working days lie after ``start`` up to and with ``end``; 0 when ``end`` is not later."""
    days = max((end - start).days, 0)
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((start + timedelta(days=weeks * 7 + i)).weekday() < 5 for i in range(1, rest + 1))


def days_after(day: date, count: int) -> date:
    """The day that lies ``count`` working days after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def days_before(day: date, count: int) -> date:
    """The day that lies ``count`` working days before ``day``."""
    while count > 0:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day
