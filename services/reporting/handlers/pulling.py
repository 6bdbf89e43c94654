"""Counts anew whom events have named: their facts are pulled together, and applied by one writer at a time."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.registration.reports import AT_ONCE
from services.reporting import sources
from services.reporting.builds import alone, fed, may_be_done_again, one_puller
from services.reporting.counting import apply
from services.reporting.metrics import READ_MODELS_SECONDS
from services.reporting.tables import hints, newest


def pull(uow: UnitOfWork, services: Services) -> int:
    """How many hints were followed, at most ``AT_ONCE``.

    Who pulls first writes first, so that later facts are written last; nobody who only writes waits for other services.
    """
    one_puller(uow)
    may_be_done_again(uow)
    oldest = sa.select(hints.c.id).order_by(hints.c.id).limit(AT_ONCE)
    taken = sa.delete(hints).where(hints.c.id.in_(oldest)).returning(hints.c.person_id, hints.c.at)
    rows = uow.session.execute(taken).all()
    if rows:
        persons = sources.of_people(services, sorted({row.person_id for row in rows}))
        alone(uow)
        for build in fed(uow):
            apply(uow, build, persons)
        seen_until(uow, max(row.at for row in rows))
        now = datetime.now(UTC)
        for row in rows:
            READ_MODELS_SECONDS.observe(max((now - row.at).total_seconds(), 0.0))
    return len(rows)


def seen_until(uow: UnitOfWork, at: datetime) -> None:
    """The newest event that is counted; an older one changes nothing."""
    later = {"at": sa.func.greatest(newest.c.at, at)}
    uow.session.execute(insert(newest).values(at=at).on_conflict_do_update(index_elements=["only"], set_=later))
