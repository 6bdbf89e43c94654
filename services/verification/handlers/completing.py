"""The record has taken the values: the case is done, and every subscribing system is told."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.registration.events import RecordApplied, RecordConflicted
from services.contracts.verification.public import completed
from services.verification.casework import load_one
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_hears_of_it import hears
from services.verification.domain.whose_office import office_of
from services.verification.handlers.moving import Move, move
from services.verification.publishing import publish
from services.verification.tables import cases

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
    agencies = [work.case.agency_id]

    def said(event_id: str, at: str, sequence: int) -> dict[str, Any]:
        return completed(
            event_id, at, sequence, event.case_id, event.person_id, event.record_version, event.changed
        )

    publish(uow, lambda row: hears(row.agencies, row.subjects, of=agencies, changed=event.changed), said)


def conflicted(uow: UnitOfWork, event: RecordConflicted) -> None:
    """The record changed meanwhile: the case waits for level 2 to look, in the inbox of its office."""
    work = load_one(uow, cases.c.id == event.case_id, to_write=True)
    if work.case.state == WAITS:
        office = office_of(LEVELS[LOOKS_AT_CONFLICTS], work.place, ())
        move(uow, [Move(work.case, "record_conflict", LOOKS_AT_CONFLICTS, office)])
