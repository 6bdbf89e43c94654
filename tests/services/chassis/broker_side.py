"""The broker as a test sees it: publish anything, look into queues, take them away again."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from amqp import Message
from amqp.exceptions import NotFound
from kombu import Queue

from services.chassis.broker import open_connection, say_goodbye


class Broker:
    """One connection of the test's own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection = open_connection(url, timeout=10)
        self.channel = self._connection.channel()
        self._own: set[str] = set()

    def publish(self, routing_key: str, body: Any, exchange: str = "", **properties: Any) -> str:
        """Any body; bytes and text go out as they are. The message id."""
        raw = body if isinstance(body, bytes | str) else json.dumps(body)
        properties = {"content_type": "application/json", "delivery_mode": 2, "message_id": uuid4().hex, **properties}
        self.channel.basic_publish(Message(raw, **properties), exchange, routing_key)
        return str(properties["message_id"])

    def declare(self, queue: Queue) -> None:
        """As a service would."""
        queue(self.channel).declare()

    def depth(self, queue: str) -> int:
        """Messages that are ready, or -1 when there is no such queue."""
        try:
            return int(self.channel.queue_declare(queue, passive=True).message_count)
        except NotFound:
            self.channel = self._connection.channel()
            return -1

    def take_all(self, queue: str) -> list[Any]:
        """Everything that is ready, acknowledged."""
        found = []
        while (message := self.channel.basic_get(queue, no_ack=True)) is not None:
            found.append(message)
        return found

    def owns(self, *queues: str) -> None:
        """Delete these at the end."""
        self._own |= set(queues)

    def close(self) -> None:
        for queue in self._own:
            self.channel.queue_delete(queue)
        say_goodbye(self._connection)
