"""How many frames it takes to acknowledge a batch: one, where nothing in front of it still runs."""
from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from amqp import Message


def in_few_frames(batch: Sequence[Message], unsettled: Collection[Message]) -> Iterator[tuple[Message, bool]]:
    """``(message, multiple)`` for each frame; ``multiple`` acknowledges everything in front of the message as well.

    ``unsettled`` are the messages that must stay unacknowledged, on whatever channel.  What lies behind the first of
    them is acknowledged one by one: for the broker, which writes each acknowledgement to its log, that is much dearer.
    """
    for channel in {message.channel for message in batch}:
        mine = [message for message in batch if message.channel is channel]
        fence = min((other.delivery_tag for other in unsettled if other.channel is channel), default=math.inf)
        in_front = [message for message in mine if message.delivery_tag < fence]
        if in_front:
            yield max(in_front, key=lambda message: int(message.delivery_tag)), len(in_front) > 1
        yield from ((message, False) for message in mine if message.delivery_tag > fence)
