"""Makes a set of read models from zero while the system runs: beside the one that is shown, then in its place."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.reporting import sources
from services.reporting.builds import BUILDING, CURRENT, OLD, alone, in_state
from services.reporting.counting import apply
from services.reporting.handlers.pulling import seen_until
from services.reporting.tables import builds, people, tallies

CLEARED_AT_ONCE = 20_000


def begin(uow: UnitOfWork) -> int:
    """The id of the set that is being made from now on, or was already."""
    alone(uow)
    uow.session.execute(insert(builds).values(state=BUILDING).on_conflict_do_nothing())
    row = in_state(uow, BUILDING)
    assert row is not None  # noqa: S101 - it has just been made
    return int(row.id)


def step(uow: UnitOfWork, services: Services) -> bool:
    """A page of people, the exchange after the last one, or a part of what is old; False when nothing is left.

    A page and its place are one transaction: a crash costs the page.  Events go on feeding both sets.
    """
    alone(uow)
    build = in_state(uow, BUILDING)
    if build is None:
        return _clear(uow)
    started = datetime.now(UTC)
    page = sources.page(services, build.after)
    if not page:
        _exchange(uow, build.id)
        seen_until(uow, started)
        return True
    apply(uow, build.id, page)
    further = {"after": page[-1].person_id, "people": builds.c.people + len(page)}
    uow.session.execute(sa.update(builds).where(builds.c.id == build.id).values(further))
    return True


def ensure_first(uow: UnitOfWork) -> None:
    """A new database begins with a set of its own accord."""
    if in_state(uow, CURRENT) is None and in_state(uow, BUILDING) is None:
        begin(uow)


def _exchange(uow: UnitOfWork, build: int) -> None:
    uow.session.execute(sa.update(builds).where(builds.c.state == CURRENT).values(state=OLD))
    now = {"state": CURRENT, "finished_at": sa.func.now()}
    uow.session.execute(sa.update(builds).where(builds.c.id == build).values(now))


def _clear(uow: UnitOfWork) -> bool:
    """Some rows of the oldest set that nobody needs, and at last the set itself."""
    old = in_state(uow, OLD)
    if old is None:
        return False
    for table in (people, tallies):
        row: sa.ColumnElement[str] = sa.literal_column("ctid")
        some = sa.select(row).select_from(table).where(table.c.build == old.id).limit(CLEARED_AT_ONCE)
        gone = uow.session.execute(sa.delete(table).where(row.in_(some)))
        if gone.rowcount:  # type: ignore[attr-defined]
            return True
    uow.session.execute(sa.delete(builds).where(builds.c.id == old.id))
    return True
