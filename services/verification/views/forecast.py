"""The pace of an office and the day on which its open work would be done."""
from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.verification.pace import OfficeForecast
from services.contracts.working_days import first_of_last
from services.verification.domain.levels import OfficeKind
from services.verification.domain.when_an_office_is_done import LOOKED_BACK, ends_on
from services.verification.domain.who_may_decide import offices_of
from services.verification.domain.who_supervises import supervised_by
from services.verification.tables import cases, level1_units, transitions
from services.verification.views.queues import late_at

MOST = 100_000


def forecast(uow: UnitOfWork, actor: Actor, level: int, office_id: str) -> OfficeForecast:
    """Of one office.  Raises ``NotFound`` for one that the actor neither works in nor supervises."""
    kind = _kind(uow, actor, level, office_id)
    if kind is None:
        raise NotFound("Kantor ini tidak ditemukan di wilayah Anda.")
    here = (cases.c.office_kind == kind, cases.c.office_id == office_id, cases.c.level == level)
    waiting = (*here, cases.c.state == "open")
    today = datetime.now(UTC).date()
    left = (transitions.c.left_kind == kind, transitions.c.left_id == office_id, transitions.c.left_level == level)
    since = _midnight(first_of_last(LOOKED_BACK, today))
    by_people = (transitions.c.who != "", transitions.c.why == "")
    decided = _count(uow, transitions, *left, *by_people, transitions.c.at >= since)
    open_cases = _count(uow, cases, *waiting)
    end = ends_on(open_cases, decided, today)
    return OfficeForecast(
        open=open_cases,
        late=_count(uow, cases, *waiting, late_at(level)),
        decided=decided,
        days=LOOKED_BACK,
        ends_on=end.isoformat() if end else "",
    )


def _kind(uow: UnitOfWork, actor: Actor, level: int, office_id: str) -> str | None:
    """The kind of the office, when it is one of the actor's."""
    for own_level, kind, own_id in offices_of(actor):
        if (own_level, own_id) == (level, office_id):
            return kind
    for one in supervised_by(actor):
        if one.level != level:
            continue
        if one.office is not None and one.area == office_id:
            return one.office
        if one.office is None and one.area == office_id:
            return OfficeKind.AGENCY
        if one.office is None and _is_unit_of(uow, office_id, one.area):
            return OfficeKind.ORG_UNIT
    return None


def _is_unit_of(uow: UnitOfWork, unit_id: str, agency_id: str) -> bool:
    mine = sa.select(level1_units.c.unit_id).where(
        level1_units.c.unit_id == unit_id, level1_units.c.agency_id == agency_id
    )
    return uow.session.scalar(mine) is not None


def _count(uow: UnitOfWork, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    some = sa.select(sa.literal(1)).select_from(table).where(*where).limit(MOST).subquery()
    return uow.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
