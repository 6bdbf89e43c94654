"""The public event for other government systems: CloudEvents 1.0, ids and names of changed fields only."""
from __future__ import annotations

import json
from typing import Any

COMPLETED_TYPE = "id.go.bkn.epupns.verification.completed.v1"
EXCHANGE = "epupns.public"


def subscriber_queue(name: str) -> str:
    """The queue of one subscribing system."""
    return f"subscriber.{name}"


def signed_text(event: dict[str, Any]) -> bytes:
    """What the signature covers: everything but itself, as JSON with sorted keys and without spaces."""
    said = {name: value for name, value in event.items() if name != "signature"}
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def completed(
    event_id: str, at: str, sequence: int, case_id: str, person_id: str, record_version: int, changed: list[str]
) -> dict[str, Any]:
    """The CloudEvent ``verification.completed``; ``sequence`` counts from 1 for each subscriber, without gaps.

    It may come again, also after later ones: a broker that lost its messages gets them all anew.
    """
    return {
        "specversion": "1.0",
        "type": COMPLETED_TYPE,
        "source": "urn:epupns:verification",
        "id": event_id,
        "time": at,
        "datacontenttype": "application/json",
        "subject": person_id,
        "sequence": str(sequence),
        "data": {
            "case_id": case_id,
            "person_id": person_id,
            "record_version": record_version,
            "changed": changed,
        },
    }
