"""What the listener does with messages whose connection is of no more use."""

from __future__ import annotations

from typing import Any

import pytest

from services.chassis.environment import ConfigurationError
from services.chassis.listener import Listener
from services.chassis.queues import work_queue


class Message:
    """A delivered message; `ack` raises what the connection raises."""

    channel = "of the queue"

    def __init__(self, error: Exception | None = None, tag: int = 1) -> None:
        self.error, self.acked, self.delivery_tag = error, 0, tag
        self.multiple = False

    def ack(self, *, multiple: bool) -> None:
        self.acked += 1
        self.multiple = multiple
        if self.error is not None:
            raise self.error


class Taker:
    """Takes from a queue."""

    prefetch = 1

    def __init__(self, name: str) -> None:
        self.queue = work_queue(name)

    def take(self, message: Any) -> None:
        """Nothing."""

    def tick(self) -> None:
        """Nothing."""

    def lost(self) -> None:
        """Nothing."""


@pytest.mark.parametrize("error", [BrokenPipeError(), AttributeError(), TimeoutError(), KeyError("channel")])
def test_an_acknowledgement_that_fails_ends_the_connection_and_nothing_else(error: Exception) -> None:
    listener, message = Listener(), Message(error)
    listener._in_flight.add(message)
    listener.settle(message)
    assert not listener.holds(message)
    with pytest.raises(ConnectionError):
        listener._one_tick(Quiet())


def test_a_message_is_acknowledged_once_and_only_on_its_own_connection() -> None:
    listener, mine, gone = Listener(), Message(), Message()
    listener._in_flight.add(mine)
    for _ in range(2):
        listener.settle(mine)
        listener.settle(gone)
    assert (mine.acked, gone.acked) == (1, 0)


def test_a_batch_takes_nobody_with_it_who_was_given_back_by_a_stop() -> None:
    """What is given back stays unacknowledged on the open connection until it ends."""
    listener, given_back, batch = Listener(), Message(tag=1), [Message(tag=2), Message(tag=3)]
    listener._in_flight.update([given_back, *batch])
    listener.forget(given_back)
    listener.settle_all(batch)
    assert [(message.acked, message.multiple) for message in batch] == [(1, False), (1, False)]
    assert given_back.acked == 0


def test_a_batch_of_a_lost_connection_acknowledges_nothing_on_the_next_one() -> None:
    """Delivery tags begin anew: the same numbers are now other messages."""
    listener, old, new = Listener(), [Message(tag=1), Message(tag=2)], [Message(tag=1), Message(tag=2)]
    listener._in_flight.update(old)
    listener._forget_all()
    listener._in_flight.update(new)
    listener.settle_all(old)
    assert [message.acked for message in (*old, *new)] == [0, 0, 0, 0]
    listener.settle_all(new)
    assert [(message.acked, message.multiple) for message in new] == [(0, False), (1, True)]


def test_what_was_given_back_to_a_lost_connection_fences_nothing_on_the_next_one() -> None:
    listener, given_back, batch = Listener(), Message(tag=1), [Message(tag=2), Message(tag=3)]
    listener._in_flight.add(given_back)
    listener.forget(given_back)
    listener._forget_all()
    listener.forget(given_back)
    listener._in_flight.update(batch)
    listener.settle_all(batch)
    assert [message.acked for message in batch] == [0, 1]


def test_two_entrypoints_on_one_queue_would_share_its_messages_and_are_refused() -> None:
    listener = Listener()
    listener.register(Taker("a"))
    with pytest.raises(ConfigurationError, match="Two entrypoints"):
        listener.register(Taker("a"))


class Quiet:
    """A connection on which nothing happens."""

    def drain_events(self, timeout: float) -> None:
        raise TimeoutError

    def heartbeat_tick(self) -> None:
        """Nothing."""
