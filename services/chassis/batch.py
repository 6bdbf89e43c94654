"""``@batches(queue, message class)``: hands a handler up to ``size`` messages at once, one transaction for all of them.

A batch that fails is retried one by one, so that one poison message harms nobody else.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from amqp import Message
from kombu import Queue
from nameko.extensions import Entrypoint

from services.chassis.dead_letters import DeadLetters
from services.chassis.failure import is_database_away, pauses
from services.chassis.handling import Handling, Readable, Unreadable
from services.chassis.listener import Listener
from services.chassis.metrics import RETRIED
from services.chassis.suspects import Suspects

log = structlog.get_logger()
SIZE = 200
LINGER = 0.05  # seconds that a message waits for company, where nothing else is said


class Batches(Entrypoint):
    """A level worker's way to its queue: one batch at a time, acknowledged after the commit."""

    listener = Listener()
    suspects = Suspects()

    def __init__(
        self, queue: Queue, message: type[Readable], size: int = SIZE, linger: float = LINGER, **kwargs: Any
    ) -> None:
        self.queue, self.message, self.size, self.linger = queue, message, size, linger
        self.prefetch = 2 * size
        self._waiting: list[Message] = []
        self._since = 0.0
        self._busy = False
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Take this queue's messages."""
        self._handling = Handling(self.container, self.listener, self.queue.name, self.message, self._handle_alone)
        self.listener.register(self)
        self.listener.register(DeadLetters(self._handling))

    def stop(self) -> None:
        """Finish the running batch and give back the rest."""
        self.listener.drain()

    def take(self, message: Message) -> None:
        """Collect; ``tick`` starts the batch."""
        if self.suspects.admit(message, self._handling):
            return
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(message)

    def lost(self) -> None:
        """The connection is gone, and with it what waited here: it will come again."""
        self._waiting.clear()

    def tick(self) -> None:
        """Start the next batch when it is full or has lingered; when stopping, give back what waits."""
        if self.listener.stopping:
            for message in self._waiting:
                self.listener.forget(message)
            self._waiting.clear()
        if self._busy or not self._waiting:
            return
        if len(self._waiting) >= self.size or time.monotonic() - self._since >= self.linger:
            batch, self._waiting = self._waiting[: self.size], self._waiting[self.size :]
            self._busy = True
            self.container.spawn_managed_thread(partial(self._run, batch))

    def _run(self, batch: list[Message]) -> None:
        try:
            self._settle_together(batch)
        finally:
            self._busy = False
            self.tick()  # what is full by now need not wait for the next look

    def _settle_together(self, batch: list[Message]) -> None:
        """One transaction for all; while the database is away all wait together, and poison is found one by one."""
        for pause in pauses():
            batch = [message for message in batch if self.listener.holds(message)]
            try:
                self._handle([self._handling.read(message) for message in batch])
            except Unreadable:
                break
            except Exception as error:  # noqa: BLE001 - a handler may raise anything
                log.warning("batch_failed", queue=self.queue.name, size=len(batch), error=type(error).__name__)
                if not is_database_away(error):
                    break
            else:
                self._handling.done(batch)
                return
            RETRIED.labels(self.queue.name).inc()
            self.listener.pause(pause)
            if self.listener.stopping:
                for message in batch:
                    self.listener.forget(message)
                return
        self._settle_one_by_one(batch)

    def _settle_one_by_one(self, batch: list[Message]) -> None:
        """Who must wait for something waits beside the next batches, not in front of them."""
        for message in batch:
            if self.listener.holds(message) and not self._handling.attempt(message):
                self.container.spawn_managed_thread(partial(self._handling.finish, message))

    def _handle_alone(self, message: Any) -> None:
        self._handle([message])

    def _handle(self, messages: list[Any]) -> None:
        if not messages:
            return
        service = self.container.service_cls()
        for dependency in self.container.dependencies:
            setattr(service, dependency.attr_name, dependency.get_dependency(None))
        getattr(service, self.method_name)(messages)


def batches(
    queue: Queue, message: type[Readable], size: int = SIZE, linger: float = LINGER
) -> Callable[..., Any]:
    """Make a method handle lists of messages from ``queue``; one waits ``linger`` seconds for company."""
    decorated: Callable[..., Any] = Batches.decorator(queue, message, size, linger)
    return decorated
