"""A level-1 tick changes: the copy of it is kept, and open work whose nearest level-1 unit changed is routed again."""
from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.reference.events import Level1UnitFlagged
from services.verification.handlers.moving import Move, move
from services.verification.level1_offices import flagged_in, goes_to, hold_ticks, stays, waiting_below
from services.verification.tables import cases, level1_units

AT_ONCE = 2000


def note_flag(uow: UnitOfWork, event: Level1UnitFlagged) -> None:
    """Keep the tick, unless a newer one is here; what it concerns goes back to the queue of its level."""
    hold_ticks(uow)
    row = {name: getattr(event, name) for name in ("unit_id", "agency_id", "flagged", "version")}
    newer = level1_units.c.version < event.version
    statement = insert(level1_units).values(row)
    kept = statement.on_conflict_do_update(index_elements=["unit_id"], set_=row, where=newer)
    if uow.session.scalar(kept.returning(level1_units.c.unit_id)) is None:
        return
    flagged = flagged_in(uow, event.agency_id)
    for condition in waiting_below(event.agency_id, event.unit_id, flagged | {event.unit_id}):
        found = uow.session.execute(sa.select(cases).where(*condition).order_by(cases.c.id).with_for_update())
        for some in found.partitions(AT_ONCE):
            leaving = [case for case in some if not stays(case, goes_to(case, flagged))]
            move(uow, [Move(case, "queued", case.level) for case in leaving])
