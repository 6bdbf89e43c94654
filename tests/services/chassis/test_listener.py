"""What the listener does with messages whose connection is of no more use."""

from __future__ import annotations

from typing import Any

import pytest

from services.chassis.environment import ConfigurationError
from services.chassis.listener import Listener
from services.chassis.queues import work_queue


class Message:
    """A delivered message; `ack` raises what the connection raises."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.acked = error, 0

    def ack(self, **_: Any) -> None:
        self.acked += 1
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
