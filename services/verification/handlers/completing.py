"""The record has taken the values: the case is done, and every subscribing system is told."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.registration.events import RecordApplied, RecordConflicted
from services.contracts.verification.public import EXCHANGE, completed, subscriber_queue
from services.verification.casework import load_one
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_hears_of_it import hears
from services.verification.domain.whose_office import office_of
from services.verification.handlers.moving import Move, move
from services.verification.signature import signed
from services.verification.tables import cases, public_events, subscribers
from services.verification.telling import QUEUE, note

LOOKS_AT_CONFLICTS = 2  # the level
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
    _tell(uow, event, work.case.agency_id)


def _tell(uow: UnitOfWork, event: RecordApplied, agency_id: str) -> None:
    """One event, with one id, in the sequence of each subscriber that hears of it; who is paused gets it later."""
    event_id, at = new_id(), datetime.now(UTC).isoformat()
    hearing = [
        row.name
        for row in uow.session.execute(sa.select(subscribers))
        if hears(row.agencies, row.subjects, agency_id=agency_id, changed=event.changed)
    ]
    held = sa.select(subscribers.c.name).where(among(subscribers.c.name, hearing))
    names = uow.session.scalars(held.order_by(subscribers.c.name).with_for_update()).all()  # in one order: no deadlock
    counted = sa.update(subscribers).where(among(subscribers.c.name, names)).values(
        sequence=subscribers.c.sequence + 1,
        posted=sa.case((subscribers.c.paused_at.is_(None), subscribers.c.sequence + 1), else_=subscribers.c.posted),
    )
    for row in uow.session.execute(counted.returning(subscribers)).all():
        body = signed(
            completed(event_id, at, row.sequence, event.case_id, event.person_id, event.record_version, event.changed)
        )
        uow.session.execute(
            sa.insert(public_events).values(subscriber=row.name, sequence=row.sequence, event=body)
        )
        if row.by_queue and row.paused_at is None:
            uow.post([(EXCHANGE, subscriber_queue(row.name), body)])
            note(uow, row.name, QUEUE, row.sequence, row.sequence, 1)


def conflicted(uow: UnitOfWork, event: RecordConflicted) -> None:
    """The record changed meanwhile: the case waits for level 2 to look, in the inbox of its office."""
    work = load_one(uow, cases.c.id == event.case_id, to_write=True)
    if work.case.state == WAITS:
        office = office_of(LEVELS[LOOKS_AT_CONFLICTS], work.place, ())
        move(uow, [Move(work.case, "record_conflict", LOOKS_AT_CONFLICTS, office)])
