"""How many cases wait in each queue: for the cards of the inbox, and for the menu beside a case."""
from __future__ import annotations

from flask import current_app, g

from gateway.services import services
from services.chassis.memory import Memory
from services.contracts.verification.answers import Queues

KEPT = 180.0  # seconds: beside a case the menu tells how much waits, not whether it is one more or less


def count_queues() -> Queues:
    """The counts of the asking office, as they are now."""
    if "queue_counts" not in g:
        g.queue_counts = services.verification.queues()
        _kept().keep(g.who["account_id"], g.queue_counts)
    counts: Queues = g.queue_counts
    return counts


def count_queues_for_the_menu() -> None:
    """The counts as they were a moment ago: who decides case after case does not wait for them each time."""
    known = _kept().told(g.who["account_id"])
    if known is None:
        count_queues()
    else:
        g.queue_counts = known


def _kept() -> Memory[str, Queues]:
    kept: Memory[str, Queues] = current_app.extensions["queue_counts"]
    return kept
