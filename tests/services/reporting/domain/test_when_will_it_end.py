"""The forecast: the pace of four weeks, and the range between their best and worst one."""
from datetime import date, timedelta

import pytest

from services.reporting.domain.when_will_it_end import forecast

TODAY = date(2015, 10, 30)


def weeks(*paces: int) -> dict[date, int]:
    """So many people a day in the last week, the one before, and so on."""
    return {TODAY - timedelta(days=7 * n + d): pace for n, pace in enumerate(paces) for d in range(1, 8)}


@pytest.mark.parametrize(
    ("left", "paces", "days"),
    [
        (100, (10, 10, 10, 10), (10, 10, 10)),
        (120, (20, 10, 20, 30), (6, 4, 12)),
        (101, (10,), (11, 11, 11)),  # the campaign is a week old
        (0, (10,), (0, 0, 0)),
        (10, (), (None, None, None)),  # nothing is done yet
        (10, (0, 10, 10, 10), (2, 1, None)),  # last week everything stood still
        (10**9, (1, 1, 1, 1), (None, None, None)),
    ],
)
def test_the_end_and_its_range(left: int, paces: tuple[int, ...], days: tuple[int | None, ...]) -> None:
    ends = forecast(left, weeks(*paces), TODAY)
    assert [ends.day, ends.earliest, ends.latest] == [
        None if number is None else TODAY + timedelta(days=number) for number in days
    ]


def test_today_is_not_over_and_says_nothing() -> None:
    assert forecast(100, weeks(10, 10, 10, 10) | {TODAY: 1000}, TODAY).pace == 10
