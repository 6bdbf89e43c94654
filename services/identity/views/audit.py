"""Audit: a page of what all services have told, by time, person, actor, action, outcome and service."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import REFUSED, Action
from services.contracts.errors import Invalid
from services.contracts.identity.audit_answers import AboutWhom, AuditPage, AuditRow, Collected
from services.identity.collected.reading import IS_REFUSED, NEWEST, beyond, cursor_of, held_by, people_named
from services.identity.collected.tables import collected
from services.identity.tables import accounts, collections

MOST_ACTORS = 100  # accounts that the words for the actor may mean
_LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
TOO_MANY = f"Lebih dari {MOST_ACTORS} akun cocok. Tulis namanya lebih lengkap, atau NIP-nya."


def search_audit(
    uow: UnitOfWork, _actor: Actor, services: Services, nip: str, person_id: str, after: str, limit: int, **asked: Any
) -> AuditPage:
    """The newest first.  Raises ``Invalid`` for a NIP of nobody and for words that mean too many accounts."""
    person = _person(uow, services, nip, person_id)
    where = _where(uow, **asked) + ([collected.c.people.contains([person["person_id"]])] if person else [])
    where += [beyond(after)] if after else []
    rows = uow.session.execute(sa.select(collected).where(*where).order_by(*NEWEST).limit(limit + 1)).all()
    _tell(uow, person, rows[:limit], asked)
    return AuditPage(
        rows=[_shown(row) for row in rows[:limit]],
        next=cursor_of(rows[limit - 1]) if len(rows) > limit else "",
        person=person,
        collected=_collected(uow),
    )


def _where(
    uow: UnitOfWork, *, since: datetime | None, before: datetime | None, actor: str, action: str, outcome: str,
    service: str,
) -> list[sa.ColumnElement[bool]]:  # fmt: skip
    wanted = [collected.c.at >= since] if since else []
    wanted += [collected.c.at < before] if before else []
    wanted += [_by(uow, actor)] if actor else []
    wanted += [collected.c.action == action] if action else []
    wanted += [IS_REFUSED if outcome == "refused" else sa.not_(IS_REFUSED)] if outcome else []
    return wanted + ([collected.c.service == service] if service else [])


def _by(uow: UnitOfWork, actor: str) -> sa.ColumnElement[bool]:
    """Accounts that have every word; where there is none, whoever was called exactly so, as a service is."""
    words = [accounts.c.search.like(f"%{word.translate(_LIKE)}%") for word in actor.lower().split()]
    found = uow.session.scalars(sa.select(accounts.c.id).where(*words).limit(MOST_ACTORS + 1)).all()
    if len(found) > MOST_ACTORS:
        raise Invalid(TOO_MANY, fields={"actor": [TOO_MANY]})
    return collected.c.account_id.in_(found) if found else collected.c.name == actor


def _person(uow: UnitOfWork, services: Services, nip: str, person_id: str) -> AboutWhom | None:
    if nip:
        [named] = services.registration.people_by_nip(nips=[nip])
        if not named["person_id"]:
            raise Invalid(named["problem"], fields={"nip": [named["problem"]]})
        return AboutWhom(person_id=named["person_id"], name=named["name"], nip=named["nip"])
    return people_named(uow, [person_id])[0] if person_id else None


def _tell(uow: UnitOfWork, person: AboutWhom | None, rows: Sequence[sa.Row[Any]], asked: dict[str, Any]) -> None:
    """Whoever looks leaves an entry: about the person who was searched for, and the citizens whose names were seen."""
    seen = {one for row in rows if row.kind == "citizen" for one in row.people}
    people = seen | ({person["person_id"]} if person else set())
    uow.audit(Action.AUDIT_SEARCHED, people=people, after={name: str(value) for name, value in asked.items() if value})


def _shown(row: sa.Row[Any]) -> AuditRow:
    return AuditRow(
        service=row.service,
        number=row.number,
        at=row.at.isoformat(),
        kind=row.kind,
        name=row.name,
        held=held_by(row),
        action=row.action,
        refused=row.action in REFUSED,
        people=len(row.people),
        cursor=cursor_of(row),
    )


def _collected(uow: UnitOfWork) -> list[Collected]:
    rows = uow.session.execute(sa.select(collections).order_by(collections.c.service))
    return [Collected(service=row.service, at=row.at.isoformat(), problem=row.problem) for row in rows]
