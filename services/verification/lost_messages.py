"""What verification's state says about messages that must be on their way: a broker that lost them gets them again."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.registration.events import FormSent
from services.contracts.verification.events import CaseCompleted, CaseReturned
from services.contracts.verification.messages import CaseAtLevel
from services.verification.casework import load
from services.verification.handlers.completing import WAITS
from services.verification.handlers.deciding import reasons
from services.verification.tables import cases, level1_units, public_events, subscribers

PAGE = 500


def waiting_for_a_worker(uow: UnitOfWork, after: str) -> list[tuple[int, CaseAtLevel]]:
    """A page of the cases that a level's worker must look at, by id; who is older than the case is dropped there."""
    columns = sa.select(cases.c.id, cases.c.level, cases.c.version)
    page = columns.where(cases.c.state == "queued", cases.c.id > after).order_by(cases.c.id).limit(PAGE)
    return [(row.level, CaseAtLevel(row.id, row.version, new_id())) for row in uow.session.execute(page)]


def waiting_for_the_record(uow: UnitOfWork, after: str) -> list[CaseCompleted]:
    """A page of the cases that are completed and not answered by registration, by id; it answers again."""
    page = sa.select(cases).where(cases.c.state == WAITS, cases.c.id > after).order_by(cases.c.id).limit(PAGE)
    works = load(uow, uow.session.execute(page).all())
    return [
        CaseCompleted(
            case_id=work.case.id, submission_id=work.case.submission_id,
            person_id=work.case.person_id, approved=work.approved,
        )
        for work in works
    ]


def not_taken_in(uow: UnitOfWork, sent: Sequence[FormSent]) -> list[FormSent]:
    """Those of the sent forms that have no case, or only one of an earlier round."""
    columns, mine = sa.select(cases.c.person_id, cases.c.round), cases.c.person_id.in_([e.person_id for e in sent])
    rounds = {row.person_id: row.round for row in uow.session.execute(columns.where(mine))}
    return [event for event in sent if rounds.get(event.person_id, 0) < event.round]


def returned(uow: UnitOfWork, submission_ids: Collection[str]) -> list[CaseReturned]:
    """The returns of those forms that a verifier gave back."""
    mine = (cases.c.state == "returned", cases.c.submission_id.in_(submission_ids))
    return [
        CaseReturned(
            case_id=case.id, submission_id=case.submission_id, person_id=case.person_id,
            reasons=reasons(uow, case.id, case.round),
        )
        for case in uow.session.execute(sa.select(cases).where(*mine)).all()
    ]


def ticked_units(uow: UnitOfWork) -> set[str]:
    """The level-1 units as this service knows them."""
    return set(uow.session.scalars(sa.select(level1_units.c.unit_id).where(level1_units.c.flagged)))


def told(uow: UnitOfWork, subscriber: str, after: int) -> list[sa.Row[Any]]:
    """A page of the events that a subscribing system's queue was sent, by its sequence: the same ids and numbers."""
    posted = sa.select(subscribers.c.posted).where(subscribers.c.name == subscriber, subscribers.c.by_queue)
    mine = (
        public_events.c.subscriber == subscriber,
        public_events.c.sequence > after,
        public_events.c.sequence <= posted.scalar_subquery(),
    )
    page = sa.select(public_events.c.sequence, public_events.c.event).where(*mine)
    return list(uow.session.execute(page.order_by(public_events.c.sequence).limit(PAGE)))
