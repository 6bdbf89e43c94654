"""By what a queue can be narrowed: the agencies and units that are in it, with how many cases, and kinds of changes."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.verification.answers import Filters, Place
from services.verification.tables import cases
from services.verification.views.narrowing import BIRTH_DATE_LABEL
from services.verification.views.queues import COUNTED, queue_of

MOST = 200  # places that a person can still choose from


def filters(uow: UnitOfWork, actor: Actor, queue: str) -> Filters:
    """Of the thousand oldest cases of the queue; names of places only, nobody's."""
    oldest = (
        sa.select(cases).where(*queue_of(queue, actor)).order_by(cases.c.since, cases.c.id).limit(COUNTED).subquery()
    )
    c = oldest.c
    last = sa.func.cardinality(c.unit_path)
    units = sa.select(c.unit_path[last].label("id"), c.unit_names[last].label("name"))
    agencies = sa.select(c.agency_id.label("id"), c.agency_name.label("name"))
    kinds = uow.session.execute(
        sa.select(
            sa.func.count().filter(sa.func.cardinality(c.change_labels) == 0).label("unchanged"),
            sa.func.count().filter(sa.literal(BIRTH_DATE_LABEL) == sa.any_(c.change_labels)).label("birth_date"),
        )
    ).one()
    return Filters(
        agencies=_counted(uow, agencies), units=_counted(uow, units), unchanged=kinds.unchanged,
        birth_date=kinds.birth_date,
    )


def _counted(uow: UnitOfWork, places: sa.Select[Any]) -> list[Place]:
    one = places.subquery()
    statement = sa.select(one.c.id, sa.func.max(one.c.name).label("name"), sa.func.count().label("cases"))
    rows = uow.session.execute(statement.group_by(one.c.id).order_by("name", one.c.id).limit(MOST))
    return [Place(id=row.id, name=row.name, cases=row.cases) for row in rows]
