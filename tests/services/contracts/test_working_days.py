"""Ages of cases are told in working days."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.working_days import HOLIDAYS, between, days_after, days_before, first_of_last, is_working_day

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
        (date(2015, 12, 23), date(2015, 12, 28), 1),  # Maulid Nabi, Natal, a weekend
        (date(2015, 7, 15), date(2015, 7, 22), 1),  # Idul Fitri with its joint leave
    ],
)
def test_working_days_between_two_days(start: date, end: date, count: int) -> None:
    assert between(start, end) == count


@given(days, st.integers(0, 800))
def test_it_is_the_same_as_counting_them_one_by_one(start: date, length: int) -> None:
    each = [start + timedelta(days=i) for i in range(1, length + 1)]
    assert between(start, start + timedelta(days=length)) == sum(is_working_day(day) for day in each)


@given(days, st.integers(1, 60))
def test_the_day_that_lies_so_many_working_days_before(day: date, count: int) -> None:
    before = days_before(day, count)
    assert is_working_day(before)
    assert sum(is_working_day(before + timedelta(days=i)) for i in range((day - before).days)) == count


@given(days, st.integers(1, 60))
def test_and_so_many_after(day: date, count: int) -> None:
    after = days_after(day, count)
    assert is_working_day(after)
    assert between(day, after) == count


@given(days, st.integers(1, 60), st.integers(0, 90))
def test_from_before_the_first_of_the_last_days_there_are_as_many(end: date, count: int, earlier: int) -> None:
    start = end - timedelta(days=earlier)
    assert (start < first_of_last(count, end)) == (between(start, end) >= count)


def test_the_list_of_holidays_names_each_day_once_and_in_order() -> None:
    assert list(HOLIDAYS) == sorted(HOLIDAYS)
    assert all(HOLIDAYS.values())
    assert {date(2015, 8, 17), date(2015, 12, 9), date(2026, 12, 25)} < HOLIDAYS.keys()
