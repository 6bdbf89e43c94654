"""What the helpdesk service shows."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.helpdesk.answers import AnswerShown, MessageShown, TicketShown
from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.receipts import UNKNOWN, number_on, receipt_of
from services.helpdesk.tables import answers, messages, tickets

NEWEST, NEWEST_SAID = 50, 100


def status(uow: UnitOfWork, _actor: Actor, receipt: str) -> TicketShown:
    """Where a ticket stands and what was said, for whoever holds its receipt."""
    return _shown(uow, of_receipt(uow, receipt), whole=True)


def of_receipt(uow: UnitOfWork, receipt: str, *, to_write: bool = False) -> sa.Row[Any]:
    """A ticket for whoever holds its receipt, not only its number; ``to_write`` holds it until the end."""
    mine = sa.select(tickets).where(tickets.c.number == number_on(receipt))
    row = uow.session.execute(mine.with_for_update() if to_write else mine).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    return row


def my_tickets(uow: UnitOfWork, actor: Actor) -> list[TicketShown]:
    """What somebody reported while logged in, the newest first; a report that a stranger typed is not among them."""
    mine = sa.select(tickets).where(tickets.c.person_id == actor.person_id, tickets.c.source == "session")
    return [_shown(uow, row) for row in uow.session.execute(mine.order_by(tickets.c.reported_at.desc()).limit(NEWEST))]


def _shown(uow: UnitOfWork, row: sa.Row[Any], *, whole: bool = False) -> TicketShown:
    given = uow.session.execute(sa.select(answers).where(answers.c.id == row.answer_id)).one_or_none()
    final = given if row.state == "answered" else None
    return TicketShown(
        number=row.number, receipt=receipt_of(row.number), category=row.category,
        label=CATEGORIES[row.category].label, state=_public(row),
        reported_at=row.reported_at.isoformat(), answered_at=row.answered_at.isoformat() if final else "",
        verdict=final.verdict if final else "", note=final.note if final and whole else "",
        messages=said_to(uow, row.id) if whole else [],
    )


def said_to(uow: UnitOfWork, ticket_id: str, *, notes: bool = False) -> list[MessageShown]:
    """What was said last, oldest first; to the reporter without notes and without names."""
    kinds = ("reporter", "operator", "note") if notes else ("reporter", "operator")
    mine = (messages.c.ticket_id == ticket_id, messages.c.kind.in_(kinds))
    newest = sa.select(messages).where(*mine).order_by(messages.c.at.desc(), messages.c.id.desc()).limit(NEWEST_SAID)
    return [
        MessageShown(kind=row.kind, author=row.author if notes else "", body=row.body, at=row.at.isoformat())
        for row in reversed(uow.session.execute(newest).all())
    ]


def given_to(uow: UnitOfWork, ticket_id: str) -> list[AnswerShown]:
    """Every answer that was given to a ticket, for operators, the newest first."""
    mine = sa.select(answers).where(answers.c.ticket_id == ticket_id)
    return [
        AnswerShown(
            verdict=row.verdict, note=row.note, effect=row.effect, by=row.by["name"], office=row.by["office"],
            state=row.state, given_at=row.given_at.isoformat(), due_at=row.due_at.isoformat(), result=row.result,
            refusal=row.refusal,
        )
        for row in uow.session.execute(mine.order_by(answers.c.given_at.desc()))
    ]


def _public(row: sa.Row[Any]) -> str:
    """An answer that can still be taken back is none yet; a question of the operator waits for the reporter."""
    if row.state in ("answered", "acting"):
        return str(row.state)
    return "asked" if row.news == "operator" else "waiting"
