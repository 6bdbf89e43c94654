"""A rebuild sends to queues by name, counts what they took, and does not give up at the first trouble."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from deploy.topology import emitting
from deploy.topology.emitting import NotTaken, emit
from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from tests.services.chassis.broker_side import Broker


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emitting, "BETWEEN_TRIES", 0)


def numbered(queue: str, numbers: Sequence[int]) -> list[Outgoing]:
    return [Outgoing(f"{queue} {number}", "", queue, {"number": number}) for number in numbers]


class Broken:
    """Loses its connection, then takes half of what it gets, then all."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.tries = self.discarded = 0

    def publish(self, batch: Sequence[Outgoing]) -> set[str]:
        self.tries += 1
        if self.tries == 1:
            raise ConnectionResetError
        now = batch[: len(batch) // 2] if self.tries == 2 else batch
        self.taken += [message.id for message in now]
        return {message.id for message in now}

    def discard(self) -> None:
        self.discarded += 1


def test_more_than_one_batch_arrives_in_order_and_is_counted(amqp_url: str, broker: Broker, name: str) -> None:
    first, second = f"{name}.a", f"{name}.b"
    for queue in (first, second):
        broker.channel.queue_declare(queue, durable=True, auto_delete=False)
    broker.owns(first, second)
    publisher = ConfirmedPublisher(amqp_url)
    counts = emit(publisher, iter(numbered(first, range(1200)) + numbered(second, range(3))))
    publisher.discard()
    assert counts == {first: 1200, second: 3}
    assert [message.body for message in broker.take_all(first)] == [f'{{"number":{n}}}' for n in range(1200)]


def test_what_was_not_taken_is_sent_once_more_and_nothing_else() -> None:
    broken: Any = Broken()
    assert emit(broken, numbered("q", range(10))) == {"q": 10}
    assert sorted(broken.taken) == sorted(f"q {number}" for number in range(10))
    assert broken.discarded == 1


def test_a_queue_that_is_not_there_ends_it_with_a_sentence(amqp_url: str, name: str) -> None:
    publisher = ConfirmedPublisher(amqp_url)
    with pytest.raises(NotTaken, match=f"did not take 2 messages for {name}"):
        emit(publisher, numbered(name, range(2)))
    publisher.discard()
