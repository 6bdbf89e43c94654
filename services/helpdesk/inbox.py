"""What lies at the desks of an operator: how much of what, a page of it oldest first, and one ticket."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.helpdesk.answers import DeskCounts, TicketOpened, TicketPage, TicketRow
from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.at_my_desks import at_my_desks, desk_of, found, free, holder, tell
from services.helpdesk.tables import tickets

NO_PAGE = "Halaman lanjutan ini tidak dikenal. Mulai lagi dari halaman pertama."
WAITING = tickets.c.state == "waiting"


def of_queue(queue: str, actor: Actor) -> sa.ColumnElement[bool]:
    """The condition that a ticket is in one of the queues of the actor's desks."""
    mine = sa.and_(tickets.c.claimed_by == actor.account_id, sa.not_(free()))
    queues = {
        "unclaimed": sa.and_(WAITING, free()),
        "mine": sa.and_(WAITING, mine),
        "waiting": WAITING,
        "answered": tickets.c.state == "answered",
    }
    return queues[queue]


def desk_counts(uow: UnitOfWork, actor: Actor) -> DeskCounts:
    """How many tickets wait, by queue and by category."""
    mine = sa.func.count().filter(of_queue("mine", actor))
    free_ones = sa.func.count().filter(of_queue("unclaimed", actor))
    counted = (
        sa.select(
            tickets.c.category, free_ones.label("unclaimed"), mine.label("mine"), sa.func.count().label("waiting")
        )
        .where(WAITING, at_my_desks(actor)).group_by(tickets.c.category)
    )  # fmt: skip
    rows = uow.session.execute(counted).all()
    return DeskCounts(
        unclaimed=sum(row.unclaimed for row in rows), mine=sum(row.mine for row in rows),
        waiting=sum(row.waiting for row in rows), categories={row.category: row.waiting for row in rows},
    )


def page(
    uow: UnitOfWork, actor: Actor, queue: str, category: str, days: int, after: str, limit: int
) -> TicketPage:
    """A page of one queue, oldest first."""
    where = [at_my_desks(actor), of_queue(queue, actor)]
    where += [tickets.c.category == category] if category else []
    where += [tickets.c.reported_at <= datetime.now(UTC) - timedelta(days=days)] if days else []
    where += [sa.tuple_(tickets.c.reported_at, tickets.c.id) > _place(after)] if after else []
    oldest = sa.select(tickets).where(*where).order_by(tickets.c.reported_at, tickets.c.id).limit(limit + 1)
    rows = uow.session.execute(oldest).all()
    shown, last = [row_shown(row) for row in rows[:limit]], rows[:limit][-1:]
    people = sorted({row.person_id for row in rows[:limit]} - {""})
    used = [grant for grant in actor.grants if desk_of(grant)]
    uow.audit(Action.TICKETS_VIEWED, subject=queue, people=people, after={"rows": len(shown)}, used=used)
    more = len(rows) > limit
    return TicketPage(rows=shown, next=f"{last[0].reported_at.isoformat()}|{last[0].id}" if more else "")


def ticket(uow: UnitOfWork, actor: Actor, number: str) -> TicketOpened:
    """All of one ticket.  Raises ``NotFound`` for those of other desks."""
    row = found(uow, actor, number)
    tell(uow, actor, Action.TICKET_VIEWED, row)
    return TicketOpened(
        **row_shown(row), nip=row.nip, email=row.email, description=row.description, facts=row.facts,
        documents=row.documents, source=row.source, stop=row.stop, person_id=row.person_id, agency_id=row.agency_id,
        mine=holder(row) == actor.account_id, own=bool(row.person_id) and row.person_id == actor.person_id,
    )


def row_shown(row: sa.Row[Any]) -> TicketRow:
    """One ticket in a list."""
    held = bool(holder(row))
    return TicketRow(
        number=row.number, version=row.version, category=row.category, label=CATEGORIES[row.category].label,
        name=row.name, agency=row.agency_name, state=row.state, reported_at=row.reported_at.isoformat(),
        age_days=(datetime.now(UTC) - row.reported_at).days,
        claimed_by=row.claimed_name if held else "", claimed_until=row.claimed_until.isoformat() if held else "",
    )


def _place(after: str) -> sa.Tuple:
    """Where the page before ended.  Raises ``Invalid`` for what no page has said."""
    at, _, ticket_id = after.partition("|")
    try:
        row = (sa.literal(datetime.fromisoformat(at)), sa.literal(str(UUID(ticket_id)), tickets.c.id.type))
    except ValueError as error:
        raise Invalid(NO_PAGE, fields={"after": [NO_PAGE]}) from error
    return sa.tuple_(*row)
