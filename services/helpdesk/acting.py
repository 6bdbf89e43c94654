"""A final answer acts: the owning service is asked once, with the answer's id as key, and what it says is kept.

The message comes again while the service is away, or when we died in between; the key makes the effect happen once.
"""
from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork, Work
from services.contracts.errors import Broken, Refusal, TooMany, Unavailable
from services.contracts.helpdesk.events import AnswerGiven
from services.helpdesk.effects import carry_out
from services.helpdesk.finishing import finish, refuse
from services.helpdesk.tables import answers, tickets


class Order(NamedTuple):
    """What is to be done, as the database has it; ``others`` are the tickets that were merged into this one."""

    ticket: sa.Row[Any]
    given: sa.Row[Any]
    others: list[str]


def act(work: Work, event: AnswerGiven, services: Services) -> None:
    """Ask the owner, then keep its answer; while it is away this raises, and the message waits."""
    order: Order | None = work.do(_order, event.answer_id)
    if order is None:
        return
    try:
        result = carry_out(services, order.ticket, order.given, order.others)
    except (Unavailable, TooMany, Broken):
        raise
    except Refusal as refusal:
        work.do(_end, event.answer_id, refusal=refusal.message)
    else:
        work.do(_end, event.answer_id, result=result)


def _order(uow: UnitOfWork, answer_id: str) -> Order | None:
    """None for what is done already."""
    given = uow.session.execute(
        sa.select(answers).where(answers.c.id == answer_id, answers.c.state == "acting").with_for_update()
    ).one_or_none()
    if given is None:
        return None
    ticket = uow.session.execute(sa.select(tickets).where(tickets.c.id == given.ticket_id)).one()
    merged = sa.select(tickets.c.id).where(tickets.c.merged_into == ticket.id).order_by(tickets.c.id)
    return Order(ticket, given, list(uow.session.scalars(merged)))


def _end(uow: UnitOfWork, answer_id: str, result: dict[str, Any] | None = None, refusal: str = "") -> None:
    """Whoever comes second finds nothing to end."""
    order = _order(uow, answer_id)
    if order is None:
        return
    if refusal:
        refuse(uow, order.ticket, order.given, refusal)
    else:
        finish(uow, order.ticket, order.given, result)
