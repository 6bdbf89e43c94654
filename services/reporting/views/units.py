"""An agency's units at the top of its tree, each with everything below it."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.reference.answers import UnitPlace
from services.contracts.reporting.answers import UnitCount
from services.reporting.builds import SHOWN
from services.reporting.domain.what_counts import UNIT
from services.reporting.tables import tallies

PLACES_AT_ONCE = 1000


def units_of(uow: UnitOfWork, services: Services, agency_id: str) -> list[UnitCount]:
    """By name; people whose unit nobody knows are counted under ""."""
    t = tallies.c
    mine = (t.build == SHOWN, t.kind == UNIT, t.agency_id == agency_id, t.people != 0)
    rows = uow.session.execute(sa.select(t.a, t.b, t.people).where(*mine)).all()
    places = places_of(services, sorted({row.a for row in rows if row.a}))
    depth = depth_of(list(places.values()))
    found: dict[str, UnitCount] = {}
    for row in rows:
        place = places.get(row.a)
        level = min(depth, len(place["path"]) - 1) if place else 0
        unit_id, name = (place["path"][level], place["names"][level]) if place else ("", "")
        unit = found.setdefault(unit_id, UnitCount(unit_id=unit_id, unit=name, stages={}))
        unit["stages"][row.b] = unit["stages"].get(row.b, 0) + row.people
    return sorted(found.values(), key=lambda unit: (unit["unit_id"] == "", unit["unit"]))


def places_of(services: Services, unit_ids: list[str]) -> dict[str, UnitPlace]:
    found: dict[str, UnitPlace] = {}
    for start in range(0, len(unit_ids), PLACES_AT_ONCE):
        places = services.reference.unit_places(unit_ids=unit_ids[start : start + PLACES_AT_ONCE])
        found |= {place["unit_id"]: place for place in places}
    return found


def depth_of(places: list[UnitPlace]) -> int:
    """Where the tree branches: a single root over everything says nothing."""
    roots = {place["path"][0] for place in places}
    return 1 if len(roots) == 1 and any(len(place["path"]) > 1 for place in places) else 0
