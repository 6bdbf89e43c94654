"""Makes a set of read models from zero while the system runs: beside the one that is shown, then in its place."""
from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork, Work
from services.reporting import sources
from services.reporting.builds import BUILDING, CURRENT, OLD, alone, in_state, may_be_done_again
from services.reporting.counting import Counted, add
from services.reporting.handlers.pulling import seen_until
from services.reporting.sources import AHEAD
from services.reporting.tables import builds, people, tallies

PAGES_AT_ONCE = AHEAD  # are written together: the more, the fewer rows of tallies change twice
CLEARED_AT_ONCE = 20_000


def begin(uow: UnitOfWork) -> int:
    """The id of the set that is being made from now on, or was already."""
    alone(uow)
    uow.session.execute(insert(builds).values(state=BUILDING).on_conflict_do_nothing())
    row = in_state(uow, BUILDING)
    assert row is not None  # noqa: S101 - it has just been made
    return int(row.id)


def ensure_first(uow: UnitOfWork) -> None:
    """A new database begins with a set of its own accord."""
    if in_state(uow, CURRENT) is None and in_state(uow, BUILDING) is None:
        begin(uow)


def steps(work: Work, services: Services) -> Generator[None, None, None]:
    """Some pages of people, the exchange after the last one, or a part of what is old, a transaction each.

    Pages and their place are one transaction: a crash costs what was not written.  Events go on feeding both sets,
    also while pages are pulled: whom they named before the pages are written is not counted from these.
    """
    while (build := work.do(in_state, BUILDING)) is not None:
        pages = sources.pages(services, build.after)
        while persons := [person for page in islice(pages, PAGES_AT_ONCE) for person in page]:
            work.do(keep, build.id, persons)
            yield
        work.do(_exchange, build.id)
        yield
    while work.do(_clear):
        yield


def keep(uow: UnitOfWork, build: int, persons: Sequence[Counted]) -> None:
    """Write what pages brought, and how far they came."""
    may_be_done_again(uow)
    alone(uow)
    add(uow, build, persons)
    place = sa.func.greatest(builds.c.after, sa.cast(list(persons[-1].place), builds.c.after.type))
    further = {"after": place, "people": builds.c.people + len(persons)}
    uow.session.execute(sa.update(builds).where(builds.c.id == build).values(further))


def _exchange(uow: UnitOfWork, build: int) -> None:
    """Nothing where another process has done it."""
    now = datetime.now(UTC)
    alone(uow)
    made = in_state(uow, BUILDING)
    if made is None or made.id != build:
        return
    uow.session.execute(sa.update(builds).where(builds.c.state == CURRENT).values(state=OLD))
    shown = {"state": CURRENT, "finished_at": sa.func.now()}
    uow.session.execute(sa.update(builds).where(builds.c.id == build).values(shown))
    seen_until(uow, now)


def _clear(uow: UnitOfWork) -> bool:
    """Some rows of the oldest set that nobody needs, and at last the set itself."""
    alone(uow)
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
