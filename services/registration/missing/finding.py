"""The lists: an agency's missing people, and the proposals that wait for an office above.  Reads only, in pages."""
from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.audit import Action
from services.contracts.errors import Invalid, NotFound
from services.contracts.profiles import Profile
from services.contracts.reference.answers import UnitBranch
from services.contracts.registration.missing import UNEXPLAINED, MissingPeople, MissingRow, Stage
from services.registration.domain.why_people_are_missing import asks_for_proof
from services.registration.labels import Names
from services.registration.missing.whose import NOT_HERE, agencies_of, agency_of
from services.registration.tables import ABOVE, HAS_REASON, missing_people

ZONE = ZoneInfo("Asia/Jakarta")  # whose midnight ends a deadline
ROW = missing_people.c
ORDER = (ROW.name, ROW.person_id)
MOST_AGENCIES = 1000


def find_missing(
    uow: UnitOfWork, actor: Actor, names: Names, agency_id: str, unit_id: str, *, taken: bool, limit: int,
    **asked: Any,
) -> MissingPeople:
    """Raises ``NotFound`` for an agency or a unit that lies elsewhere."""
    agency = agency_of(actor, names.services, agency_id)
    branch = _branch(names, agency_id, unit_id) if unit_id else None
    wanted = [ROW.agency_id == agency_id, *_asked(**asked)]
    wanted += [among(ROW.unit_id, branch["unit_ids"])] if branch else []
    rows = _page(uow, wanted, limit)
    action = Action.MISSING_PEOPLE_TAKEN if taken else Action.MISSING_PEOPLE_VIEWED
    uow.audit(action, subject=agency_id, people=[row.person_id for row in rows[:limit]])
    return MissingPeople(
        agency=agency.name, unit=branch["name"] if branch else "", more=len(rows) > limit,
        rows=_shown(names, rows[:limit], {agency_id: agency.name}),
    )


def find_proposed(uow: UnitOfWork, actor: Actor, names: Names, stage: str, after: str, limit: int) -> MissingPeople:
    """Of every agency below the office; those of others are not among them."""
    agencies = _below(actor, names)
    wanted: list[sa.ColumnElement[bool]] = [ROW.stage == stage, ABOVE, *_behind(after)]
    wanted += [among(ROW.agency_id, sorted(agencies))] if agencies is not None else []
    rows = _page(uow, wanted, limit)
    uow.audit(Action.MISSING_PEOPLE_VIEWED, subject=stage, people=[row.person_id for row in rows[:limit]])
    known = agencies_of(actor, names.services, {row.agency_id for row in rows})
    shown = _shown(names, rows[:limit], {one.id: one.name for one in known.values()})
    return MissingPeople(agency="", unit="", rows=shown, more=len(rows) > limit)


def _below(actor: Actor, names: Names) -> set[str] | None:
    """The agencies of who decides; None for all."""
    if actor.holds(Profile.SUPER_ADMIN):
        return None
    held = [place.id for place in actor.holds(Profile.KANREG_ADMIN) if place.kind is JurisdictionKind.KANREG]
    ask = names.services.reference.find_areas
    return {area["id"] for one in held for area in ask(kind="agency", kanreg_id=one, limit=MOST_AGENCIES)}


def _branch(names: Names, agency_id: str, unit_id: str) -> UnitBranch:
    branch: UnitBranch = names.services.reference.unit_branch(unit_id=unit_id)
    if branch["agency_id"] != agency_id:
        raise NotFound(NOT_HERE)
    return branch


def _page(uow: UnitOfWork, wanted: Sequence[sa.ColumnElement[bool]], limit: int) -> list[sa.Row[Any]]:
    return list(uow.session.execute(sa.select(missing_people).where(*wanted).order_by(*ORDER).limit(limit + 1)))


def _asked(
    q: str, standing: str, reason: str, stage: str, after: str, *, overdue: bool
) -> list[sa.ColumnElement[bool]]:
    wanted = _behind(after)
    wanted += [ROW.standing == standing] if standing else []
    wanted += [ROW.reason == ("" if reason == UNEXPLAINED else reason)] if reason else []
    wanted += [HAS_REASON] if reason and reason != UNEXPLAINED else []
    wanted += [ROW.stage == stage] if stage else []
    wanted += [ABOVE] if stage in (Stage.PROPOSED, Stage.FINAL) else []
    wanted += [ROW.deadline < today()] if overdue else []
    return wanted + _matching(q)


def _matching(q: str) -> list[sa.ColumnElement[bool]]:
    """Words of a name, or the whole of a NIP."""
    number = "".join(sign for sign in q if sign.isdigit())
    if number and not any(sign.isalpha() for sign in q):
        return [ROW.nip == number]
    return [ROW.name.icontains(word, autoescape=True) for word in q.split()]


def _behind(after: str) -> list[sa.ColumnElement[bool]]:
    if not after:
        return []
    try:
        name, person_id = json.loads(after)
        seen = sa.tuple_(sa.literal(str(name)), sa.cast(sa.literal(str(UUID(str(person_id)))), ROW.person_id.type))
    except (ValueError, TypeError) as error:
        raise Invalid("Halaman ini tidak dikenal.", fields={"after": ["Mulai lagi dari halaman pertama."]}) from error
    return [sa.tuple_(*ORDER) > seen]


def today() -> date:
    """The day on the clock of deadlines."""
    return datetime.now(UTC).astimezone(ZONE).date()


def _shown(names: Names, rows: Sequence[sa.Row[Any]], agencies: dict[str, str]) -> list[MissingRow]:
    places = names.places(row.unit_id for row in rows)
    return [
        row_shown(row, places[row.unit_id]["names"][-1] if row.unit_id in places else "", agencies[row.agency_id])
        for row in rows
    ]


def row_shown(row: sa.Row[Any], unit: str, agency: str) -> MissingRow:
    """One row with the names of its places."""
    return MissingRow(
        person_id=row.person_id, nip=row.nip, name=row.name, unit_id=row.unit_id, unit=unit, agency_id=row.agency_id,
        agency=agency, standing=row.standing, since=row.since.isoformat(), reason=row.reason, stage=row.stage,
        owner=row.owner, deadline=row.deadline.isoformat() if row.deadline else "",
        overdue=row.deadline is not None and row.deadline < today(),
        unproved=asks_for_proof(row.reason) and row.document is None,
        reminded_at=row.reminded_at.isoformat() if row.reminded_at else "", version=row.version,
        cursor=json.dumps([row.name, row.person_id]),
    )  # fmt: skip
