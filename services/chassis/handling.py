"""What becomes of one message: handled and acknowledged after the commit, tried again, or parked."""
from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol, Self

import structlog
from amqp import Message
from nameko.containers import ServiceContainer

from services.chassis import faults
from services.chassis.environment import ConfigurationError
from services.chassis.failure import is_transient, pauses
from services.chassis.listener import Listener
from services.chassis.metrics import HANDLED, RETRIED
from services.chassis.parking import delivery, described, park
from services.chassis.work import Work

log = structlog.get_logger()


class Readable(Protocol):
    """A message class that knows its own wire format."""

    @classmethod
    def from_wire(cls, body: object) -> Self:
        """Raises ``UnknownEvent`` for anything else."""


class Unreadable(Exception):
    """No JSON, another type, an unknown version: waiting will not mend it."""


def work_of(container: ServiceContainer) -> Work:
    """The service's units of work; every entrypoint that takes messages needs them."""
    for dependency in container.dependencies:
        work = getattr(dependency, "work", None)
        if isinstance(work, Work):
            return work
    raise ConfigurationError(f"Service {container.service_name} takes messages and has no Database().")


class Handling:
    """The ways of one queue's messages."""

    def __init__(
        self,
        container: ServiceContainer,
        listener: Listener,
        queue: str,
        message_class: type[Readable],
        handle: Callable[[Any], None],
    ) -> None:
        """``handle`` gets the message that was read, and raises what its handler raises."""
        self.container, self.listener, self.queue = container, listener, queue
        self._class, self._handle = message_class, handle

    def read(self, message: Message) -> Any:
        """The typed message.  Raises ``Unreadable`` whatever is wrong with it, deep nesting and bad bytes included."""
        try:
            return self._class.from_wire(json.loads(message.body))
        except Exception as error:
            raise Unreadable(described(error)) from error

    def finish(self, message: Message) -> None:
        """Try until the message is settled, gone with its connection, or given back because we stop."""
        for pause in pauses():
            if not self.listener.holds(message) or self.attempt(message):
                return
            RETRIED.labels(self.queue).inc()
            self.listener.pause(pause)
            if self.listener.stopping:
                self.listener.forget(message)  # unacknowledged: the broker gives it to the next process
                return

    def attempt(self, message: Message) -> bool:
        """Handle once; False when it should be tried again."""
        try:
            self._handle(self.read(message))
        except Exception as error:  # noqa: BLE001 - a handler may raise anything
            if not is_transient(error):
                return self.park(message, error)
            log.warning("will_try_again", queue=self.queue, error=type(error).__name__)
            return False
        self.done([message])
        return True

    def done(self, messages: Sequence[Message]) -> None:
        """The effects are committed: acknowledge."""
        faults.at("after-commit-before-ack")
        self.listener.settle_all(messages)
        HANDLED.labels(self.queue, "done").inc(len(messages))

    def park(self, message: Message, error: BaseException) -> bool:
        """Keep the message for an operator and acknowledge it; False when the database would not have it now."""
        try:
            work_of(self.container).do(park, delivery(self.queue, message), error)
        except Exception as failure:  # noqa: BLE001 - it stays unacknowledged and is tried again
            log.warning("parking_failed", queue=self.queue, error=type(failure).__name__)
            return False
        faults.at("after-parking-before-ack")
        log.error("parked", queue=self.queue, error=type(error).__name__, exc_info=error)
        self.listener.settle(message)
        HANDLED.labels(self.queue, "parked").inc()
        return True
