"""``@batches(queue, message class)``: hands a handler up to ``size`` messages at once, one transaction for all of them.

A batch that fails is retried one by one, so that one poison message harms nobody else.
"""
from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, Self

import eventlet
import structlog
from kombu import Queue
from kombu.message import Message
from nameko.extensions import Entrypoint

from services.chassis.failure import LONGEST_WAIT, is_transient, waits
from services.chassis.listener import Listener
from services.chassis.metrics import HANDLED, RETRIED
from services.chassis.parking import park
from services.chassis.subscribe import delivery
from services.chassis.work import Work
from services.contracts.event import UnknownEvent

log = structlog.get_logger()
SIZE = 200
LINGER = 0.05  # seconds that a message waits for company


class Readable(Protocol):
    """A message class that knows its own wire format."""

    @classmethod
    def from_wire(cls, body: object) -> Self:
        """Raises ``UnknownEvent`` for anything else."""


class Batches(Entrypoint):
    """A level worker's way to its queue: one batch at a time, acknowledged after the commit."""

    listener = Listener()

    def __init__(self, queue: Queue, message: type[Readable], size: int = SIZE, **kwargs: Any) -> None:
        self.queue, self.message, self.size = queue, message, size
        self.prefetch = 2 * size
        self._waiting: list[Message] = []
        self._since = 0.0
        self._busy = False
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Take this queue's messages."""
        self.listener.register(self)

    def stop(self) -> None:
        """Finish the running batch and give back the rest."""
        self.listener.drain()

    def take(self, message: Message) -> None:
        """Collect; ``tick`` starts the batch."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(message)

    def tick(self) -> None:
        """Start the next batch when it is full or has lingered; when stopping, give back what waits."""
        if self.listener.stopping:
            for message in self._waiting:
                self.listener.forget(message)
            self._waiting.clear()
        if self._busy or not self._waiting:
            return
        if len(self._waiting) >= self.size or time.monotonic() - self._since >= LINGER:
            batch, self._waiting = self._waiting[: self.size], self._waiting[self.size :]
            self._busy = True
            self.container.spawn_managed_thread(partial(self._run, batch))

    def _run(self, batch: list[Message]) -> None:
        try:
            self._settle_together(batch)
        finally:
            self._busy = False

    def _settle_together(self, batch: list[Message]) -> None:
        try:
            self._handle([self.message.from_wire(json.loads(message.body)) for message in batch])
        except Exception as error:  # noqa: BLE001 - every failure is sorted out one by one below
            log.warning("batch_failed", queue=self.queue.name, size=len(batch), error=type(error).__name__)
            for message in batch:
                self._settle_alone(message)
            return
        HANDLED.labels(self.queue.name, "done").inc(len(batch))
        for message in batch:
            self.listener.settle(message)

    def _settle_alone(self, message: Message) -> None:
        for pause in [*waits(), *[LONGEST_WAIT] * 10_000]:
            try:
                self._handle([self.message.from_wire(json.loads(message.body))])
                outcome = "done"
            except (ValueError, UnknownEvent) as error:
                outcome = self._park(message, error)
            except Exception as error:  # noqa: BLE001
                outcome = "" if is_transient(error) else self._park(message, error)
            if outcome:
                HANDLED.labels(self.queue.name, outcome).inc()
                self.listener.settle(message)
                return
            RETRIED.labels(self.queue.name).inc()
            if self.listener.stopping:
                self.listener.forget(message)
                return
            eventlet.sleep(pause)

    def _handle(self, messages: list[Readable]) -> None:
        service = self.container.service_cls()
        for dependency in self.container.dependencies:
            setattr(service, dependency.attr_name, dependency.get_dependency(None))
        getattr(service, self.method_name)(messages)

    def _park(self, message: Message, error: BaseException) -> str:
        work: Work = next(d.work for d in self.container.dependencies if hasattr(d, "work"))
        try:
            work.do(park, delivery(self.queue.name, message), error)
        except Exception as failure:  # noqa: BLE001 - it stays unacknowledged and is tried again
            log.warning("parking_failed", queue=self.queue.name, error=type(failure).__name__)
            return ""
        log.error("parked", queue=self.queue.name, error=type(error).__name__)
        return "parked"


def batches(queue: Queue, message: type[Readable], size: int = SIZE) -> Callable[..., Any]:
    """Make a method handle lists of messages from ``queue``."""
    decorated: Callable[..., Any] = Batches.decorator(queue, message, size)
    return decorated
