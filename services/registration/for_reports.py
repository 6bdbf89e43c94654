"""What reporting counts of each person: pulled in pages for a rebuild, and for those whom events have named."""
from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.registration.missing import UNEXPLAINED, Stage
from services.contracts.registration.reports import PersonFacts, Place
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


def _one_of(table: sa.Table, *columns: str) -> sa.FromClause:
    """The person's row, found by its key: LIMIT keeps the planner from reading whole tables for a page."""
    row = sa.select(*(table.c[name].label(f"{table.name}_{name}") for name in columns))
    return row.where(table.c.person_id == people.c.id).correlate(people).limit(1).lateral(f"one_of_{table.name}")


_PLACE = sa.tuple_(people.c.agency_id, people.c.unit_id, people.c.id)
_TYPES = [column.type for column in _PLACE.clauses]
_REGISTRANT = _one_of(registrants, "state", "registered_at")
_FORM = _one_of(forms, "state", "saved_at")
_MISSING = _one_of(missing_people, "stage", "reason")
_FACTS: sa.Select[Any] = sa.select(
    people.c.id, people.c.agency_id, people.c.unit_id, people.c.status, people.c.birth_date, *_RECORD.c,
    *_REGISTRANT.c, *_FORM.c, *_MISSING.c, _SENT.label("sent"),
).select_from(
    people.join(_RECORD, sa.true())
    .outerjoin(_REGISTRANT, sa.true())
    .outerjoin(_FORM, sa.true())
    .outerjoin(_MISSING, sa.true())
)  # fmt: skip


def people_for_reports(
    uow: UnitOfWork, _actor: Actor, person_ids: list[str], after: Place | None, limit: int
) -> list[PersonFacts]:
    """Those who are asked for, or up to ``limit`` people after ``after``.

    By agency and unit, so that what is counted of a page falls into few tallies.
    """
    if person_ids:
        statement = _FACTS.where(among(people.c.id, person_ids))
    else:
        page = (sa.tuple_(*after, types=_TYPES) < _PLACE,) if after else ()
        statement = _FACTS.where(*page).order_by(*_PLACE).limit(limit)
    return [_facts(row) for row in uow.session.execute(statement)]


def _facts(row: sa.Row[Any]) -> PersonFacts:
    return PersonFacts(
        person_id=row.id,
        agency_id=row.agency_id,
        unit_id=row.unit_id,
        active=row.status == SERVES,
        registrant=row.registrants_state or "",
        registered_at=_at(row.registrants_registered_at),
        started=row.forms_saved_at is not None,
        sent=[_at(at) for at in row.sent or ()],
        verified=row.forms_state == "done",
        sex=row.jenis_kelamin or "",
        birth_year=str(row.birth_date.year),
        golongan=row.golongan or "",
        study=row.pendidikan_terakhir or "",
        position=row.jenis_jabatan or "",
        missing=_missing(row),
    )


def _missing(row: sa.Row[Any]) -> str:
    stage = row.missing_people_stage
    if stage is None:
        return ""
    return Stage.FINAL if stage == Stage.FINAL else row.missing_people_reason or UNEXPLAINED


def _at(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
