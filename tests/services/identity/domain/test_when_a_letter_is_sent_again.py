"""Six more tries, further and further apart, and none when the link of the letter would have ended."""
from datetime import UTC, datetime, timedelta

import pytest

from services.identity.domain.when_a_letter_is_sent_again import LEASE, next_try

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("tries", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (6, 720), (7, None), (8, None)]
)
def test_after_so_many_tries_it_waits_so_long(tries: int, minutes: int | None) -> None:
    expected = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert next_try(tries, NOW, NOW, WEEK) == expected


def test_a_link_that_would_have_ended_is_not_sent() -> None:
    half_an_hour = timedelta(minutes=30)
    assert next_try(3, NOW - timedelta(minutes=6), NOW, half_an_hour) == NOW + timedelta(minutes=15)
    assert next_try(3, NOW - timedelta(minutes=15), NOW, half_an_hour) is None


def test_a_lease_outlives_one_try() -> None:
    from services.identity.mail.smtp import TIMEOUT

    answers = 9  # greeting, EHLO, STARTTLS, EHLO, AUTH twice, MAIL, RCPT, DATA; then the text
    assert timedelta(seconds=TIMEOUT * (answers + 1)) < LEASE
