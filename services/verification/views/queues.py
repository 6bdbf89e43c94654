"""The queues of an office: what lies in each, and how many cases that are."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.verification.answers import Queues
from services.contracts.verification.requests import COUNTED_QUEUES
from services.contracts.working_days import first_of_last
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_may_decide import levels_of, who
from services.verification.handlers.claiming import by_others, free, in_my_offices
from services.verification.tables import cases, transitions

COUNTED = 1000  # a person does not need the exact length of a longer queue


def queue_of(name: str, actor: Actor) -> list[sa.ColumnElement[bool]]:
    """The conditions of one queue."""
    open_here = [cases.c.state == "open", in_my_offices(actor), by_others(actor)]
    mine = sa.and_(cases.c.claimed_by == actor.account_id, cases.c.claimed_until > sa.func.now())
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    by_me = (transitions.c.who == who(actor), transitions.c.who != "")  # the second as the indexes have it
    acted = sa.exists().where(transitions.c.case_id == cases.c.id, *by_me)
    conditions: dict[str, list[sa.ColumnElement[bool]]] = {
        "unclaimed": [*open_here, free()],
        "mine": [cases.c.state == "open", mine],
        "late": [*open_here, nearly_late()],
        "returned": [cases.c.state == "returned", acted.where(transitions.c.state == "returned")],
        "sent": [acted.where(transitions.c.at >= today, transitions.c.state != "returned")],
    }
    return conditions[name]


def nearly_late() -> sa.ColumnElement[bool]:
    """The condition that this is the last day on which the office decides in time, or that it is past."""
    return sa.or_(*(sa.and_(cases.c.level == n, cases.c.since < waited(LEVELS[n].days)) for n in LEVELS))


def late_at(level: int) -> sa.ColumnElement[bool]:
    """The condition that a case at this level is past its last day."""
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    return sa.and_(cases.c.level == level, cases.c.since < waited(LEVELS[level].days, yesterday))


def waited(working_days: int, until: date | None = None) -> datetime:
    """A case that came before this moment has waited so many working days (1 or more) when the day ends; UTC, today."""
    day = first_of_last(working_days, until or datetime.now(UTC).date())
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def queues(uow: UnitOfWork, actor: Actor) -> Queues:
    """How many cases wait for this actor, counted up to a thousand."""
    counts = {name: _count(uow, name, actor) for name in COUNTED_QUEUES}
    names = [j.name for level in LEVELS.values() for j in actor.holds(level.profile)]
    return Queues(**counts, levels=levels_of(actor), office=", ".join(dict.fromkeys(names)))  # type: ignore[typeddict-item]


def _count(uow: UnitOfWork, name: str, actor: Actor) -> int:
    some = sa.select(sa.literal(1)).select_from(cases).where(*queue_of(name, actor)).limit(COUNTED).subquery()
    return uow.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0
