"""Publishes a batch with pipelined confirms; a message that nobody took is told, a dead connection is thrown away."""
from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from amqp import Message
from kombu import Connection


@dataclass(frozen=True)
class Outgoing:
    """One message: ``id`` becomes the AMQP message id."""

    id: str
    exchange: str
    routing_key: str
    body: dict[str, Any]


class ConfirmedPublisher:
    """A connection of its own, made when needed; on any error throw it away with ``discard``."""

    def __init__(self, url: str, *, timeout: float = 5.0) -> None:
        self._url, self._timeout = url, timeout
        self._connection: Connection | None = None
        self._channel: Any = None
        self._published = 0
        self._open: dict[int, str] = {}
        self._refused: set[str] = set()

    def publish(self, batch: list[Outgoing]) -> set[str]:
        """Send all, wait for all confirms; the ids that a queue has taken.  Raises what the connection raises."""
        channel = self._ready_channel()
        self._refused.clear()
        for outgoing in batch:
            message = Message(
                json.dumps(outgoing.body, separators=(",", ":")),
                content_type="application/json",
                content_encoding="utf-8",
                delivery_mode=2,
                message_id=outgoing.id,
            )
            self._published += 1
            self._open[self._published] = outgoing.id
            channel.basic_publish(message, outgoing.exchange, outgoing.routing_key, mandatory=True)
        self._wait_for_confirms(channel)
        return {outgoing.id for outgoing in batch} - self._refused

    def discard(self) -> None:
        """Forget the connection, whatever state it is in, within two seconds."""
        connection, self._connection, self._channel = self._connection, None, None
        if connection is not None:
            connection.collect(socket_timeout=2)

    def _ready_channel(self) -> Any:
        if self._channel is None:
            options = {"confirm_publish": False, "read_timeout": self._timeout, "write_timeout": self._timeout}
            self._connection = Connection(self._url, connect_timeout=self._timeout, transport_options=options)
            self._connection.ensure_connection(max_retries=1)
            self._channel = self._connection.channel()
            self._channel.confirm_select()
            self._published, self._open = 0, {}
            self._channel.events["basic_ack"].add(self._settled)
            self._channel.events["basic_nack"].add(self._nacked)
            self._channel.events["basic_return"].add(self._returned)
        return self._channel

    def _wait_for_confirms(self, channel: Any) -> None:
        deadline = time.monotonic() + self._timeout
        while self._open:
            channel.connection.drain_events(timeout=max(deadline - time.monotonic(), 0.001))

    def _settled(self, tag: int, multiple: bool) -> None:  # noqa: FBT001 - amqp calls it so
        for known in [t for t in self._open if t == tag or (multiple and t < tag)]:
            del self._open[known]

    def _nacked(self, tag: int, multiple: bool) -> None:  # noqa: FBT001 - amqp calls it so
        self._refused.update(name for t, name in self._open.items() if t == tag or (multiple and t < tag))
        self._settled(tag, multiple)

    def _returned(self, _error: Any, _exchange: str, _routing_key: str, message: Any) -> None:
        self._refused.add(message.properties["message_id"])
