"""Values that a request may mean: the helpdesk shows them beside it."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reference.answers import Value
from services.reference.importing.list_specs import LISTS
from services.reference.likely_same import likely_same
from services.reference.regions import region_of
from services.reference.tables import agencies
from services.reference.views.search import search

SHOWN = 6


def likely_values(uow: UnitOfWork, actor: Actor, list: str, name: str, agency_id: str) -> list[Value]:
    """What the type-ahead finds, then what differs in one word; in the region of the agency where there is one."""
    found = search(uow, actor, list, name[:100], agency_id, SHOWN)
    if list in LISTS:
        found += [
            Value(code=one["code"], name=one["name"], hint=one["hint"])
            for one in likely_same(uow, list, name, _place(uow, agency_id), "")
        ]
    once = {one["code"]: one for one in reversed(found)}
    return [*reversed(once.values())][:SHOWN]


def _place(uow: UnitOfWork, agency_id: str) -> list[str]:
    row = uow.session.execute(sa.select(agencies).where(agencies.c.id == agency_id)).one_or_none()
    place = region_of(row).place if row is not None else ""
    return [place] if place else []
