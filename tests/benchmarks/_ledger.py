"""What a benchmark holds against the databases: events, decisions and records must tell the same story."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Any

import pika

from tests.benchmarks._installation import database, environment

FOREIGN = """
    SELECT d.level, d.key FROM decisions d JOIN cases c ON c.id = d.case_id WHERE c.person_id = ANY(%s::uuid[])
    AND ((d.level = 3 AND d.key IN ('agama', 'alamat')) OR (d.level = 4 AND d.key <> 'tanggal_lahir'))"""
DECIDED = """
    SELECT d.level, count(*), count(DISTINCT (d.case_id, d.round, d.change_id)) FROM decisions d
    JOIN cases c ON c.id = d.case_id WHERE c.person_id = ANY(%s::uuid[]) GROUP BY 1 ORDER BY 1"""
COMPLETED = "SELECT id FROM cases WHERE state = 'done' AND since >= %s"
CORRECTED = "SELECT count(*) FROM people WHERE id = ANY(%s::uuid[]) AND record->>'alamat' LIKE 'Jalan Uji Nomor %%'"


def drain_subscriber() -> list[dict[str, Any]]:
    """Everything that waits in the demo subscriber's queue."""
    connection = pika.BlockingConnection(pika.URLParameters(environment("subscriber.demo")["AMQP_URL"]))
    channel = connection.channel()
    events = []
    for method, _, body in channel.consume("subscriber.demo", inactivity_timeout=2):
        if method is None:
            break
        events.append(json.loads(body))
        channel.basic_ack(method.delivery_tag)
    connection.close()
    return events


def check(person_ids: list[str], events: list[dict[str, Any]], began: datetime) -> dict[str, str]:
    """Raises ``AssertionError`` where what happened since ``began`` is not what should have."""
    heard = Counter(event["data"]["case_id"] for event in events)
    with database("verification") as connection:
        done = [str(row[0]) for row in connection.execute(COMPLETED, [began]).fetchall()]
    assert heard == Counter(done), f"{len(done)} cases were completed, {heard.total()} events came"
    assert set(person_ids) <= {event["subject"] for event in events}, "a form of ours has no event"
    sequence = [int(event["sequence"]) for event in events]
    assert sorted(sequence) == list(range(min(sequence), max(sequence) + 1)), "a gap in the sequence"
    with database("verification") as connection:
        wrong = connection.execute(FOREIGN, [person_ids]).fetchall()
        decided = connection.execute(DECIDED, [person_ids]).fetchall()
    with database("registration") as connection:
        [(corrected,)] = connection.execute(CORRECTED, [person_ids]).fetchall()
    assert not wrong, f"a level decided what is not its own: {wrong[:3]}"
    assert all(number == different for _, number, different in decided), "a change was decided twice"
    assert corrected == len(person_ids), f"only {corrected} records have the new address"
    return {
        "events = completed cases": f"{len(events)} = {len(done)}",
        "records with the new value": str(corrected),
        "decisions by level": ", ".join(f"{level}: {number}" for level, number, _ in decided),
    }
