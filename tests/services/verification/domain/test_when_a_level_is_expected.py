"""The day by which a level may be expected to decide is told in working days and never lies in the past."""
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.contracts.working_days import is_working_day
from services.verification.domain.levels import LEVELS
from services.verification.domain.when_a_level_is_expected import expected

WEDNESDAY = date(2015, 10, 28)


def test_each_level_follows_the_one_before() -> None:
    states = [(1, "done", date(2015, 10, 20)), (2, "now", WEDNESDAY), (3, "todo", None), (4, "todo", None)]
    assert expected(states, WEDNESDAY + timedelta(days=1)) == {
        2: date(2015, 11, 4), 3: date(2015, 11, 16), 4: date(2015, 11, 18),
    }  # fmt: skip


def test_a_level_that_decides_nothing_takes_no_time() -> None:
    assert expected([(1, "now", WEDNESDAY), (2, "skipped", None), (3, "todo", None)], WEDNESDAY) == {
        1: date(2015, 11, 4), 3: date(2015, 11, 16),
    }  # fmt: skip


def test_what_is_late_already_promises_nothing() -> None:
    assert expected([(1, "now", WEDNESDAY), (2, "todo", None)], date(2015, 11, 5)) == {}
    assert expected([(1, "now", WEDNESDAY)], date(2015, 11, 4)) == {1: date(2015, 11, 4)}


@given(
    st.lists(st.sampled_from(["done", "skipped", "now", "todo"]), min_size=4, max_size=4),
    st.integers(0, 60), st.dates(date(2015, 1, 1), date(2030, 1, 1)),
)  # fmt: skip
def test_days_lie_ahead_in_order_and_on_working_days(states: list[str], age: int, today: date) -> None:
    since = today - timedelta(days=age)
    levels = list(zip(LEVELS, states, strict=True))
    days = expected([(number, state, since if state == "now" else None) for number, state in levels], today)
    assert all(day >= today and is_working_day(day) for day in days.values())
    undecided = [number for number, state in levels if state in ("now", "todo")]
    assert list(days) in ([], undecided)
