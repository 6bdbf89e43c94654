"""After a run: every message had its effect exactly once, and the next queue holds what the outbox says."""

from __future__ import annotations

import json
from typing import Any

from tests.benchmarks._workers.field import Field

COUNTS = """SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM history), (SELECT count(*) FROM work_items),
    (SELECT count(*) FROM outbox), (SELECT count(*) FROM cases WHERE version = 2 AND state = 'open' AND level = 2),
    (SELECT count(*) FROM parked)"""
UNMARKED = "SELECT count(*) FROM outbox WHERE published_at IS NULL"
POSTED = "SELECT body->>'event_id' FROM outbox ORDER BY 1"
LAST_MARKS = 64  # a peer marks with its next message, so each of its workers may owe the last one


def check(field: Field, number: int) -> None:
    """Raises ``AssertionError`` where anything is missing or double."""
    counts = field.database.execute(COUNTS).fetchone()
    expected = (*(number,) * 5, 0)
    assert counts == expected, f"{number} messages, but inbox, history, items, outbox, cases, parked: {counts}"
    [(unmarked,)] = field.database.execute(UNMARKED).fetchall()
    assert unmarked <= LAST_MARKS, f"{unmarked} messages of the outbox are not marked as published"
    assert field.depth(field.source) == 0, "messages were left in the first queue"
    posted = [row[0] for row in field.database.execute(POSTED)]
    arrived = sorted(event_ids(field, number))
    assert arrived == posted, f"{len(posted)} messages in the outbox, {len(arrived)} arrived, not the same ones"


def event_ids(field: Field, number: int) -> list[str]:
    """Empties the second queue."""
    found: list[str] = []

    def on_message(message: Any) -> None:
        body = json.loads(message.body)
        found.append(body.get("kwargs", body)["event_id"])

    tag = field.channel.basic_consume(field.target, no_ack=True, callback=on_message)
    while len(found) < number:
        field.channel.connection.drain_events(timeout=10)
    field.channel.basic_cancel(tag)
    found.extend(["one too many"] * field.depth(field.target))
    return found
