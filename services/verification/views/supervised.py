"""The open work of the offices that somebody supervises: who holds it, and how long it has lain there."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.verification.answers import Colleague, OfficePlace, SupervisedPage, SupervisedRow
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_supervises import Supervised, supervised_by
from services.verification.handlers.claiming import free
from services.verification.handlers.supervising import grants, verifiers_of
from services.verification.offices import office_name
from services.verification.tables import cases
from services.verification.views.inbox import place_after, row_shown
from services.verification.views.queues import COUNTED, nearly_late, waited

WHOSE: dict[str, sa.ColumnElement[bool]] = {"": sa.true(), "free": free(), "held": sa.not_(free())}


def supervised(
    uow: UnitOfWork, actor: Actor, level: int, office_id: str, holder: str, late: bool, after: str, limit: int  # noqa: FBT001 - as the request names it
) -> SupervisedPage:
    """A page, oldest first; ``level`` 0 and ``office_id`` "" are all; the offices of the thousand oldest."""
    mine = [cases.c.state == "open", _of(supervised_by(actor))]
    wanted = [*mine, WHOSE[holder]]
    wanted += [cases.c.level == level, cases.c.office_id == office_id] if level else []
    wanted += [nearly_late()] if late else []
    if after:
        wanted.append(sa.tuple_(cases.c.since, cases.c.id) > place_after(after))
    statement = sa.select(cases).where(*wanted).order_by(cases.c.since, cases.c.id).limit(limit + 1)
    found = uow.session.execute(statement).all()
    people = [row.person_id for row in found[:limit]]
    uow.audit(Action.INBOX_VIEWED, subject="supervised", people=people, after={"rows": len(people)}, used=grants(actor))
    rows = [SupervisedRow(**row_shown(row), office=office_name(row), office_id=row.office_id) for row in found[:limit]]
    return SupervisedPage(
        rows=rows, next=rows[-1]["cursor"] if len(found) > limit else "", offices=_offices(uow, mine)
    )


def _of(mine: list[Supervised]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *(_of_one(one) for one in mine))


def _of_one(one: Supervised) -> sa.ColumnElement[bool]:
    if one.office is None:
        return sa.and_(cases.c.level == one.level, cases.c.agency_id == one.area)
    return sa.and_(cases.c.level == one.level, cases.c.office_kind == one.office, cases.c.office_id == one.area)


def _offices(uow: UnitOfWork, mine: list[sa.ColumnElement[bool]]) -> list[OfficePlace]:
    some = sa.select(cases).where(*mine).order_by(cases.c.since, cases.c.id).limit(COUNTED).subquery()
    places: dict[tuple[int, str], OfficePlace] = {}
    for row in uow.session.execute(sa.select(some)):
        empty = OfficePlace(
            level=row.level, kind=row.office_kind, id=row.office_id, name=office_name(row), cases=0, held=0, late=0
        )
        place = places.setdefault((row.level, row.office_id), empty)
        _count_in(place, row)
    return sorted(places.values(), key=lambda place: (place["level"], place["name"]))


def _count_in(place: OfficePlace, row: sa.Row[Any]) -> None:
    place["cases"] += 1
    place["held"] += bool(row_shown(row)["claimed_by"])
    place["late"] += row.since < waited(LEVELS[row.level].days)


def colleagues(uow: UnitOfWork, actor: Actor, services: Services, level: int, office_id: str) -> list[Colleague]:
    """The verifiers of an office in which work waits that the actor supervises.  Raises ``NotFound`` for another."""
    here = (cases.c.state == "open", _of(supervised_by(actor)), cases.c.level == level, cases.c.office_id == office_id)
    office = uow.session.execute(sa.select(cases.c.office_kind).where(*here).limit(1)).scalar()
    if level not in LEVELS or office is None:
        raise NotFound("Kantor ini tidak ditemukan di wilayah Anda.")
    found = verifiers_of(services, level, office, office_id)
    return [Colleague(account_id=one["account_id"], name=one["name"]) for one in found]
