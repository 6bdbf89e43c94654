"""An event is a hint that somebody counts otherwise now; the facts are pulled a moment later, for many at once."""
from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.registration.events import (
    FormSent,
    FormStarted,
    RecordApplied,
    RecordChanged,
    Registered,
    RegistrantDecided,
)
from services.contracts.verification.events import CaseMoved
from services.reporting.tables import hints

Heard = Registered | RegistrantDecided | FormStarted | FormSent | RecordApplied | RecordChanged | CaseMoved
_MILLISECONDS = 80  # bits of a UUIDv7 below its time


def heard(uow: UnitOfWork, event: Heard) -> None:
    """Whatever it says of the person: what comes twice, late or in another order does no harm."""
    uow.session.execute(sa.insert(hints).values(person_id=event.person_id, at=at(event.event_id)))


def at(event_id: str) -> datetime:
    """When the event happened: a UUIDv7 begins with its time."""
    return datetime.fromtimestamp((UUID(event_id).int >> _MILLISECONDS) / 1000, UTC)
