"""How wrong tries slow down, and whose they are."""
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.bucket import Bucket, network
from services.identity.domain.who_may_try_again import (
    ACCOUNT,
    ADDRESS,
    CODE,
    DEVICE,
    EVERYBODY,
    PAIR,
    who_counts,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BUCKETS = [DEVICE, PAIR, ADDRESS, ACCOUNT, EVERYBODY, CODE]
HOUR = timedelta(hours=1)


def poured(bucket: Bucket, gaps: list[timedelta]) -> list[int]:
    """The waits of tries that come so far apart; one that waits is not counted."""
    empty_at = now = NOW
    waits = []
    for gap in gaps:
        now += gap
        fuller = max(empty_at, now) + bucket.drip
        waits.append(bucket.wait(fuller, now))
        empty_at = empty_at if waits[-1] else fuller
    return waits


@pytest.mark.parametrize("bucket", BUCKETS, ids=lambda bucket: bucket.name)
def test_a_bucket_takes_what_it_holds_at_once_and_then_one_for_each_drip(bucket: Bucket) -> None:
    at_once = poured(bucket, [timedelta(0)] * (bucket.holds + 1))
    assert at_once[:-1] == [0] * bucket.holds
    assert 0 < at_once[-1] <= max(1, bucket.drip.total_seconds())
    steady = poured(bucket, [timedelta(0)] * bucket.holds + [bucket.drip] * 50)
    assert steady == [0] * (bucket.holds + 50)


@given(st.sampled_from(BUCKETS), st.lists(st.timedeltas(timedelta(0), timedelta(minutes=10)), max_size=200))
def test_nobody_gets_more_tries_than_the_bucket_and_its_drips(bucket: Bucket, gaps: list[timedelta]) -> None:
    taken = poured(bucket, gaps).count(0)
    assert taken <= bucket.holds + sum(gaps, timedelta(0)) / bucket.drip + 1


@given(st.sampled_from(BUCKETS), st.lists(st.timedeltas(timedelta(0), timedelta(minutes=1)), max_size=100))
def test_who_has_waited_as_told_is_looked_at(bucket: Bucket, gaps: list[timedelta]) -> None:
    waits = poured(bucket, gaps)
    if waits and waits[-1]:
        assert poured(bucket, [*gaps, timedelta(seconds=waits[-1])])[-1] == 0


def names(*, device: str, known_address: bool) -> list[str]:
    counted = who_counts("official:ani", "10.0.0.1", device=device, known_address=known_address)
    return [bucket.name for bucket, _ in counted]


def test_a_strange_try_counts_everywhere_and_one_from_a_known_place_only_there() -> None:
    assert names(device="", known_address=False) == ["address", "pair", "account", "everybody"]
    assert names(device="", known_address=True) == ["address", "pair"]
    assert names(device="d", known_address=True) == names(device="d", known_address=False) == ["device"]


def test_one_address_alone_never_fills_the_bucket_of_an_account() -> None:
    assert PAIR.holds < ACCOUNT.holds
    assert HOUR / PAIR.drip < HOUR / ACCOUNT.drip


def test_guessing_codes_is_hopeless() -> None:
    a_day = CODE.holds + timedelta(days=1) / CODE.drip
    assert a_day * 3 / 1_000_000 < 0.001


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_a_caller_cannot_be_many_addresses(address: str, counts_as: str) -> None:
    assert network(address) == counts_as
