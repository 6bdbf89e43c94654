"""A subscribing system at its queue, as docs/examples/subscriber.py: it takes, acknowledges, may go away and return."""
from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import pika

from services.contracts.verification.public import subscriber_queue

LOOK = 0.2  # seconds between two looks whether it is to leave
PREFETCH = 100


class Reader:
    """``events`` in the order in which they came, ``lags`` the seconds from completion to each arrival.

    A ``with`` block is the time for which it is there.
    """

    def __init__(self, url: str, name: str) -> None:
        self.events: list[dict[str, Any]] = []
        self.lags: list[float] = []
        self._url, self._queue = url, subscriber_queue(name)
        self._leaves = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._leaves.clear()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaves.set()
        self._thread.join()

    @property
    def numbers(self) -> list[int]:
        """The own sequence of what came."""
        return [int(event["sequence"]) for event in self.events]

    @property
    def ids(self) -> list[str]:
        """The events' ids."""
        return [event["id"] for event in self.events]

    def _read(self) -> None:
        connection = pika.BlockingConnection(pika.URLParameters(self._url))
        channel = connection.channel()
        channel.basic_qos(prefetch_count=PREFETCH)
        for method, _, body in channel.consume(self._queue, inactivity_timeout=LOOK):
            if self._leaves.is_set():  # what it has in hand and did not acknowledge comes again
                break
            if method is not None:
                self._take(json.loads(body))
                channel.basic_ack(method.delivery_tag)
        connection.close()

    def _take(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        self.lags.append((datetime.now(UTC) - datetime.fromisoformat(event["time"])).total_seconds())
