"""When a profile begins and ends: a day is Jakarta's, and the last day counts."""
from datetime import UTC, date, datetime

import pytest

from services.identity.domain.when_a_profile_begins_and_ends import BACKWARDS, PAST, begins_at, ends_at, why_not

NOW = datetime(2026, 3, 31, 18, 0, tzinfo=UTC)  # 1 April, 01.00 in Jakarta


def test_the_last_day_is_held_to_its_end() -> None:
    assert ends_at(date(2026, 4, 30)) == datetime(2026, 4, 30, 17, 0, tzinfo=UTC)
    assert ends_at(None) is None


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (None, NOW),
        (date(2026, 3, 1), NOW),
        (date(2026, 4, 1), NOW),
        (date(2026, 4, 2), datetime(2026, 4, 1, 17, 0, tzinfo=UTC)),
    ],
)
def test_it_begins_with_its_first_day_and_never_before_it_was_granted(day: date | None, begins: datetime) -> None:
    assert begins_at(day, NOW) == begins


@pytest.mark.parametrize(
    ("starts", "ends", "problem"),
    [
        (None, None, ""),
        (None, date(2026, 3, 31), PAST),  # it is the first of April in Jakarta
        (None, date(2026, 4, 1), ""),
        (date(2026, 5, 1), date(2026, 4, 30), BACKWARDS),
        (date(2026, 5, 1), date(2026, 5, 1), ""),
        (date(2020, 1, 1), None, ""),
    ],
)
def test_days_that_make_no_sense_are_refused(starts: date | None, ends: date | None, problem: str) -> None:
    assert why_not(starts, ends, NOW) == problem
