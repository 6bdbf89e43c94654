"""Subscriptions: filters, keys, a pause without loss, a replay with the same ids, and a log of it all."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidSignature

from services.contracts.errors import Conflict, Invalid, NotFound, NotLoggedIn
from services.verification.tables import public_events
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, id_of
from tests.services.verification.handlers.subscribers import SUPER, System, checks, finish
from tests.services.verification.running import Running

DAYS = [f"{number}P" for number in range(6)]
LONG_AGO = "2020-01-01T00:00:00+07:00"


@pytest.fixture
def taspen(running: Running) -> System:
    """A pension system, added before anything was completed."""
    system = System(running, "taspen")
    system.add()
    return system


def ids(events: list[dict[str, Any]]) -> list[str]:
    return [event["id"] for event in events]


def numbers(events: list[dict[str, Any]]) -> list[int]:
    return [int(event["sequence"]) for event in events]


def test_the_queue_and_http_tell_the_same_events_in_the_same_order(running: Running, taspen: System) -> None:
    finish(running, "Budi", "Sari", "Tono")
    page = taspen.asks()
    assert page["events"] == taspen.queue()
    assert (numbers(page["events"]), page["next"], page["more"], page["paused"]) == ([1, 2, 3], 3, False, False)


def test_pages_follow_each_other_without_a_gap_and_the_end_stays_the_end(running: Running, taspen: System) -> None:
    finish(running, *DAYS)
    seen, after = [], 0
    while (page := taspen.asks(after=after, limit=4))["events"]:
        seen += numbers(page["events"])
        assert page["more"] is (page["next"] < 6)
        after = page["next"]
    assert seen == [1, 2, 3, 4, 5, 6]
    assert (page["next"], page["more"]) == (6, False)


def test_every_event_is_signed_and_a_changed_one_is_found(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    key = ask(running.service, "event_key", ANONYMOUS)
    [event] = taspen.queue()
    assert key["algorithm"] == "Ed25519"
    checks(event, key["public_key"])
    for name, value in (("sequence", "2"), ("subject", id_of("Sari")), ("data", {**event["data"], "changed": []})):
        with pytest.raises(InvalidSignature):
            checks({**event, name: value}, key["public_key"])


def test_a_key_opens_the_own_events_and_a_wrong_one_none(running: Running, taspen: System) -> None:
    other = System(running, "bpjs")
    other.add(subjects=["riwayat:golongan"])
    finish(running, "Budi")
    assert other.asks()["events"] == []
    with pytest.raises(NotLoggedIn):
        taspen.asks(key="no key")


def test_a_new_key_closes_the_old_one_at_once(running: Running, taspen: System) -> None:
    old = taspen.key
    taspen.rotate("another-key")
    assert taspen.shown["key_hint"] == "-key"
    with pytest.raises(NotLoggedIn):
        taspen.asks(key=old)
    assert taspen.asks(key="another-key")["events"] == []


def test_a_system_without_a_key_cannot_be_opened_with_an_empty_one(running: Running) -> None:
    demo = System(running, "demo")
    with pytest.raises(NotLoggedIn):
        demo.asks(key="")


@pytest.mark.parametrize(
    ("shown_to", "agency", "changed", "heard"),
    [
        ({}, "sleman", (), True),
        ({"agencies": ["sleman"]}, "sleman", ("nama",), True),
        ({"agencies": ["bantul"]}, "sleman", ("nama",), False),
        ({"subjects": ["nama", "agama"]}, "sleman", ("nama",), True),
        ({"subjects": ["agama"]}, "sleman", ("nama",), False),
        ({"subjects": ["riwayat:golongan"]}, "sleman", ("golongan:01900000-0000-7000-8000-000000000001",), True),
        ({"subjects": ["agama"]}, "sleman", (), False),
        ({"agencies": ["sleman"], "subjects": ["agama"]}, "sleman", ("nama",), False),
    ],
)
def test_a_filter_lets_through_what_it_names(
    running: Running, shown_to: dict[str, list[str]], agency: str, changed: tuple[str, ...], heard: bool
) -> None:
    system = System(running, "taspen")
    system.add(**shown_to)
    finish(running, "Budi", changed=changed, agency=agency)
    assert numbers(system.asks()["events"]) == ([1] if heard else [])
    assert bool(system.queue()) is heard


def test_who_is_paused_an_hour_misses_nothing_and_nobody_else_notices(running: Running, taspen: System) -> None:
    other = System(running, "bpjs")
    other.add()
    finish(running, *DAYS[:2])
    taspen.manage("pause_subscriber", paused=True)
    finish(running, *DAYS[2:5])
    assert numbers(taspen.queue()) == [1, 2]
    assert taspen.asks(after=2) == {"events": [], "next": 2, "more": False, "paused": True}
    assert (taspen.shown["waiting"], numbers(other.queue())) == (3, [1, 2, 3, 4, 5])
    assert taspen.manage("pause_subscriber", paused=False)["sent"] == 3
    finish(running, DAYS[5])
    assert numbers(taspen.queue()) == [1, 2, 3, 4, 5, 6]
    assert ids(taspen.queue()) == ids(other.queue()) == ids(taspen.asks()["events"])
    assert taspen.shown["waiting"] == 0


def test_a_replay_gives_the_same_events_with_the_same_ids_from_that_day_on(running: Running, taspen: System) -> None:
    finish(running, *DAYS)
    first = taspen.queue()
    with running.work.begin() as uow:  # the first three were long ago
        old = datetime.now(UTC) - timedelta(days=9)
        uow.session.execute(sa.update(public_events).where(public_events.c.sequence <= 3).values(at=old))
    since = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    assert taspen.replay(since) == {"events": 3, "after": 3}
    assert taspen.queue() == [*first, *first[3:]]
    assert taspen.replay(LONG_AGO) == {"events": 6, "after": 0}
    assert taspen.queue()[-6:] == first
    assert taspen.asks(after=3)["events"] == first[3:]


def test_a_replay_of_nothing_says_where_the_next_event_will_be(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert taspen.replay(later) == {"events": 0, "after": 1}


def test_a_system_that_asks_by_http_only_fills_no_queue(running: Running) -> None:
    system = System(running, "web-only")
    system.add(by_queue=False)
    finish(running, "Budi")
    system.replay(LONG_AGO)
    assert system.queue() == []
    assert numbers(system.asks()["events"]) == [1]


def test_the_log_says_what_went_out_by_which_way(running: Running, taspen: System) -> None:
    finish(running, "Budi", "Sari")
    taspen.asks()
    taspen.asks(after=1)
    taspen.replay(LONG_AGO)
    assert taspen.log == [("http", 1, 2, 3), ("queue", 1, 2, 2), ("replay", 1, 2, 2)]


def test_a_name_is_given_once_and_a_filter_names_what_exists(taspen: System) -> None:
    for more, where in (({}, "name"), ({"subjects": ["gaji"]}, "subjects")):
        with pytest.raises(Invalid) as refused:
            taspen.add(**more)
        assert where in refused.value.details["fields"]


@pytest.mark.parametrize("name", ["", "T", "Taspen", "a b", "../x", "1abc", "a" * 41])
def test_a_name_is_good_for_a_queue(running: Running, name: str) -> None:
    with pytest.raises(Invalid):
        System(running, name).add()


def test_a_page_that_is_old_changes_nothing(running: Running, taspen: System) -> None:
    old = taspen.shown["version"]
    taspen.manage("change_subscriber", system="PT Taspen")
    with pytest.raises(Conflict):
        ask(running.service, "change_subscriber", SUPER, name="taspen", version=old, system="Lain")
    assert taspen.shown["system"] == "PT Taspen"


def test_nobody_manages_a_system_that_is_not_there(running: Running) -> None:
    for method, more in (("subscriber", {}), ("replay_events", {"since": LONG_AGO})):
        with pytest.raises(NotFound):
            ask(running.service, method, SUPER, name="nobody", **more)


def test_the_audit_knows_who_changed_what_and_no_key(running: Running, taspen: System) -> None:
    from services.chassis.audit.tables import entries

    taspen.rotate("another-key")
    taspen.manage("pause_subscriber", paused=True)
    taspen.replay(LONG_AGO)
    with running.work.begin() as uow:
        told = uow.session.execute(sa.select(entries).where(entries.c.action == "subscriber_changed")).all()
    assert [entry.subject for entry in told] == ["taspen"] * 4
    assert "key_hash" not in str([(entry.before, entry.after) for entry in told])
