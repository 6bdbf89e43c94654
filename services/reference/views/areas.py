"""The areas in which profiles are held: what is known of them, and those that a picker offers."""
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.reference.answers import AreaShown
from services.contracts.spelling.how_search_matches import patterns
from services.reference.tables import agencies, org_units, regional_offices

NATIONAL = {JurisdictionKind.NATIONAL: "Nasional", JurisdictionKind.NATIONAL_AGENCIES: "BKN Pusat"}
NONE = sa.literal("")


def areas(uow: UnitOfWork, _actor: Actor, areas: list[dict[str, str]]) -> list[AreaShown]:
    """The areas that exist, each once; unknown ones are absent, inactive units are there without their tick."""
    asked: dict[str, set[str]] = {}
    for area in areas:
        asked.setdefault(area["kind"], set()).add(area["id"])
    known = [_national(kind) for kind in NATIONAL if "" in asked.get(kind, ())]
    for kind, (statement, ids) in SOURCES.items():
        if wanted := sorted(asked.get(kind, set()) - {""}):
            one_of_them = sa.any_(sa.literal(wanted, sa.ARRAY(sa.Text)))
            rows = uow.session.execute(statement.where(sa.or_(*(column == one_of_them for column in ids))))
            known.extend(_shown(kind, row) for row in rows)
    return known


def find_areas(
    uow: UnitOfWork, _actor: Actor, kind: str, q: str, agency_id: str, kanreg_id: str, limit: int
) -> list[AreaShown]:
    """Up to ``limit`` areas by name."""
    statement, _ = SOURCES[JurisdictionKind(kind)]
    found = statement.selected_columns
    searched = sa.func.concat(" ", sa.func.lower(found.name), " ", found.code)
    where: list[sa.ColumnElement[bool]] = [searched.like(pattern) for pattern in patterns(q)]
    where += [found.agency_id == agency_id] if agency_id else []
    where += [found.kanreg_id == kanreg_id] if kanreg_id else []
    where += [found.flagged] if kind == JurisdictionKind.ORG_UNIT else []
    rows = uow.session.execute(statement.where(*where).order_by(found.name, found.id).limit(limit))
    return [_shown(kind, row) for row in rows]


def _columns(
    table: sa.Table, code: sa.ColumnElement[str], *, agency: bool, kanreg: sa.ColumnElement[str], flagged: Any
) -> sa.Select[Any]:
    agency_id, agency_name = (agencies.c.id, agencies.c.name) if agency else (NONE, NONE)
    return sa.select(
        table.c.id,
        table.c.name,
        code.label("code"),
        agency_id.label("agency_id"),
        agency_name.label("agency_name"),
        sa.func.coalesce(kanreg, "").label("kanreg_id"),
        flagged.label("flagged"),
    )


_TICKED = sa.and_(org_units.c.level1, org_units.c.active)
SOURCES: dict[JurisdictionKind, tuple[sa.Select[Any], tuple[sa.ColumnElement[Any], ...]]] = {
    # kind: what is read, and the columns that name one
    JurisdictionKind.KANREG: (
        _columns(regional_offices, NONE, agency=False, kanreg=regional_offices.c.id, flagged=sa.false()),
        (regional_offices.c.id,),
    ),
    JurisdictionKind.AGENCY: (
        _columns(agencies, agencies.c.code, agency=True, kanreg=agencies.c.kanreg_id, flagged=sa.false()),
        (agencies.c.id, agencies.c.code),
    ),
    JurisdictionKind.ORG_UNIT: (
        _columns(org_units, NONE, agency=True, kanreg=agencies.c.kanreg_id, flagged=_TICKED).join(
            agencies, agencies.c.id == org_units.c.agency_id
        ),
        (org_units.c.id,),
    ),
}


def _shown(kind: str, row: sa.Row[Any]) -> AreaShown:
    return AreaShown(
        kind=kind,
        id=row.id,
        code=row.code,
        name=row.name,
        agency_id=row.agency_id,
        agency_name=row.agency_name,
        kanreg_id=row.kanreg_id,
        flagged=row.flagged,
    )


def _national(kind: JurisdictionKind) -> AreaShown:
    return AreaShown(
        kind=kind, id="", code="", name=NATIONAL[kind], agency_id="", agency_name="", kanreg_id="", flagged=False
    )
