"""How long a claim lasts: a lease with an end, lengthened by work, given by a supervisor for a working day."""
from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.verification.tables import cases

LEASE = timedelta(minutes=15)
TAKE_BACK = timedelta(seconds=float(os.environ.get("TAKE_BACK_SECONDS", "10")))
SATURDAY = 5
NOBODY = {"claimed_by": None, "claimed_name": "", "claimed_until": None, "claimed_at": None}


def lease(uow: UnitOfWork, actor: Actor, case_id: str) -> None:
    """Begin or lengthen the lease; a longer one of the same person stays as long as it was given."""
    mine = cases.c.claimed_by == actor.account_id
    longest = sa.case((mine, lengthened()), else_=datetime.now(UTC) + LEASE)
    begun = sa.case((sa.and_(mine, cases.c.claimed_until > sa.func.now()), cases.c.claimed_at), else_=sa.func.now())
    give(uow, actor, case_id, longest, begun)


def lengthened() -> sa.ColumnElement[datetime]:
    """The end of the own lease once somebody has worked on the case."""
    return sa.func.greatest(cases.c.claimed_until, datetime.now(UTC) + LEASE)


def give(
    uow: UnitOfWork,
    actor: Actor,
    case_id: str,
    until: datetime | sa.ColumnElement[datetime],
    since: sa.ColumnElement[datetime] | None = None,
) -> None:
    """``actor`` holds the case until then; ``since``: when the work on it began, None where nobody can tell."""
    held = {
        "claimed_by": actor.account_id, "claimed_name": actor.name, "claimed_until": until, "claimed_at": since
    }  # fmt: skip
    uow.session.execute(sa.update(cases).where(cases.c.id == case_id).values(held))


def a_working_day_from(moment: datetime) -> datetime:
    """The same hour of the next day that is no Saturday and no Sunday."""
    moment += timedelta(days=1)
    while moment.weekday() >= SATURDAY:
        moment += timedelta(days=1)
    return moment
