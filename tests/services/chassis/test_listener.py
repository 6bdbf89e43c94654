"""What the listener does with messages whose connection is of no more use."""

from __future__ import annotations

from typing import Any

import pytest

from services.chassis.environment import ConfigurationError
from services.chassis.listener import Listener
from services.chassis.queues import work_queue


class Channel:
    """Keeps the acknowledgements; raises what the connection raises."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.acks: list[tuple[int, bool]] = []

    def basic_ack(self, tag: int, *, multiple: bool) -> None:
        self.acks.append((tag, multiple))
        if self.error is not None:
            raise self.error

    def delivers(self, *tags: int) -> list[Any]:
        return [Message(self, tag) for tag in tags]


class Message:
    """A delivered message."""

    def __init__(self, channel: Channel, tag: int) -> None:
        self.channel, self.delivery_tag = channel, tag


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
    listener, [message] = Listener(), Channel(error).delivers(1)
    listener._in_flight.add(message)
    listener.settle(message)
    assert not listener.holds(message)
    with pytest.raises(ConnectionError):
        listener._one_tick(Quiet())


def test_a_message_is_acknowledged_once_and_only_on_its_own_connection() -> None:
    listener, channel, gone = Listener(), Channel(), Channel()
    [mine], [lost] = channel.delivers(1), gone.delivers(1)
    listener._in_flight.add(mine)
    for _ in range(2):
        listener.settle(mine)
        listener.settle(lost)
    assert (channel.acks, gone.acks) == ([(1, False)], [])


def test_a_batch_takes_nobody_with_it_who_was_given_back_by_a_stop() -> None:
    """What is given back stays unacknowledged on the open connection until it ends."""
    listener, channel = Listener(), Channel()
    given_back, *batch = channel.delivers(1, 2, 3)
    listener._in_flight.update([given_back, *batch])
    listener.forget(given_back)
    listener.settle_all(batch)
    assert channel.acks == [(2, False), (3, False)]


def test_a_batch_of_a_lost_connection_acknowledges_nothing_on_the_next_one() -> None:
    """Delivery tags begin anew: the same numbers are now other messages."""
    listener, before, now = Listener(), Channel(), Channel()
    old, new = before.delivers(1, 2), now.delivers(1, 2)
    listener._in_flight.update(old)
    listener._forget_all()
    listener._in_flight.update(new)
    listener.settle_all(old)
    assert (before.acks, now.acks) == ([], [])
    listener.settle_all(new)
    assert now.acks == [(2, True)]


def test_what_was_given_back_to_a_lost_connection_fences_nothing_on_the_next_one() -> None:
    listener, channel = Listener(), Channel()
    given_back, *batch = channel.delivers(1, 2, 3)
    listener._in_flight.add(given_back)
    listener.forget(given_back)
    listener._forget_all()
    listener.forget(given_back)
    listener._in_flight.update(batch)
    listener.settle_all(batch)
    assert channel.acks == [(3, True)]


def test_two_entrypoints_on_one_queue_would_share_its_messages_and_are_refused() -> None:
    listener = Listener()
    listener.register(Taker("a"))
    with pytest.raises(ConfigurationError, match="Two entrypoints"):
        listener.register(Taker("a"))


class Quiet:
    """A connection on which nothing happens."""

    transport = None

    def drain_events(self, timeout: float) -> None:
        raise TimeoutError

    def heartbeat_tick(self) -> None:
        """Nothing."""
