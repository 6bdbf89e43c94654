"""A subscribing system that was away misses nothing, another one does not notice, and a replay tells the same again."""
from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.services.chassis.running import until
from tests.services.conftest import OpenDatabase
from tests.services.emptied import Emptied
from tests.services.verification.handlers.subscribers import System
from tests.services.verification.running import Running
from tests.services.verification.subscribing.campaign import complete, lay_out, queues_of, relaying
from tests.services.verification.subscribing.reading import Reader

EVENTS, BEFORE = 120, 20  # `./epupns bench subscribers` tells a whole hour's
LONG_AGO = "2020-01-01T00:00:00+07:00"
PATIENCE = 60.0


@dataclass
class Two:
    """Two systems that hear of everything, each with its reader."""

    running: Running
    away: Reader
    near: Reader
    system: System


@pytest.fixture
def two(
    open_database: OpenDatabase, databases: Callable[[str], Emptied], amqp_url: str, field_keys: None
) -> Iterator[Two]:
    running = Running(open_database("verification"))
    names = [f"{name}-{secrets.token_hex(4)}" for name in ("away", "near")]
    with ExitStack() as stack:
        stack.enter_context(queues_of(amqp_url, *names))
        systems = [System(running, name) for name in names]
        for system in systems:
            system.add()
        stack.enter_context(relaying(databases("verification").engine, amqp_url))
        away, near = (Reader(amqp_url, name) for name in names)
        yield Two(running, away, near, systems[0])


def came(reader: Reader, number: int) -> None:
    """Wait until so many events have come."""
    until(lambda: len(reader.events) >= number, patience=PATIENCE)


def test_who_was_away_gets_every_event_once_in_order_and_the_other_had_them_meanwhile(two: Two) -> None:
    applied = lay_out(two.running, EVENTS)
    with two.near:
        with two.away:
            complete(two.running, applied[:BEFORE])
            came(two.away, BEFORE)
        complete(two.running, applied[BEFORE:])
        came(two.near, EVENTS)
    assert len(two.away.events) == BEFORE  # it was not there
    with two.away:
        came(two.away, EVENTS)
    assert two.near.numbers == two.away.numbers == list(range(1, EVENTS + 1))
    assert two.near.ids == two.away.ids
    assert len(set(two.away.ids)) == EVENTS


def test_a_replay_is_the_same_events_with_the_same_ids_and_nobody_else_gets_them(two: Two) -> None:
    with two.near, two.away:
        complete(two.running, lay_out(two.running, BEFORE))
        came(two.away, BEFORE)
        came(two.near, BEFORE)
        assert two.system.replay(LONG_AGO)["events"] == BEFORE
        came(two.away, 2 * BEFORE)
    assert two.away.events[BEFORE:] == two.away.events[:BEFORE]
    assert two.near.numbers == list(range(1, BEFORE + 1))
