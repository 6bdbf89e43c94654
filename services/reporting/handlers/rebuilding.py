"""Makes a set of read models from zero while the system runs: beside the one that is shown, then in its place."""
from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork, Work
from services.contracts.registration.events import PeopleImported
from services.contracts.registration.reports import Place
from services.reporting import sources
from services.reporting.builds import BUILDING, CURRENT, OLD, alone, in_state, may_be_done_again
from services.reporting.counting import Counted, add
from services.reporting.handlers.pulling import seen_until
from services.reporting.sources import AHEAD
from services.reporting.tables import builds, people, tallies

PAGES_AT_ONCE = AHEAD  # are written together: the more, the fewer rows of tallies change twice
CLEARED_AT_ONCE = 20_000


def begin(uow: UnitOfWork) -> int:
    """The id of the set that is being made from now on.

    One that was being made already is given up: who came without an event behind its pages would not be in it.
    """
    alone(uow)
    uow.session.execute(sa.update(builds).where(builds.c.state == BUILDING).values(state=OLD))
    return int(uow.session.execute(sa.insert(builds).values(state=BUILDING).returning(builds.c.id)).scalar_one())


def imported(uow: UnitOfWork, _events: Sequence[PeopleImported]) -> None:
    """Nobody tells of each person that an import brings: everybody is counted anew."""
    begin(uow)


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
        pages, until = sources.pages(services, build.after), build.after
        while persons := [person for page in islice(pages, PAGES_AT_ONCE) for person in page]:
            if not work.do(keep, build.id, until, persons):
                break
            until = persons[-1].place
            yield
        else:
            work.do(_exchange, build.id, until)
            yield
    while work.do(_clear):
        yield


def keep(uow: UnitOfWork, build: int, until: Place | None, persons: Sequence[Counted]) -> bool:
    """Write what pages brought, and how far they came; nothing where the set does not hold all ``until`` a place."""
    may_be_done_again(uow)
    alone(uow)
    place = sa.func.greatest(builds.c.after, _array(persons[-1].place))
    further = {"after": place, "people": builds.c.people + len(persons)}
    came = sa.update(builds).where(*_made(build, until)).values(further).returning(builds.c.id)
    if uow.session.scalar(came) is None:
        return False
    add(uow, build, persons)
    return True


def _made(build: int, until: Place | None) -> tuple[sa.ColumnElement[bool], ...]:
    """The set is being made and holds everybody up to there: the server may have crashed, or somebody begun anew."""
    there = sa.true() if until is None else builds.c.after >= _array(until)
    return builds.c.id == build, builds.c.state == BUILDING, there


def _array(place: Place) -> sa.Cast[Any]:
    return sa.cast(list(place), builds.c.after.type)


def _exchange(uow: UnitOfWork, build: int, until: Place | None) -> None:
    """Nothing where another process has done it, or the set is not whole."""
    now = datetime.now(UTC)
    alone(uow)
    if uow.session.scalar(sa.select(builds.c.id).where(*_made(build, until))) is None:
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
