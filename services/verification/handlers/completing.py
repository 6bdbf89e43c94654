"""The record has taken the values: the case is done, and every subscribing system is told."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.registration.events import RecordApplied, RecordConflicted
from services.contracts.verification.public import EXCHANGE, completed, subscriber_queue
from services.verification.casework import load_one
from services.verification.handlers.moving import Move, move
from services.verification.tables import cases, public_events, subscribers

WAITS = "completed"  # for the record; in any other state the answer has come before


def applied(uow: UnitOfWork, event: RecordApplied) -> None:
    """Publish ``verification.completed`` once for each subscriber, with its own sequence."""
    work = load_one(uow, cases.c.id == event.case_id, to_write=True)
    if work.case.state != WAITS:
        return
    move(uow, [Move(work.case, "done", work.case.level)])
    uow.session.execute(
        sa.update(cases).where(cases.c.id == event.case_id).values(record_version=event.record_version)
    )
    event_id, at = new_id(), datetime.now(UTC).isoformat()
    counted = sa.update(subscribers).values(sequence=subscribers.c.sequence + 1)
    for row in uow.session.execute(counted.returning(subscribers.c.name, subscribers.c.sequence)).all():
        body = completed(
            event_id, at, row.sequence, event.case_id, event.person_id, event.record_version, event.changed
        )
        uow.session.execute(
            sa.insert(public_events).values(subscriber=row.name, sequence=row.sequence, event=body)
        )
        uow.post([(EXCHANGE, subscriber_queue(row.name), body)])


def conflicted(uow: UnitOfWork, event: RecordConflicted) -> None:
    """The record changed meanwhile: the case waits for level 2 to look."""
    work = load_one(uow, cases.c.id == event.case_id, to_write=True)
    if work.case.state == WAITS:
        move(uow, [Move(work.case, "record_conflict", 2)])
