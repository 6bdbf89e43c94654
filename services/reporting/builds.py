"""The sets of read models: the one that pages show, and the one that is being made beside it."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.reporting.answers import Figures
from services.reporting.tables import builds, newest

CURRENT, BUILDING, OLD = "current", "building", "old"
ONE_WRITER, ONE_PULLER = 0x5E70, 0x5E71  # advisory locks of this database; who needs both takes the puller's first
SHOWN = sa.select(builds.c.id).where(builds.c.state == CURRENT).scalar_subquery()


def alone(uow: UnitOfWork) -> None:
    """Until the end of the transaction nobody else writes tallies."""
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_WRITER)))


def one_puller(uow: UnitOfWork) -> None:
    """Until the end of the transaction nobody else follows what events named."""
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_PULLER)))


def may_be_done_again(uow: UnitOfWork) -> None:
    """The commit waits for no disk: what a crash of the server takes of it is found where it came from."""
    uow.session.execute(sa.text("SET LOCAL synchronous_commit = off"))


def in_state(uow: UnitOfWork, state: str) -> sa.Row[Any] | None:
    """The set in this state; of the old ones the oldest."""
    mine = sa.select(builds).where(builds.c.state == state).order_by(builds.c.id).limit(1)
    return uow.session.execute(mine).one_or_none()


def fed(uow: UnitOfWork) -> list[int]:
    """The sets that take what events tell."""
    return list(uow.session.scalars(sa.select(builds.c.id).where(builds.c.state != OLD)))


def how_new(uow: UnitOfWork) -> Figures:
    """For every page: the time of the newest event, and how far a first build is where there is none to show."""
    at, current = uow.session.scalar(sa.select(newest.c.at)), in_state(uow, CURRENT)
    first = in_state(uow, BUILDING) if current is None else None
    counted = None if current is not None else first.people if first else 0
    return Figures(as_of=at.isoformat() if at and current is not None else "", building=counted)
