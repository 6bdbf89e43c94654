"""Open work whose level-1 office would be another one after a change of a unit's tick."""
from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.verification.casework import Work, flagged_among, place_of
from services.verification.domain.levels import LEVELS, OfficeKind, OfficeRule
from services.verification.domain.whose_office import Office, office_of
from services.verification.tables import cases, level1_units

BY_TICKS = next(level for level in LEVELS.values() if level.office is OfficeRule.NEAREST_FLAGGED_UNIT)
_LOCK = 0x4C31  # one number for the ticks: who routes by them shares it, who changes them holds it alone


def share_ticks(uow: UnitOfWork) -> None:
    """Until the end of the transaction no tick changes: what is routed by them now is routed by the last ones."""
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock_shared(_LOCK)))


def hold_ticks(uow: UnitOfWork) -> None:
    """Nobody routes by the ticks until the end of the transaction."""
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def flagged_in(uow: UnitOfWork, agency_id: str) -> set[str]:
    """The level-1 units of an agency."""
    mine = (level1_units.c.agency_id == agency_id, level1_units.c.flagged)
    return set(uow.session.scalars(sa.select(level1_units.c.unit_id).where(*mine)))


def waiting_below(agency_id: str, unit_id: str, offices: Collection[str]) -> list[list[sa.ColumnElement[bool]]]:
    """Conditions for waiting cases at and below a unit, or sent there by an operator: in ``offices``, in none."""
    below = sa.or_(sa.literal(unit_id) == sa.any_(cases.c.unit_path), cases.c.chosen_unit == unit_id)
    at_level = (cases.c.agency_id == agency_id, cases.c.level == BY_TICKS.number, below)
    in_an_office = (cases.c.office_kind == OfficeKind.ORG_UNIT, cases.c.office_id.in_(sorted(offices)))
    return [[*at_level, cases.c.state == "open", *in_an_office], [*at_level, cases.c.state == "no_office"]]


def goes_to(case: sa.Row[Any], flagged: Collection[str]) -> Office | None:
    """The office of a case (or of a group of them) with these ticks."""
    return office_of(BY_TICKS, place_of(case), flagged)


def stays(case: sa.Row[Any], office: Office | None) -> bool:
    """Whether the case lies there already."""
    return bool(case.office_id == (office.id if office else ""))


def belongs_here(uow: UnitOfWork, work: Work) -> bool:
    """Whether the case lies in the office to which it would be routed now; the ticks are shared before."""
    return stays(work.case, office_of(work.level, work.place, flagged_among(uow, [work])))
