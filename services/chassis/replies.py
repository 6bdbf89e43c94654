"""Sends RPC replies on a connection of their own, many at a time, each confirmed before its request is settled."""
from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import eventlet
import structlog
from nameko.containers import ServiceContainer

from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.queues import RPC_EXCHANGE

log = structlog.get_logger()
TIMEOUT = 3.0  # seconds without a sign of the broker
BETWEEN_TRIES = 0.3  # seconds


@dataclass(frozen=True)
class Reply:
    """An answer on its way; ``sent`` is called when the broker has it, or when nobody waits for it any more."""

    body: str
    reply_to: str
    correlation_id: str
    wanted_until: float  # monotonic seconds
    sent: Callable[[], None]

    def outgoing(self) -> Outgoing:
        """As the broker gets it."""
        properties = {"correlation_id": self.correlation_id}
        return Outgoing(uuid4().hex, RPC_EXCHANGE.name, self.reply_to, self.body, properties)


class ReplySender:
    """One greenlet with one connection; a reply outlives its connection, not its caller's patience."""

    def __init__(self, container: ServiceContainer, url: str) -> None:
        self._container = container
        self._publisher = ConfirmedPublisher(url, timeout=TIMEOUT)
        self._waiting: list[Reply] = []
        self._sending = False

    def send(self, reply: Reply) -> None:
        """Send soon; returns at once."""
        self._waiting.append(reply)
        if not self._sending:
            self._sending = True
            self._container.spawn_managed_thread(self._run, identifier="replies")

    def close(self) -> None:
        """Let the connection go."""
        self._publisher.discard()

    def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                unsent = self._publish(batch)
                if unsent:
                    self._waiting = unsent + self._waiting
                    eventlet.sleep(BETWEEN_TRIES)
        finally:
            self._sending = False

    def _publish(self, batch: list[Reply]) -> list[Reply]:
        """The replies that must be tried again.  A queue that is gone took its caller with it."""
        try:
            self._publisher.publish([reply.outgoing() for reply in batch])
        except Exception as error:  # noqa: BLE001 - whatever it was, the connection is thrown away
            log.warning("replies_failed", error=type(error).__name__, count=len(batch))
            self._publisher.discard()
            now = time.monotonic()
            for reply in batch:
                if reply.wanted_until <= now:
                    reply.sent()
            return [reply for reply in batch if reply.wanted_until > now]
        for reply in batch:
            reply.sent()
        return []
