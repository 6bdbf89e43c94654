"""Agencies and their trees of org units."""

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reference.answers import Agency, FlaggedUnit, UnitNode, UnitPlace
from services.reference.tables import agencies as agency_table
from services.reference.tables import org_units, regional_offices

AGENCY = sa.select(agency_table, regional_offices.c.name.label("kanreg_name")).outerjoin(
    regional_offices, regional_offices.c.id == agency_table.c.kanreg_id
)


def agencies(uow: UnitOfWork, _actor: Actor) -> list[Agency]:
    """All agencies by code."""
    return [_agency(row) for row in uow.session.execute(AGENCY.order_by(agency_table.c.code))]


def unit_places(uow: UnitOfWork, _actor: Actor, unit_ids: list[str]) -> list[UnitPlace]:
    """Where units stand, inactive ones too; unknown ids are absent."""
    wanted = org_units.c.id == sa.any_(sa.literal(unit_ids, sa.ARRAY(sa.Text)))
    units = uow.session.execute(sa.select(org_units.c.id, org_units.c.agency_id, org_units.c.path).where(wanted)).all()
    names = _names(uow, {step for unit in units for step in unit.path})
    theirs = agency_table.c.id.in_({unit.agency_id for unit in units})
    owners = {row.id: _agency(row) for row in uow.session.execute(AGENCY.where(theirs))}
    return [
        UnitPlace(unit_id=u.id, path=u.path, names=[names[step] for step in u.path], agency=owners[u.agency_id])
        for u in units
    ]


def flagged_units(uow: UnitOfWork, _actor: Actor, after: str, limit: int) -> list[FlaggedUnit]:
    """A page of the units with the level-1 tick, in the order of their ids."""
    statement = sa.select(org_units).where(org_units.c.level1, org_units.c.id > after)
    rows = uow.session.execute(statement.order_by(org_units.c.id).limit(limit))
    return [
        FlaggedUnit(unit_id=row.id, agency_id=row.agency_id, name=row.name, version=row.version, flagged=True)
        for row in rows
    ]


def units(uow: UnitOfWork, _actor: Actor, agency_id: str, parent_id: str) -> list[UnitNode]:
    """The active units right below a node, by name."""
    u, below = org_units.c, org_units.alias("below")
    inside = sa.select(sa.func.count()).where(below.c.parent_id == u.id, below.c.active).scalar_subquery()
    mine = u.parent_id == parent_id if parent_id else u.parent_id.is_(None)
    statement = sa.select(org_units, inside.label("units")).where(u.agency_id == agency_id, mine, u.active)
    return [
        UnitNode(
            unit_id=row.id,
            name=row.name,
            eselon=row.eselon,
            position=row.position,
            flagged=row.level1,
            version=row.version,
            units=row.units,
        )
        for row in uow.session.execute(statement.order_by(u.name, u.id))
    ]


def _names(uow: UnitOfWork, ids: set[str]) -> dict[str, str]:
    wanted = sa.literal(sorted(ids), sa.ARRAY(sa.Text))
    rows = uow.session.execute(sa.select(org_units.c.id, org_units.c.name).where(org_units.c.id == sa.any_(wanted)))
    return {row.id: row.name for row in rows}


def _agency(row: sa.Row[Any]) -> Agency:
    return Agency(
        id=row.id,
        code=row.code,
        name=row.name,
        national=row.national,
        kanreg_id=row.kanreg_id or "",
        kanreg_name=row.kanreg_name or "",
        province_code=row.province_code,
        province=row.province,
    )
