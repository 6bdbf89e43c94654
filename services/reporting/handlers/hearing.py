"""An event is a hint that somebody counts otherwise now; the facts are pulled a moment later, for many at once."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from services.chassis.many_rows import insert_rows
from services.chassis.work import UnitOfWork
from services.contracts.registration.events import (
    FormSent,
    FormStarted,
    RecordApplied,
    RecordChanged,
    Registered,
    RegistrantDecided,
)
from services.contracts.registration.missing_events import StandingChanged
from services.contracts.verification.events import CaseMoved
from services.reporting.tables import hints

Heard = (
    Registered | RegistrantDecided | FormStarted | FormSent | RecordApplied | RecordChanged | StandingChanged
    | CaseMoved
)
_MILLISECONDS = 80  # bits of a UUIDv7 below its time


def heard(uow: UnitOfWork, events: Sequence[Heard]) -> None:
    """Whatever they say of the people: what comes late or in another order does no harm."""
    rows = [{"person_id": event.person_id, "at": at(event.event_id).isoformat()} for event in events]
    uow.session.execute(insert_rows(hints, rows))


def at(event_id: str) -> datetime:
    """When the event happened: a UUIDv7 begins with its time."""
    return datetime.fromtimestamp((UUID(event_id).int >> _MILLISECONDS) / 1000, UTC)
