"""How long sessions and links last."""
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain.how_long_links_last import LASTS, Purpose
from services.identity.domain.how_long_sessions_last import LIMITS

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
times = st.timedeltas(timedelta(0), timedelta(hours=15))


@given(st.sampled_from(sorted(LIMITS)), times, times)
def test_a_session_lives_while_both_limits_allow_it(kind: str, age: timedelta, unused: timedelta) -> None:
    limits = LIMITS[kind]
    ended = limits.have_passed(began=NOW - age, seen=NOW - unused, now=NOW)
    assert ended is (age > limits.absolute or unused > limits.idle)


def test_officials_have_the_shorter_limits() -> None:
    assert LIMITS["official"].idle < LIMITS["citizen"].idle
    assert LIMITS["official"].absolute < LIMITS["citizen"].absolute


def test_who_has_forgotten_has_half_an_hour_and_who_is_new_a_week() -> None:
    assert LASTS[Purpose.RESET] == timedelta(minutes=30)
    assert LASTS[Purpose.ACTIVATION] == timedelta(days=7)
