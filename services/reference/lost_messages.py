"""What reference's state says about messages that must be on their way: a broker that lost them gets them again."""
from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from services.chassis.work import UnitOfWork
from services.contracts.reference.events import Level1UnitFlagged
from services.reference.tables import org_units


def ticked_units(uow: UnitOfWork) -> set[str]:
    """The level-1 units."""
    return set(uow.session.scalars(sa.select(org_units.c.id).where(org_units.c.level1)))


def ticks(uow: UnitOfWork, unit_ids: Collection[str]) -> list[Level1UnitFlagged]:
    """The level-1 tick of these units as it is now."""
    mine = org_units.c.id == sa.any_(sa.literal(list(unit_ids), ARRAY(sa.Text)))
    return [
        Level1UnitFlagged(unit_id=row.id, agency_id=row.agency_id, flagged=row.level1, version=row.version)
        for row in uow.session.execute(sa.select(org_units).where(mine))
    ]
