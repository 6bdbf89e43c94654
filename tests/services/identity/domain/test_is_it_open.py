"""When a phase is open: campaign, an agency's own window, a region's hours, and when it opens next."""
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.identity.settings import Phase
from services.identity.domain.is_it_open import Hours, Opening, Window, opening

JAKARTA, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
NOW = datetime(2015, 10, 12, 3, 0, tzinfo=UTC)  # a Monday, 10.00 in Jakarta, 12.00 in Jayapura
DAY = timedelta(days=1)
OPEN = Opening(open=True)
ALWAYS, PAST, COMING = Window(), Window(closes=NOW - DAY), Window(opens=NOW + DAY)
RUNNING = Window(NOW - DAY, NOW + DAY)
NOON = datetime(2015, 10, 12, 12, tzinfo=JAKARTA)
TILL_TOMORROW = Opening(open=True, until=NOW + DAY)
WORKDAYS = frozenset({1, 2, 3, 4, 5})


def hours(begins: int, ends: int, days: frozenset[int] = WORKDAYS, zone: ZoneInfo = JAKARTA) -> Hours:
    return Hours(days, time(begins), time(ends), zone)


CALENDAR = [
    # campaign, reopened for the agency, what is answered
    (ALWAYS, None, OPEN),
    (RUNNING, None, TILL_TOMORROW),
    (PAST, None, Opening(open=False, why="late")),
    (COMING, None, Opening(open=False, why="early", next_at=NOW + DAY)),
    (PAST, RUNNING, TILL_TOMORROW),
    (COMING, RUNNING, TILL_TOMORROW),
    (RUNNING, PAST, TILL_TOMORROW),
    (RUNNING, Window(NOW - DAY, NOW + 2 * DAY), Opening(open=True, until=NOW + 2 * DAY)),
    (RUNNING, ALWAYS, OPEN),
    (PAST, PAST, Opening(open=False, why="late")),
    (PAST, COMING, Opening(open=False, why="early", next_at=NOW + DAY)),
    (Window(opens=NOW + 2 * DAY), COMING, Opening(open=False, why="early", next_at=NOW + DAY)),
]


@pytest.mark.parametrize(("campaign", "reopened", "answer"), CALENDAR)
@pytest.mark.parametrize("phase", Phase)
def test_the_calendar_and_a_window_reopened_for_one_agency(
    phase: Phase, campaign: Window, reopened: Window | None, answer: Opening
) -> None:
    assert opening(phase, NOW, campaign, reopened) == answer


def test_the_moment_of_opening_is_inside_and_the_moment_of_closing_is_not() -> None:
    assert opening(Phase.FILLING, NOW, Window(opens=NOW)).open
    assert not opening(Phase.FILLING, NOW, Window(closes=NOW)).open


def test_hours_are_told_on_the_clock_of_the_region() -> None:
    morning = hours(8, 12)
    assert opening(Phase.REGISTRATION, NOW, ALWAYS, hours=morning) == Opening(open=True, until=NOON)
    in_papua = opening(Phase.REGISTRATION, NOW, ALWAYS, hours=hours(8, 12, zone=JAYAPURA))
    assert in_papua == Opening(open=False, why="hours", next_at=datetime(2015, 10, 13, 8, tzinfo=JAYAPURA))


def test_the_hours_of_the_day_and_the_calendar_close_whichever_is_first() -> None:
    soon = Window(closes=NOW + timedelta(minutes=5))
    assert opening(Phase.FILLING, NOW, soon, hours=hours(8, 12)).until == soon.closes
    assert opening(Phase.FILLING, NOW, RUNNING, hours=hours(8, 12)).until == NOON


def test_after_friday_comes_monday() -> None:
    friday_evening = datetime(2015, 10, 16, 20, 0, tzinfo=JAKARTA)
    answer = opening(Phase.FILLING, friday_evening, ALWAYS, hours=hours(8, 16))
    assert answer.next_at == datetime(2015, 10, 19, 8, tzinfo=JAKARTA)


def test_one_day_a_week_is_found_a_week_ahead() -> None:
    answer = opening(Phase.FILLING, NOW, ALWAYS, hours=hours(6, 9, frozenset({1})))
    assert answer.next_at == datetime(2015, 10, 19, 6, tzinfo=JAKARTA)


def test_verification_knows_no_hours() -> None:
    assert opening(Phase.VERIFICATION, NOW, ALWAYS, hours=hours(20, 21)) == OPEN


def test_hours_that_begin_after_the_campaign_has_ended_promise_nothing() -> None:
    soon_over = Window(closes=NOW + timedelta(hours=1))
    assert opening(Phase.FILLING, NOW, soon_over, hours=hours(20, 21)) == Opening(open=False, why="hours")


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    st.frozensets(st.integers(1, 7), min_size=1),
    st.integers(0, 22),
    st.integers(1, 23),
    st.sampled_from([JAKARTA, JAYAPURA]),
)
def test_what_is_promised_is_kept_and_nothing_opens_before(
    now: datetime, days: frozenset[int], begins: int, length: int, zone: ZoneInfo
) -> None:
    region = hours(begins, min(23, begins + length), days, zone)
    answer = opening(Phase.FILLING, now, ALWAYS, hours=region)
    if answer.open:
        assert answer.until is not None
        assert now < answer.until <= now + DAY
        assert opening(Phase.FILLING, answer.until - timedelta(microseconds=1), ALWAYS, hours=region).open
        assert not opening(Phase.FILLING, answer.until, ALWAYS, hours=region).open
        return
    assert answer.next_at is not None
    assert now < answer.next_at <= now + timedelta(days=8)
    assert opening(Phase.FILLING, answer.next_at, ALWAYS, hours=region).open
    between = now + (answer.next_at - now) / 2
    assert not opening(Phase.FILLING, between, ALWAYS, hours=region).open
