"""What reporting counts of each person: pulled in pages for a rebuild, and for those whom events have named."""
from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.registration.missing import UNEXPLAINED, Stage
from services.contracts.registration.reports import PersonFacts
from services.registration.domain.who_still_serves import SERVES
from services.registration.tables import forms, missing_people, people, registrants, submissions

_SENT = (
    sa.select(sa.func.array_agg(sa.text("sent_at ORDER BY round")))
    .where(submissions.c.person_id == people.c.id)
    .correlate(people)
    .scalar_subquery()
)
COUNTED = ("jenis_kelamin", "golongan", "pendidikan_terakhir", "jenis_jabatan")
_RECORD = (
    sa.func.jsonb_to_record(people.c.record)  # opened once, whatever is read of it
    .table_valued(*(sa.column(name, sa.Text) for name in COUNTED))
    .render_derived(name="counted", with_types=True)
    .lateral()
)


def people_for_reports(
    uow: UnitOfWork, _actor: Actor, person_ids: list[str], after: str, limit: int
) -> list[PersonFacts]:
    """Those who are asked for, or up to ``limit`` people after ``after`` in the order of their ids."""
    if person_ids:
        statement = _facts_of().where(among(people.c.id, person_ids))
    else:
        page = (people.c.id > after,) if after else ()
        statement = _facts_of(after).where(*page).order_by(people.c.id).limit(limit)
    return [_facts(row) for row in uow.session.execute(statement)]


def _facts_of(after: str = "") -> sa.Select[Any]:
    """``after`` is said of each table, or a page late in the country reads all rows before it of those joined."""
    joined = sa.join(people, _RECORD, sa.true())
    for table in (registrants, forms, missing_people):
        mine = table.c.person_id == people.c.id
        joined = joined.outerjoin(table, mine & (table.c.person_id > after) if after else mine)
    return sa.select(
        people.c.id, people.c.agency_id, people.c.unit_id, people.c.status, people.c.birth_date, *_RECORD.c,
        registrants.c.state.label("registrant"), registrants.c.registered_at,
        forms.c.state.label("form"), forms.c.saved_at, _SENT.label("sent"),
        missing_people.c.stage, missing_people.c.reason,
    ).select_from(joined)  # fmt: skip


def _facts(row: sa.Row[Any]) -> PersonFacts:
    return PersonFacts(
        person_id=row.id,
        agency_id=row.agency_id,
        unit_id=row.unit_id,
        active=row.status == SERVES,
        registrant=row.registrant or "",
        registered_at=_at(row.registered_at),
        started=row.saved_at is not None,
        sent=[_at(at) for at in row.sent or ()],
        verified=row.form == "done",
        sex=row.jenis_kelamin or "",
        birth_year=str(row.birth_date.year),
        golongan=row.golongan or "",
        study=row.pendidikan_terakhir or "",
        position=row.jenis_jabatan or "",
        missing=_missing(row),
    )


def _missing(row: sa.Row[Any]) -> str:
    if row.stage is None:
        return ""
    return Stage.FINAL if row.stage == Stage.FINAL else row.reason or UNEXPLAINED


def _at(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
