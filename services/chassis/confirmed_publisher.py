"""Publishes a batch with pipelined confirms; a message that nobody took is told, a dead connection is thrown away."""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from amqp import Message
from amqp.exceptions import AccessRefused, ChannelError, NotFound

from services.chassis.broker import let_go, open_connection
from services.chassis.confirms import Confirms
from services.chassis.frames import gathered


@dataclass(frozen=True)
class Outgoing:
    """One message: ``id`` becomes the AMQP message id; a body that is no text yet becomes JSON."""

    id: str
    exchange: str
    routing_key: str
    body: dict[str, Any] | str | bytes
    properties: dict[str, Any] = field(default_factory=lambda: {"delivery_mode": 2})


class ConfirmedPublisher:
    """A connection of its own, made when needed; on any error throw it away with ``discard``."""

    def __init__(self, url: str, *, timeout: float = 5.0) -> None:
        """``timeout``: seconds without any sign of the broker after which ``publish`` raises."""
        self._url, self._timeout = url, timeout
        self._connection: Any = None
        self._channel: Any = None
        self._confirms: Confirms[str]
        self._refused: set[str] = set()

    def publish(self, batch: Sequence[Outgoing]) -> set[str]:
        """Send all, wait for all confirms; the ids that a queue has taken.  Raises what the connection raises."""
        try:
            return self._publish_together(batch)
        except ChannelError:
            return self._publish_one_by_one(batch)

    def discard(self) -> None:
        """Forget the connection, whatever state it is in."""
        connection, self._connection, self._channel = self._connection, None, None
        if connection is not None:
            let_go(connection)

    def _publish_together(self, batch: Sequence[Outgoing]) -> set[str]:
        channel = self._ready_channel()
        self._refused.clear()
        with gathered(self._connection):
            for outgoing in batch:
                channel.basic_publish(_message(outgoing), outgoing.exchange, outgoing.routing_key, mandatory=True)
                self._confirms.published(outgoing.id)
        while self._confirms:  # each answer renews the time limit: a slow broker is not a dead one
            self._connection.drain_events(timeout=self._timeout)
        return {outgoing.id for outgoing in batch} - self._refused

    def _publish_one_by_one(self, batch: Sequence[Outgoing]) -> set[str]:
        """The broker closed the channel over one of them, and does not say which: no such exchange, or too large."""
        taken: set[str] = set()
        closed: set[str] = set()
        self.discard()
        for outgoing in batch:
            if outgoing.exchange in closed:
                continue
            try:
                taken |= self._publish_together([outgoing])
            except ChannelError as error:
                self.discard()
                if isinstance(error, NotFound | AccessRefused):
                    closed.add(outgoing.exchange)
        return taken

    def _ready_channel(self) -> Any:
        if self._connection is None:
            self._connection = open_connection(self._url, timeout=self._timeout)
            self._channel = self._connection.channel()
            self._confirms = Confirms(self._channel, self._refused.add)
            self._channel.events["basic_return"].add(self._returned)
        return self._channel

    def _returned(self, _error: Any, _exchange: str, _routing_key: str, message: Any) -> None:
        self._refused.add(message.properties["message_id"])


def _message(outgoing: Outgoing) -> Message:
    body = outgoing.body
    return Message(
        json.dumps(body, separators=(",", ":")) if isinstance(body, dict) else body,
        content_type="application/json",
        content_encoding="utf-8",
        message_id=outgoing.id,
        **outgoing.properties,
    )
