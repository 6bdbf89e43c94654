"""The other government systems that read a queue: each has one, and an account of the queue's name that reads it.

``EPUPNS_SUBSCRIBERS`` names them (say ``taspen,bpjs``); whoever hears by HTTP only needs no line there.  An event for
a queue that is not made yet waits in the outbox.
"""

import os

from services.contracts.verification.public import subscriber_queue


def named(text: str) -> tuple[str, ...]:
    """The names, each once, in their order."""
    return tuple(dict.fromkeys(name for word in text.split(",") if (name := word.strip())))


SUBSCRIBERS = named(os.environ.get("EPUPNS_SUBSCRIBERS", "demo"))
ACCOUNTS = tuple(subscriber_queue(name) for name in SUBSCRIBERS)
