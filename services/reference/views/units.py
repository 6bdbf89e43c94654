"""Agencies and their trees of org units."""

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reference.answers import Agency, FlaggedUnit, UnitBranch, UnitNode, UnitOpened, UnitPlace
from services.reference.domain.whose_units import NOT_HERE, sees
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
    columns = (org_units.c[name] for name in ("id", "agency_id", "path", "position", "eselon"))
    units = uow.session.execute(sa.select(*columns).where(wanted)).all()
    names = _names(uow, {step for unit in units for step in unit.path})
    theirs = agency_table.c.id.in_({unit.agency_id for unit in units})
    owners = {row.id: _agency(row) for row in uow.session.execute(AGENCY.where(theirs))}
    return [
        UnitPlace(
            unit_id=u.id, path=u.path, names=[names[step] for step in u.path], agency=owners[u.agency_id],
            position=u.position, eselon=u.eselon,
        )
        for u in units
    ]


def unit_branch(uow: UnitOfWork, _actor: Actor, unit_id: str) -> UnitBranch:
    """The unit with everything below it.  Raises ``NotFound`` for an unknown one."""
    u = org_units.c
    top = uow.session.execute(sa.select(u.agency_id, u.name).where(u.id == unit_id)).one_or_none()
    if top is None:
        raise NotFound(NOT_HERE)
    below = sa.select(u.id).where(u.agency_id == top.agency_id, u.path.contains([unit_id])).order_by(u.id)
    return UnitBranch(agency_id=top.agency_id, name=top.name, unit_ids=list(uow.session.scalars(below)))


def flagged_units(uow: UnitOfWork, _actor: Actor, after: str, limit: int) -> list[FlaggedUnit]:
    """A page of the units with the level-1 tick, in the order of their ids."""
    statement = sa.select(org_units).where(org_units.c.level1, org_units.c.id > after)
    rows = uow.session.execute(statement.order_by(org_units.c.id).limit(limit))
    return [
        FlaggedUnit(unit_id=row.id, agency_id=row.agency_id, name=row.name, version=row.version, flagged=True)
        for row in rows
    ]


def units(
    uow: UnitOfWork, _actor: Actor, agency_id: str, parent_id: str, after: str = "", limit: int = 500
) -> list[UnitNode]:
    """A page of the active units right below a node, by name."""
    u = org_units.c
    mine = u.parent_id == parent_id if parent_id else u.parent_id.is_(None)
    statement = sa.select(org_units, _inside().label("units")).where(u.agency_id == agency_id, mine, u.active)
    if after:
        last = org_units.alias("last")
        place = sa.select(last.c.name, last.c.id).where(last.c.id == after).scalar_subquery()
        statement = statement.where(sa.tuple_(u.name, u.id) > place)
    return [_node(row) for row in uow.session.execute(statement.order_by(u.name, u.id).limit(limit))]


def unit(uow: UnitOfWork, actor: Actor, unit_id: str) -> UnitOpened:
    """One unit.  Raises ``NotFound`` for units of agencies that the actor does not look after."""
    statement = sa.select(org_units, _inside().label("units"), agency_table.c.name.label("agency"))
    joined = statement.join(agency_table, agency_table.c.id == org_units.c.agency_id)
    row = uow.session.execute(joined.where(org_units.c.id == unit_id, org_units.c.active)).one_or_none()
    if row is None or not sees(actor, row.agency_id):
        raise NotFound(NOT_HERE)
    names = _names(uow, set(row.path))
    way_up = [names[step] for step in row.path]
    return UnitOpened(**_node(row), agency_id=row.agency_id, agency=row.agency, path=row.path, names=way_up)


def _inside() -> sa.ScalarSelect[int]:
    """How many active units lie right below."""
    below = org_units.alias("below")
    count = sa.select(sa.func.count()).where(below.c.parent_id == org_units.c.id, below.c.active)
    return count.correlate(org_units).scalar_subquery()


def _node(row: sa.Row[Any]) -> UnitNode:
    return UnitNode(
        unit_id=row.id,
        name=row.name,
        eselon=row.eselon,
        position=row.position,
        flagged=row.level1,
        version=row.version,
        units=row.units,
    )


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
