"""Each night the list of who is missing is compared with people, registrants and forms, and mended where it drifted.

Triggers keep the list (docs/decisions, 19); a table that was restored alone, or rows that came past the triggers, leave
it wrong until somebody looks.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import structlog

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.registration.missing_events import StandingChanged
from services.registration.missing.steps import received
from services.registration.tables import forms, missing_people, people, registrants

log = structlog.get_logger()
PAGE = 2_000  # people compared in one transaction
NAMED = 20  # people of a page that the log names by id
FIRST = "00000000-0000-0000-0000-000000000000"
ROW = missing_people.c
PLACE = ("agency_id", "unit_id", "name", "nip")


@dataclass(frozen=True)
class Compared:
    """A page: where the next begins, "" after the last; how many people; whose rows were wrong, and are right now."""

    after: str
    people: int
    mended: tuple[str, ...]


def check_some(uow: UnitOfWork, after: str = FIRST) -> Compared:
    """The people behind ``after``, by id."""
    page = sa.select(people.c.id).where(people.c.id > after).order_by(people.c.id).limit(PAGE)
    ids = uow.session.scalars(page).all()
    if not ids:
        return Compared("", 0, ())
    found = uow.session.execute(_drifted(ids)).all()
    if found:
        for row in found:
            if row.truth is None:
                received(uow, row.id)
        _mend(uow, [row.id for row in found])
        uow.publish(*(StandingChanged(person_id=row.id, agency_id=row.agency_id) for row in found))
        log.warning("missing_people_mended", number=len(found), people=[row.id for row in found[:NAMED]])
    return Compared(ids[-1] if len(ids) == PAGE else "", len(ids), tuple(row.id for row in found))


def _drifted(ids: Any) -> sa.Select[Any]:
    """Of these people those whom the list has wrongly, wants or shows elsewhere."""
    truth = sa.func.standing_of(people.c.status, registrants.c.state, forms.c.state)
    listed = sa.tuple_(ROW.standing, *(ROW[name] for name in PLACE))
    is_so = sa.tuple_(truth, *(people.c[name] for name in PLACE))
    unlike = sa.or_(
        truth.is_(None) != ROW.person_id.is_(None), sa.and_(truth.is_not(None), listed.is_distinct_from(is_so))
    )
    everywhere = (
        people.outerjoin(registrants, registrants.c.person_id == people.c.id)
        .outerjoin(forms, forms.c.person_id == people.c.id)
        .outerjoin(missing_people, ROW.person_id == people.c.id)
    )
    return (
        sa.select(people.c.id, people.c.agency_id, truth.label("truth")).select_from(everywhere)
        .where(among(people.c.id, ids), unlike).order_by(people.c.id)
    )  # fmt: skip


def _mend(uow: UnitOfWork, ids: list[str]) -> None:
    """Forms and registrants are held meanwhile: a form that is sent now is seen, or waits for the trigger's turn."""
    for table in (registrants, forms):
        held = sa.select(table.c.person_id).where(among(table.c.person_id, ids)).order_by(table.c.person_id)
        uow.session.execute(held.with_for_update()).all()
    of = among(ROW.person_id, ids)
    place = {name: people.c[name] for name in PLACE}
    uow.session.execute(sa.update(missing_people).where(of, people.c.id == ROW.person_id).values(place))
    uow.session.execute(sa.select(sa.func.keep_missing(sa.literal(ids, sa.ARRAY(people.c.id.type)))))
