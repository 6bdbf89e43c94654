"""Sends RPC replies on a connection of their own: a reader of the other connection is never in their way."""
from __future__ import annotations

from typing import Any

import structlog
from amqp import Message
from eventlet.semaphore import Semaphore
from kombu import Connection

from services.chassis.queues import RPC_EXCHANGE

log = structlog.get_logger()


class ReplyPublisher:
    """One connection, one writer at a time; a reply that cannot be sent is lost, and its caller asks again."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Semaphore()
        self._connection: Connection | None = None

    def send(self, payload: str, reply_to: str, correlation_id: str) -> None:
        """Send once, and once more on a new connection."""
        reply = Message(
            payload, content_type="application/json", content_encoding="utf-8", correlation_id=correlation_id
        )
        for last_try in (False, True):
            try:
                with self._lock:
                    self._channel().basic_publish(reply, RPC_EXCHANGE.name, reply_to)
            except Exception as error:  # noqa: BLE001 - whatever it was, the connection is thrown away
                log.warning("reply_failed", error=type(error).__name__, last_try=last_try)
                self.discard()
            else:
                return

    def discard(self) -> None:
        """Let the connection go, whatever state it is in."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.collect(socket_timeout=2)

    def _channel(self) -> Any:
        if self._connection is None:
            options = {"confirm_publish": False, "read_timeout": 3, "write_timeout": 3}
            connection = Connection(self._url, connect_timeout=3, transport_options=options)
            connection.ensure_connection(max_retries=1)
            self._connection = connection
        return self._connection.default_channel
