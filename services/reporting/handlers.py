"""What the reporting service does with events: a delta for each, folded into counts every second."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.registration.events import FormSent, Registered
from services.contracts.verification.events import CaseMoved
from services.reporting.tables import counts, deltas, newest

FOLDED_AT_ONCE = 10_000


def registered(uow: UnitOfWork, event: Registered) -> None:
    """One more civil servant has registered."""
    _count(uow, event.agency_id, {"registered": 1})


def sent(uow: UnitOfWork, event: FormSent) -> None:
    """A form left its owner's hands and waits for verification to take it in."""
    _count(uow, event.agency_id, {"sent": 1} if event.round == 1 else {"returned": -1, "sent": 1})


def moved(uow: UnitOfWork, event: CaseMoved) -> None:
    """A case went from one stage to another."""
    _count(uow, event.agency_id, {event.was: -1, event.now: 1})


def _count(uow: UnitOfWork, agency_id: str, changed: dict[str, int]) -> None:
    rows = [{"agency_id": agency_id, "stage": stage, "change": change} for stage, change in changed.items()]
    uow.session.execute(sa.insert(deltas), rows)


def fold(uow: UnitOfWork) -> int:
    """Add up what came since the last fold; how many deltas that were."""
    oldest = sa.select(deltas.c.id).order_by(deltas.c.id).limit(FOLDED_AT_ONCE).with_for_update(skip_locked=True)
    taken = sa.delete(deltas).where(deltas.c.id.in_(oldest)).returning(deltas)
    sums: dict[tuple[str, str], int] = {}
    rows = uow.session.execute(taken).all()
    for row in rows:
        sums[row.agency_id, row.stage] = sums.get((row.agency_id, row.stage), 0) + row.change
    for (agency_id, stage), change in sorted(sums.items()):
        count = insert(counts).values(agency_id=agency_id, stage=stage, people=change)
        more = {"people": counts.c.people + change}
        uow.session.execute(count.on_conflict_do_update(index_elements=["agency_id", "stage"], set_=more))
    if rows:
        now = {"at": datetime.now(UTC)}
        uow.session.execute(insert(newest).values(now).on_conflict_do_update(index_elements=["only"], set_=now))
    return len(rows)
