"""The headers of a request that both sides of an RPC know."""
from __future__ import annotations

import time

from amqp import Message

ASSERTION = "nameko.assertion"  # who asks, signed
KEY = "nameko.key"  # idempotency key of a write
DEADLINE = "nameko.deadline"  # milliseconds since 1970 at which the caller gives up
WITHOUT_DEADLINE = 60.0  # seconds; no assertion lives longer


def deadline(seconds: float) -> int:
    """The header's value for a caller that waits so long from now."""
    return int((time.time() + seconds) * 1000)


def seconds_left(message: Message) -> float:
    """How long the caller still waits; the broker's own expiry does not reach a message that is on its way to us."""
    until = (message.headers or {}).get(DEADLINE)
    return until / 1000 - time.time() if isinstance(until, int) else WITHOUT_DEADLINE
