"""The queues of an office: how many cases wait in each, and a page of one."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.verification.answers import InboxPage, InboxRow, Queues
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_may_decide import levels_of, offices_of, under, who
from services.verification.domain.working_days import between, days_before
from services.verification.handlers.claiming import by_others, free, in_my_offices
from services.verification.tables import cases, transitions

NEARLY_LATE = 4  # working days in one office
COUNTED = 1000  # a person does not need the exact length of a longer queue


def _queue(name: str, actor: Actor) -> list[sa.ColumnElement[bool]]:
    open_here = [cases.c.state == "open", in_my_offices(actor), by_others(actor)]
    mine = sa.and_(cases.c.claimed_by == actor.account_id, cases.c.claimed_until > sa.func.now())
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    by_me = (transitions.c.who == who(actor), transitions.c.who != "")  # the second as the indexes have it
    acted = sa.exists().where(transitions.c.case_id == cases.c.id, *by_me)
    conditions: dict[str, list[sa.ColumnElement[bool]]] = {
        "unclaimed": [*open_here, free()],
        "mine": [cases.c.state == "open", mine],
        "late": [*open_here, cases.c.since < _late_before()],
        "returned": [cases.c.state == "returned", acted.where(transitions.c.state == "returned")],
        "sent": [acted.where(transitions.c.at >= today, transitions.c.state != "returned")],
    }
    return conditions[name]


def _late_before() -> datetime:
    day = days_before(datetime.now(UTC).date(), NEARLY_LATE)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def queues(uow: UnitOfWork, actor: Actor) -> Queues:
    """How many cases wait for this actor, counted up to a thousand."""
    counts = {name: _count(uow, name, actor) for name in ("unclaimed", "mine", "late", "returned", "sent")}
    names = [j.name for level in LEVELS.values() for j in actor.holds(level.profile)]
    return Queues(**counts, levels=levels_of(actor), office=", ".join(dict.fromkeys(names)))  # type: ignore[typeddict-item]


def _count(uow: UnitOfWork, name: str, actor: Actor) -> int:
    some = sa.select(sa.literal(1)).select_from(cases).where(*_queue(name, actor)).limit(COUNTED).subquery()
    return uow.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def inbox(uow: UnitOfWork, actor: Actor, queue: str, q: str, after: str, limit: int) -> InboxPage:
    """A page of one queue, oldest first; ``q`` finds by nomor register, NIP or the beginning of a name."""
    statement = sa.select(cases).where(*_queue(queue, actor)).order_by(cases.c.since, cases.c.id).limit(limit + 1)
    if q:
        statement = statement.where(_matches(q))
    if after:
        statement = statement.where(sa.tuple_(cases.c.since, cases.c.id) > place_after(after))
    rows = uow.session.execute(statement).all()
    shown = [_row(row) for row in rows[:limit]]
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


def _matches(q: str) -> sa.ColumnElement[bool]:
    compact = q.upper().replace(" ", "").replace("-", "")
    begins = sa.func.lower(cases.c.name).startswith(q.lower(), autoescape=True)  # as the index has it
    return sa.or_(cases.c.register_number == compact, cases.c.nip == compact, begins)


def _row(row: sa.Row[Any]) -> InboxRow:
    leased = row.claimed_until is not None and row.claimed_until > datetime.now(UTC)
    return InboxRow(
        case_id=row.id,
        register_number=row.register_number,
        nip=row.nip,
        name=row.name,
        unit=row.unit_names[-1],
        agency=row.agency_name,
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

