"""Ages of cases are told in working days."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.working_days import between, days_before

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (MONDAY, MONDAY, 0),
        (MONDAY, FRIDAY, 4),
        (FRIDAY, FRIDAY + timedelta(days=2), 0),  # Sunday
        (FRIDAY, FRIDAY + timedelta(days=3), 1),  # Monday
        (MONDAY, MONDAY + timedelta(days=7), 5),
        (FRIDAY, MONDAY, 0),  # the clock went back
    ],
)
def test_working_days_between_two_days(start: date, end: date, count: int) -> None:
    assert between(start, end) == count


@given(days, st.integers(0, 800))
def test_it_is_the_same_as_counting_them_one_by_one(start: date, length: int) -> None:
    each = [start + timedelta(days=i) for i in range(1, length + 1)]
    assert between(start, start + timedelta(days=length)) == sum(day.weekday() < 5 for day in each)


@given(days, st.integers(1, 60))
def test_the_day_that_lies_so_many_working_days_before(day: date, count: int) -> None:
    before = days_before(day, count)
    assert before.weekday() < 5
    assert sum((before + timedelta(days=i)).weekday() < 5 for i in range((day - before).days)) == count
