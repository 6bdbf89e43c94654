"""How many cases wait in each queue: asked once a page, for the cards and the menu."""
from __future__ import annotations

from flask import g

from gateway.services import services
from services.contracts.verification.answers import Queues


def count_queues() -> Queues:
    """The counts of the asking office."""
    if "queue_counts" not in g:
        g.queue_counts = services.verification.queues()
    counts: Queues = g.queue_counts
    return counts
