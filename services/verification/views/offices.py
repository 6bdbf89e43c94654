"""Level-1 offices as their agency sees them: what a change of a tick would move, and cases that no office has."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.contracts.verification.answers import FlagEffect, OfficeChange, WithoutOfficePage, WithoutOfficeRow
from services.contracts.working_days import between
from services.verification.domain.whose_agency import looks_after
from services.verification.level1_offices import flagged_in, goes_to, stays, waiting_below
from services.verification.tables import cases
from services.verification.views.inbox import place_after
from services.verification.views.queues import COUNTED

NOT_HERE = "Instansi ini tidak ada dalam wilayah Anda."
Ends = tuple[str, str, str, str]


def flag_effect(uow: UnitOfWork, actor: Actor, agency_id: str, unit_id: str, flagged: bool) -> FlagEffect:  # noqa: FBT001 - as the request names it
    """From which office to which one open cases would go, most first, if this tick were changed now."""
    if not looks_after(actor, agency_id, Profile.L1_MOVE_OPERATOR):
        raise NotFound(NOT_HERE)
    now = flagged_in(uow, agency_id)
    then = now | {unit_id} if flagged else now - {unit_id}
    changes: dict[Ends, OfficeChange] = {}
    claimed = 0
    for group in _groups(uow, agency_id, unit_id, now | {unit_id}):
        office = goes_to(group, then)
        if stays(group, office):
            continue
        names = {**dict(zip(group.unit_path, group.unit_names, strict=True)), group.chosen_unit: group.chosen_name}
        to = (office.id, office.name) if office else ("", "")
        ends = (group.office_id, names.get(group.office_id, ""), *to)
        empty = OfficeChange(from_id=ends[0], from_name=ends[1], to_id=ends[2], to_name=ends[3], cases=0)
        changes.setdefault(ends, empty)["cases"] += group.number
        claimed += group.claimed
    return FlagEffect(changes=sorted(changes.values(), key=lambda one: -one["cases"]), claimed=claimed)


def _groups(uow: UnitOfWork, agency_id: str, unit_id: str, offices: set[str]) -> list[Any]:
    """Waiting cases by office and by the place where their people work."""
    alike = [cases.c[name] for name in ("office_id", *_PLACE)]
    in_hand = sa.func.count().filter(cases.c.claimed_by.is_not(None), cases.c.claimed_until > sa.func.now())
    counted = (sa.func.count().label("number"), in_hand.label("claimed"))
    return [
        group
        for condition in waiting_below(agency_id, unit_id, offices)
        for group in uow.session.execute(sa.select(*alike, *counted).where(*condition).group_by(*alike))
    ]


_PLACE = ("unit_path", "unit_names", "agency_id", "agency_name", "national", "kanreg_id", "kanreg_name",
          "chosen_unit", "chosen_name")


def without_office(uow: UnitOfWork, actor: Actor, agency_id: str, after: str, limit: int) -> WithoutOfficePage:
    """Cases of the agency that wait because no unit above them is a level-1 verifier, oldest first."""
    if not looks_after(actor, agency_id):
        raise NotFound(NOT_HERE)
    mine = (cases.c.state == "no_office", cases.c.agency_id == agency_id)
    some = sa.select(sa.literal(1)).where(*mine).select_from(cases).limit(COUNTED).subquery()
    count = uow.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0
    if not limit:
        return WithoutOfficePage(rows=[], next="", count=count)
    statement = sa.select(cases).where(*mine).order_by(cases.c.since, cases.c.id).limit(limit + 1)
    if after:
        statement = statement.where(sa.tuple_(cases.c.since, cases.c.id) > place_after(after))
    found = uow.session.execute(statement).all()
    people = [row.person_id for row in found[:limit]]
    uow.audit(Action.INBOX_VIEWED, subject="no_office", people=people, after={"rows": len(people)})
    rows = [_row(row) for row in found[:limit]]
    return WithoutOfficePage(
        rows=rows,
        next=rows[-1]["cursor"] if len(found) > limit else "",
        count=count,
    )


def _row(row: sa.Row[Any]) -> WithoutOfficeRow:
    return WithoutOfficeRow(
        register_number=row.register_number,
        nip=row.nip,
        name=row.name,
        unit=row.unit_names[-1],
        level=row.level,
        since=row.since.isoformat(),
        age_days=between(row.since.date(), datetime.now(UTC).date()),
        cursor=f"{row.since.isoformat()}|{row.id}",
    )
