"""An operator gave a person another level-1 unit: it is kept for every round, and open work moves there at once."""
from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.profiles import NAMES, Profile
from services.contracts.registration.events import Level1UnitChosen
from services.verification.casework import flagged_among, load
from services.verification.handlers.moving import MOVED, Move, move
from services.verification.level1_offices import BY_TICKS, goes_to, share_ticks, stays
from services.verification.tables import cases, level1_choices

WAITING = ("open", "no_office")  # what was sent is decided in ten seconds, what is queued is routed by the choice


def choose(uow: UnitOfWork, event: Level1UnitChosen) -> None:
    """Keep the newest choice; a case that waits at level 1 goes back to its queue when its office changes."""
    share_ticks(uow)
    _one_at_a_time(uow, event.person_id)
    row = {name: getattr(event, name) for name in ("person_id", "unit_id", "unit_name", "version")}
    newer = level1_choices.c.version < event.version
    kept = insert(level1_choices).values(row).on_conflict_do_update(index_elements=["person_id"], set_=row, where=newer)
    if uow.session.scalar(kept.returning(level1_choices.c.version)) is None:
        return
    mine = cases.c.person_id == event.person_id
    chosen = {"chosen_unit": event.unit_id, "chosen_name": event.unit_name}
    case = uow.session.execute(sa.update(cases).where(mine).values(chosen).returning(cases)).one_or_none()
    if case is None or case.level != BY_TICKS.number or case.state not in WAITING:
        return
    if not stays(case, goes_to(case, flagged_among(uow, load(uow, [case])))):
        by = (event.by, NAMES[Profile.L1_MOVE_OPERATOR], "")
        move(uow, [Move(case, "queued", case.level, by=by, why=MOVED)])


def chosen_for(uow: UnitOfWork, person_id: str) -> dict[str, str]:
    """The columns of a new case: the choice may have been made before Kirim."""
    _one_at_a_time(uow, person_id)
    mine = sa.select(level1_choices).where(level1_choices.c.person_id == person_id)
    row = uow.session.execute(mine).one_or_none()
    return {"chosen_unit": row.unit_id, "chosen_name": row.unit_name} if row is not None else {}


def _one_at_a_time(uow: UnitOfWork, person_id: str) -> None:
    """A choice and a Kirim of one person follow each other: neither misses the other."""
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(person_id, 0))))
