"""What lies at the desks of an operator: how much of what, a page of it oldest first, and one ticket."""
from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid, NotFound
from services.contracts.helpdesk.answers import DeskCounts, TicketOpened, TicketPage, TicketRow
from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.at_my_desks import at_my_desks, desk_of, found, free, holder, tell
from services.helpdesk.domain.how_soon_is_an_answer_due import HOURS, OFFICE, SOON, hours_between, moment_before
from services.helpdesk.domain.who_answers_what import Place, profiles_beside
from services.helpdesk.tables import answers, looks, tickets
from services.helpdesk.transfers import sides_of
from services.helpdesk.views import given_to, said_to

NO_PAGE = "Halaman lanjutan ini tidak dikenal. Mulai lagi dari halaman pertama."
NO_DOCUMENT = "Dokumen ini tidak ada pada tiket ini."
WAITING = tickets.c.state == "waiting"
LOOKS_LAST = timedelta(minutes=10)


def of_queue(queue: str, actor: Actor) -> sa.ColumnElement[bool]:
    """The condition that a ticket is in one of the queues of the actor's desks."""
    mine = sa.and_(tickets.c.claimed_by == actor.account_id, sa.not_(free()))
    queues = {
        "unclaimed": sa.and_(WAITING, free()),
        "mine": sa.and_(WAITING, mine),
        "late": sa.and_(WAITING, nearly_late()),
        "waiting": WAITING,
        "answered": tickets.c.state == "answered",
    }
    return queues[queue]


def nearly_late() -> sa.ColumnElement[bool]:
    """The condition that an answer is late, or due within a working day."""
    now, groups = datetime.now(UTC), defaultdict(list)
    for category, hours in HOURS.items():
        groups[hours].append(category)
    return sa.or_(
        *(
            sa.and_(tickets.c.category.in_(some), tickets.c.reported_at <= moment_before(now, hours - SOON))
            for hours, some in groups.items()
        )
    )


def desk_counts(uow: UnitOfWork, actor: Actor) -> DeskCounts:
    """How many tickets wait, by queue and by category."""
    mine = sa.func.count().filter(of_queue("mine", actor))
    free_ones = sa.func.count().filter(of_queue("unclaimed", actor))
    counted = (
        sa.select(
            tickets.c.category, free_ones.label("unclaimed"), mine.label("mine"), sa.func.count().label("waiting"),
            sa.func.count().filter(nearly_late()).label("late"),
        )
        .where(WAITING, at_my_desks(actor)).group_by(tickets.c.category)
    )  # fmt: skip
    rows = uow.session.execute(counted).all()
    return DeskCounts(
        unclaimed=sum(row.unclaimed for row in rows), mine=sum(row.mine for row in rows),
        late=sum(row.late for row in rows), waiting=sum(row.waiting for row in rows),
        categories={row.category: row.waiting for row in rows}, answered_today=answered_today(uow, actor),
    )


def answered_today(uow: UnitOfWork, actor: Actor) -> int:
    """How many tickets the actor has answered since midnight of the office."""
    midnight = datetime.now(OFFICE).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = answers.c.by["account_id"].astext == actor.account_id
    counted = sa.select(sa.func.count()).where(mine, answers.c.given_at >= midnight, answers.c.state != "undone")
    return uow.session.execute(counted).scalar_one()


def page(
    uow: UnitOfWork, actor: Actor, queue: str, category: str, days: int, q: str, after: str, limit: int
) -> TicketPage:
    """A page of one queue, oldest first."""
    where = [at_my_desks(actor), of_queue(queue, actor)]
    where += [tickets.c.category == category] if category else []
    where += [tickets.c.reported_at <= datetime.now(UTC) - timedelta(days=days)] if days else []
    where += [_says(word) for word in q.split()]
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
        **row_shown(row), cluster_id=row.cluster_id or "", nip=row.nip, email=row.email, description=row.description,
        facts=row.facts,
        documents=row.documents, source=row.source, stop=row.stop, person_id=row.person_id, agency_id=row.agency_id,
        mine=holder(row) == actor.account_id, own=bool(row.person_id) and row.person_id == actor.person_id,
        messages=said_to(uow, row.id, notes=True), answers=given_to(uow, row.id), transfer=sides_of(uow, row.id),
        looking=_look(uow, actor, row.id), merged_into=_number_of(uow, row.merged_into),
        merged=_merged_into(uow, row.id), desks=_profiles_at(row), others=_others_for(row),
    )


def ticket_document(uow: UnitOfWork, actor: Actor, number: str, document_id: str) -> dict[str, Any]:
    """The facts of one document.  Raises ``NotFound`` for those of other tickets."""
    row = found(uow, actor, number)
    for facts in row.documents:
        if facts["document_id"] == document_id:
            tell(uow, actor, Action.DOCUMENT_VIEWED, row)
            return dict(facts)
    raise NotFound(NO_DOCUMENT)


def row_shown(row: sa.Row[Any]) -> TicketRow:
    """One ticket in a list."""
    held, now = bool(holder(row)), datetime.now(UTC)
    hours = hours_between(row.reported_at, row.answered_at or now)
    return TicketRow(
        number=row.number, version=row.version, category=row.category, label=CATEGORIES[row.category].label,
        name=row.name, agency=row.agency_name, state=row.state, reported_at=row.reported_at.isoformat(),
        age_days=(now - row.reported_at).days, age_hours=hours, due_hours=HOURS[row.category] - hours,
        about=_about(row), news=row.news,
        claimed_by=row.claimed_name if held else "", claimed_until=row.claimed_until.isoformat() if held else "",
    )


def _about(row: sa.Row[Any]) -> str:
    """The fact that the report is about: what was not found, the right name."""
    wanted = [fact.name for fact in CATEGORIES[row.category].facts if fact.required]
    return str(next((row.facts[name] for name in wanted if row.facts.get(name)), ""))


def _says(word: str) -> sa.ColumnElement[bool]:
    """The condition that a ticket has a word in its number, NIP, name or facts; ``tickets_search`` finds it."""
    return tickets.c.search.contains(word.lower(), autoescape=True)


def _look(uow: UnitOfWork, actor: Actor, ticket_id: str) -> list[str]:
    """Say that the actor has it open; the names of colleagues who have."""
    look = insert(looks).values(ticket_id=ticket_id, account_id=actor.account_id, name=actor.name)
    again = {"at": sa.func.now(), "name": actor.name}
    uow.session.execute(look.on_conflict_do_update(index_elements=["ticket_id", "account_id"], set_=again))
    others = (looks.c.ticket_id == ticket_id, looks.c.account_id != actor.account_id)
    lately = looks.c.at > datetime.now(UTC) - LOOKS_LAST
    return list(uow.session.scalars(sa.select(looks.c.name).where(*others, lately).order_by(looks.c.name)))


def _number_of(uow: UnitOfWork, ticket_id: str | None) -> str:
    return uow.session.scalar(sa.select(tickets.c.number).where(tickets.c.id == ticket_id)) or ""


def _merged_into(uow: UnitOfWork, ticket_id: str) -> list[str]:
    mine = sa.select(tickets.c.number).where(tickets.c.merged_into == ticket_id)
    return list(uow.session.scalars(mine.order_by(tickets.c.number)))


def _profiles_at(row: sa.Row[Any]) -> list[str]:
    return [key.partition(":")[0] for key in row.desks]


def _others_for(row: sa.Row[Any]) -> list[str]:
    beside = profiles_beside(row.category, Place(row.agency_id, row.kanreg_id))
    return [profile for profile in beside if profile not in _profiles_at(row)]


def _place(after: str) -> sa.Tuple:
    """Where the page before ended.  Raises ``Invalid`` for what no page has said."""
    at, _, ticket_id = after.partition("|")
    try:
        row = (sa.literal(datetime.fromisoformat(at)), sa.literal(str(UUID(ticket_id)), tickets.c.id.type))
    except ValueError as error:
        raise Invalid(NO_PAGE, fields={"after": [NO_PAGE]}) from error
    return sa.tuple_(*row)
