"""The end of an office's open work at its pace."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.working_days import is_working_day
from services.verification.domain.when_an_office_is_done import ends_on

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("open_cases", "decided", "end"),
    [
        (0, 0, MONDAY),
        (0, 50, MONDAY),
        (10, 0, None),  # nothing moves
        (5, 50, MONDAY),  # five a day: done today
        (6, 50, date(2026, 11, 24)),
        (25, 50, date(2026, 11, 27)),
        (26, 50, date(2026, 11, 30)),  # past the weekend
        (1_000_000, 1, None),  # later than anybody plans
    ],
)
def test_the_last_open_case_is_decided_on(open_cases: int, decided: int, end: date | None) -> None:
    assert ends_on(open_cases, decided, MONDAY) == end


def test_who_asks_on_a_sunday_begins_on_monday() -> None:
    assert ends_on(5, 50, MONDAY - timedelta(days=1)) == MONDAY


@given(st.integers(1, 100_000), st.integers(1, 5000), st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_more_work_never_ends_earlier_and_more_pace_never_later(open_cases: int, decided: int, today: date) -> None:
    end = ends_on(open_cases, decided, today)
    if end is None:
        return
    assert end >= today
    assert is_working_day(end)
    more = ends_on(open_cases + 100, decided, today)
    assert more is None or more >= end
    faster = ends_on(open_cases, decided + 100, today)
    assert faster is not None
    assert faster <= end
