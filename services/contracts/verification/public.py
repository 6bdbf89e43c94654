"""The public events for other government systems: CloudEvents 1.0, ids and names of changed fields only."""
from __future__ import annotations

import json
from typing import Any

COMPLETED_TYPE = "id.go.bkn.epupns.verification.completed.v1"
CHANGED_TYPE = "id.go.bkn.epupns.record.changed.v1"
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
    data = {"case_id": case_id, "person_id": person_id, "record_version": record_version, "changed": changed}
    return _cloud_event(COMPLETED_TYPE, event_id, at, sequence, data)


def record_changed(
    event_id: str, at: str, sequence: int, person_id: str, record_version: int, what: str, changed: list[str],
    agency_id: str,
) -> dict[str, Any]:
    """The CloudEvent ``record.changed``, in the same sequence: an answer of the helpdesk changed the record.

    ``what``: corrected, reinstated, moved or added; ``agency_id``: of the person from now on, also told to who hears
    of the agency that was left.  The higher ``record_version`` is the newer record, in whatever order events come.
    """
    data = {
        "person_id": person_id, "record_version": record_version, "what": what, "changed": changed,
        "agency_id": agency_id,
    }  # fmt: skip
    return _cloud_event(CHANGED_TYPE, event_id, at, sequence, data)


def _cloud_event(kind: str, event_id: str, at: str, sequence: int, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "type": kind,
        "source": "urn:epupns:verification",
        "id": event_id,
        "time": at,
        "datacontenttype": "application/json",
        "subject": data["person_id"],
        "sequence": str(sequence),
        "data": data,
    }
