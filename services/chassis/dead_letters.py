"""Moves what a queue gave up after its delivery limit from ``<queue>.dead`` to the parking table."""
from __future__ import annotations

from functools import partial

from amqp import Message

from services.chassis.failure import pauses
from services.chassis.handling import Handling
from services.chassis.queues import dead_letter_queue


class GivenUp(Exception):
    """The broker delivered it as often as the queue allows, and nobody settled it."""


class DeadLetters:
    """Takes the dead letters of one queue, beside the queue's own taker in the same process."""

    prefetch = 10

    def __init__(self, handling: Handling) -> None:
        self._handling = handling
        self.queue = dead_letter_queue(handling.queue)

    def tick(self) -> None:
        """Nothing to do between messages."""

    def lost(self) -> None:
        """Nothing is kept here."""

    def take(self, message: Message) -> None:
        """Park it as a message of the queue that gave it up."""
        self._handling.container.spawn_managed_thread(partial(self._move, message))

    def _move(self, message: Message) -> None:
        listener = self._handling.listener
        for pause in pauses():
            if not listener.holds(message) or self._handling.park(message, GivenUp(_why(message))):
                return
            listener.pause(pause)
            if listener.stopping:
                listener.forget(message)
                return


def _why(message: Message) -> str:
    """What the broker says about a dead letter: ``delivery_limit`` and how often."""
    deaths = (message.headers or {}).get("x-death") or [{}]
    return f"{deaths[0].get('reason', 'dead-lettered')} ({deaths[0].get('count', 1)})"
