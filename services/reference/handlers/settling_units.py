"""An org unit that people asked for and did not find becomes one of their agency's tree, or is one that was there."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.reference.values import Kept
from services.contracts.spelling.how_search_matches import searched_text, words
from services.reference.handlers.settling import point
from services.reference.tables import org_units

UNITS = "unor"  # the list that forms call the tree
ELSEWHERE = "Unit ini tidak ada di instansi itu."
NO_NAME = "Nama harus dimulai dengan huruf atau angka."


def settle_unit(
    uow: UnitOfWork, _actor: Actor, *, agency_id: str, code: str, name: str, parent: str, asked: list[str], by: str,
    dry_run: bool,
) -> Kept:
    """Add a unit, or take the one of exactly this name at this place.  Raises ``Invalid``, ``NotFound``.

    ``dry_run``: that is all that happens; a unit that would be new has no id yet.
    """
    asked = [] if dry_run else asked
    if code:
        unit = _one(uow, agency_id, code)
        point(uow, UNITS, unit.id, asked, by)
        return Kept(code=unit.id, version=unit.version, added=False)
    above = _one(uow, agency_id, parent) if parent else None
    if not words(name):
        raise Invalid(NO_NAME, fields={"name": [NO_NAME]})
    mine = (org_units.c.agency_id == agency_id, org_units.c.search == searched_text(name), org_units.c.active)
    place = org_units.c.parent_id == parent if parent else org_units.c.parent_id.is_(None)
    same = uow.session.execute(sa.select(org_units).where(*mine, place).limit(1)).one_or_none()
    if same is None and dry_run:
        return Kept(code="", version=0, added=True)
    if same is None:
        same = _add(uow, agency_id, name, above)
        uow.audit(Action.UNIT_ADDED, subject=same.id, after={"agency": agency_id, "parent": parent, "by": by})
        point(uow, UNITS, same.id, asked, by)
        return Kept(code=same.id, version=same.version, added=True)
    point(uow, UNITS, same.id, asked, by)
    return Kept(code=same.id, version=same.version, added=False)


def _add(uow: UnitOfWork, agency_id: str, name: str, above: sa.Row[Any] | None) -> sa.Row[Any]:
    unit_id = new_id()
    row = {
        "id": unit_id, "agency_id": agency_id, "name": name, "search": searched_text(name),
        "parent_id": above.id if above is not None else None,
        "path": [*(above.path if above is not None else []), unit_id],
    }
    return uow.session.execute(sa.insert(org_units).values(row).returning(org_units)).one()


def _one(uow: UnitOfWork, agency_id: str, unit_id: str) -> sa.Row[Any]:
    mine = (org_units.c.id == unit_id, org_units.c.agency_id == agency_id)
    row = uow.session.execute(sa.select(org_units).where(*mine)).one_or_none()
    if row is None:
        raise NotFound(ELSEWHERE)
    return row
