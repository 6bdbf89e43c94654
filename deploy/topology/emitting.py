"""Sends messages to queues by name, each confirmed by the broker, and counts what each queue got."""
from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from amqp.exceptions import AMQPError

from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing

AT_ONCE = 500
TRIES = 5
BETWEEN_TRIES = 1.0  # seconds


class NotTaken(Exception):
    """The broker does not take messages; what was sent before does no harm, so the command can be run again."""


def emit(publisher: ConfirmedPublisher, messages: Iterable[Outgoing]) -> Counter[str]:
    """Queue -> how many messages it has taken.  Raises ``NotTaken``."""
    counts: Counter[str] = Counter()
    coming = iter(messages)
    while batch := list(islice(coming, AT_ONCE)):
        _send(publisher, batch)
        counts.update(message.routing_key for message in batch)
    return counts


def _send(publisher: ConfirmedPublisher, batch: Sequence[Outgoing]) -> None:
    left, reason = list(batch), "it refuses them"
    for _ in range(TRIES):
        try:
            taken = publisher.publish(left)
        except (OSError, AMQPError) as error:
            publisher.discard()
            taken, reason = set(), str(error)
        left = [message for message in left if message.id not in taken]
        if not left:
            return
        time.sleep(BETWEEN_TRIES)
    raise NotTaken(f"The broker did not take {len(left)} messages for {left[0].routing_key} ({reason}); run it again.")
