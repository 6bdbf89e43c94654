"""Seven kinds of poison between good messages, all of them several times and in any order: each has its place.

The rest flows, each poison is parked once, and a replay after the mend brings it home once; on both ways in.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from services.chassis.queues import dead_letter_name
from services.contracts.event import new_id
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start, Tool
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import Program, until

GOOD = 60
MOST_COPIES = 5
MOST_DEATHS = 20


def message(number: int, what: str = "note", **more: Any) -> dict[str, Any]:
    return {"type": "happened.v1", "event_id": new_id(), "what": what, "number": number, **more}


GARBLED = message(101)
POISON: dict[str, Any] = {
    "bad JSON": json.dumps(GARBLED)[:-1].encode(),
    "wrong type": message(102) | {"type": "other.v1"},
    "unknown version": message(103) | {"type": "happened.v2"},
    "10 MB": message(104, "raise", load="x" * 10_000_000),
    "unknown case": message(105, "unknown"),
    "handler that raises": message(106, "raise"),
    "handler that exits": message(107, "exit"),
}
NUMBERS = [*range(GOOD), *range(101, 108)]
ERRORS = [
    "EndsTheProcess: 3 trials, none survived",
    "NotFound: Berkas ini tidak ditemukan.",
    "Unreadable: JSONDecodeError",
    "Unreadable: UnknownEvent: expected happened.v1",
    "Unreadable: UnknownEvent: expected happened.v1",
    "ValueError: poison",
    "ValueError: poison",
]


class Stream:
    """All messages, each up to five times under its own id, in an order that chance makes."""

    def __init__(self, broker: Broker, queue: str) -> None:
        chance = random.Random()
        bodies = [*(message(number) for number in range(GOOD)), *POISON.values()]
        self._broker, self._queue = broker, queue
        self.messages = [(body, uuid4().hex) for body in bodies]
        copies = [one for one in self.messages for _ in range(chance.randint(1, most_copies(one[0])))]
        chance.shuffle(copies)
        self.publish(copies)

    def publish(self, messages: list[tuple[Any, str]]) -> None:
        for body, name in messages:
            self._broker.publish(self._queue, body, message_id=name)


def most_copies(body: Any) -> int:
    """A copy that ends the process costs a second or two: those are few."""
    return 2 if body is POISON["handler that exits"] else MOST_COPIES


@pytest.fixture(params=["subscription", "batch"])
def queue(request: pytest.FixtureRequest, queues: Queues) -> str:
    """The queue of either way in."""
    return {"subscription": queues.events, "batch": queues.batch}[request.param]


def test_the_rest_flows_each_is_parked_once_and_a_replay_after_the_mend_brings_it_home_once(
    start: Start, broker: Broker, database: Database, queue: str, tool: Tool, tmp_path: Path
) -> None:
    service = start("service")  # declares the queue
    service.kill()
    stream = Stream(broker, queue)
    start_until(service, lambda: len(database.parked()) == len(POISON) and broker.depth(queue) == 0)
    service.stop()
    assert sorted(database.homes()) == list(range(GOOD))
    for error, (where, reason, settled) in zip(ERRORS, by_reason(database), strict=True):
        assert (where, reason[: len(error)], settled) == (queue, error, False)

    given_back = broker.depth(queue)
    database.ask("INSERT INTO effects (what, number) VALUES ('case', 105)")
    service.start(TEST_MENDED="yes").ready()
    replay_all(database, tool, tmp_path / "mended.json")
    stream.publish(stream.messages)  # late doubles of everything
    expected = given_back + len(POISON) + len(stream.messages)
    until(lambda: service.metric("epupns_messages_total") == expected)
    assert sorted(database.homes()) == NUMBERS
    assert all(settled for _, _, settled in database.parked())
    service.stop()
    assert broker.depth(queue) == broker.depth(dead_letter_name(queue)) == 0


def start_until(service: Program, holds: Callable[[], bool]) -> None:
    """As a supervisor: whenever it ends it is started again."""
    for _ in range(MOST_DEATHS):
        service.start()
        until(lambda: service.ended or holds())
        if not service.ended:
            return
    raise AssertionError(f"it died {MOST_DEATHS} times")


def by_reason(database: Database) -> list[tuple[Any, ...]]:
    return sorted(database.parked(), key=lambda row: str(row[1]))


def replay_all(database: Database, tool: Tool, mended: Path) -> None:
    """The garbled one with the bracket that it lost, the others as they are."""
    [(garbled,)] = database.ask("SELECT id FROM parked WHERE error LIKE 'Unreadable: JSON%%'")
    mended.write_text(json.dumps(GARBLED))
    assert tool("replay", str(garbled), "--body", str(mended), "--reason", "closed the bracket").returncode == 0
    assert tool("replay", "--all", "--reason", "a new release").stdout.count("went back") == len(POISON) - 1
