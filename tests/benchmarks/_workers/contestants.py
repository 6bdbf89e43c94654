"""Who runs: a command each, and how its messages look on the wire."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.contracts.event import new_id

Wire = Callable[[dict[str, Any], str], bytes]


def plain(body: dict[str, Any], _queue: str) -> bytes:
    """The message itself as JSON."""
    return json.dumps(body, separators=(",", ":")).encode()


def for_dramatiq(body: dict[str, Any], queue: str) -> bytes:
    """The same in Dramatiq's envelope."""
    envelope = {"queue_name": queue, "actor_name": "level_1", "args": [], "kwargs": body, "options": {}}
    moment = int(time.time() * 1000)
    return json.dumps({**envelope, "message_id": new_id(), "message_timestamp": moment}, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Contestant:
    """One way to work through a queue."""

    name: str
    module: tuple[str, ...]
    wire: Wire = plain


_HERE = "tests.benchmarks._workers"
OURS = Contestant("ours", ("services.chassis.run", f"{_HERE}.ours"))
NAMEKO = Contestant("plain nameko", (f"{_HERE}.plain_nameko",))
DRAMATIQ = Contestant("Dramatiq", (f"{_HERE}.with_dramatiq",), for_dramatiq)
FASTSTREAM = Contestant("FastStream", (f"{_HERE}.with_faststream",))
ALL = (OURS, NAMEKO, DRAMATIQ, FASTSTREAM)
