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
NOBODY = {"claimed_by": None, "claimed_name": "", "claimed_until": None}


def lease(uow: UnitOfWork, actor: Actor, case_id: str) -> None:
    """Begin or lengthen the lease; a longer one of the same person stays as long as it was given."""
    until = datetime.now(UTC) + LEASE
    mine = cases.c.claimed_by == actor.account_id
    longest = sa.case((mine, sa.func.greatest(cases.c.claimed_until, until)), else_=until)
    give(uow, actor, case_id, longest)


def give(uow: UnitOfWork, actor: Actor, case_id: str, until: datetime | sa.ColumnElement[datetime]) -> None:
    """``actor`` holds the case until then."""
    held = {"claimed_by": actor.account_id, "claimed_name": actor.name, "claimed_until": until}
    uow.session.execute(sa.update(cases).where(cases.c.id == case_id).values(held))


def a_working_day_from(moment: datetime) -> datetime:
    """The same hour of the next day that is no Saturday and no Sunday."""
    moment += timedelta(days=1)
    while moment.weekday() >= SATURDAY:
        moment += timedelta(days=1)
    return moment
