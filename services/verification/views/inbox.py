"""A page of one queue, or of what a search finds, oldest first."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Unpack
from uuid import UUID

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.verification.answers import InboxPage, InboxRow
from services.contracts.working_days import between
from services.verification.domain.who_may_decide import offices_of, under
from services.verification.tables import cases
from services.verification.views.known_cases import known_cases
from services.verification.views.narrowing import Narrowed, matches, narrowed
from services.verification.views.queues import queue_of

ALL = "all"


def inbox(
    uow: UnitOfWork, actor: Actor, queue: str, q: str, after: str, limit: int, status: str = "",
    **filters: Unpack[Narrowed],
) -> InboxPage:
    """A page; ``q`` finds by what the level may search, ``status`` only in the list of all known cases."""
    statement = sa.select(cases).where(*narrowed(filters)).order_by(cases.c.since, cases.c.id).limit(limit + 1)
    if queue == ALL:
        statement = statement.where(*known_cases(actor, q, status, filters.get("agency_id", "")))
    else:
        statement = statement.where(*queue_of(queue, actor), *([matches(q, actor)] if q else []))
    if after:
        statement = statement.where(sa.tuple_(cases.c.since, cases.c.id) > place_after(after))
    rows = uow.session.execute(statement).all()
    shown = [row_shown(row) for row in rows[:limit]]
    people = [row.person_id for row in rows[:limit]]
    listed = {"searched": bool(q), "rows": len(people)}
    uow.audit(Action.INBOX_VIEWED, subject=queue, people=people, after=listed, used=under(actor, *offices_of(actor)))
    return InboxPage(rows=shown, next=shown[-1]["cursor"] if len(rows) > limit else "")


def place_after(cursor: str) -> sa.Tuple:
    """Where the page before ended.  Raises ``Invalid`` for what no page has said."""
    since, _, case_id = cursor.partition("|")
    try:
        row = (sa.literal(datetime.fromisoformat(since)), sa.literal(str(UUID(case_id)), cases.c.id.type))
    except ValueError as error:
        text = "Halaman lanjutan ini tidak dikenal. Mulai lagi dari halaman pertama."
        raise Invalid(text, fields={"after": [text]}) from error
    return sa.tuple_(*row)


def row_shown(row: sa.Row[Any]) -> InboxRow:
    """One case in a list."""
    leased = row.claimed_until is not None and row.claimed_until > datetime.now(UTC)
    return InboxRow(
        case_id=row.id,
        version=row.version,
        register_number=row.register_number,
        nip=row.nip,
        name=row.name,
        unit=row.unit_names[-1],
        unit_id=row.unit_path[-1],
        agency=row.agency_name,
        agency_id=row.agency_id,
        level=row.level,
        changes=len(row.change_labels),
        labels=row.change_labels,
        since=row.since.isoformat(),
        age_days=between(row.since.date(), datetime.now(UTC).date()),
        state=row.state,
        claimed_by=row.claimed_name if leased else "",
        claimed_until=row.claimed_until.isoformat() if leased else "",
        cursor=f"{row.since.isoformat()}|{row.id}",
    )
