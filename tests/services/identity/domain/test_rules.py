"""How long sessions last, and how wrong passwords slow down."""
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain.how_long_sessions_last import ABSOLUTE, IDLE, has_ended
from services.identity.domain.who_may_try_again import FREE_TRIES, WINDOW, wait_for

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
times = st.timedeltas(timedelta(0), timedelta(hours=15))
kinds = st.sampled_from(["official", "citizen"])


@given(kinds, times, times)
def test_a_session_lives_while_both_limits_allow_it(kind: str, age: timedelta, unused: timedelta) -> None:
    ended = has_ended(kind, began=NOW - age, seen=NOW - unused, now=NOW)
    assert ended is (age > ABSOLUTE[kind] or unused > IDLE[kind])


def test_officials_have_the_shorter_limits() -> None:
    assert IDLE["official"] < IDLE["citizen"]
    assert ABSOLUTE["official"] < ABSOLUTE["citizen"]


@given(st.integers(0, FREE_TRIES - 1), times)
def test_the_first_tries_are_free(failures: int, ago: timedelta) -> None:
    assert wait_for(failures, NOW - ago, NOW) == 0


@given(st.integers(0, 10_000), times)
def test_a_wait_is_bounded_and_ends_with_the_window(failures: int, ago: timedelta) -> None:
    wait = wait_for(failures, NOW - ago, NOW)
    assert 0 <= wait <= 300
    assert wait == 0 or ago <= WINDOW


@given(st.integers(FREE_TRIES, 40), st.timedeltas(timedelta(0), timedelta(minutes=5)))
def test_more_failures_never_mean_a_shorter_wait(failures: int, ago: timedelta) -> None:
    assert wait_for(failures, NOW - ago, NOW) <= wait_for(failures + 1, NOW - ago, NOW)


@pytest.mark.parametrize(("failures", "wait"), [(5, 1), (6, 2), (9, 16), (13, 256), (14, 300), (99, 300)])
def test_the_wait_doubles_up_to_five_minutes(failures: int, wait: int) -> None:
    assert wait_for(failures, NOW, NOW) == wait
