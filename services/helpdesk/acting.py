"""A final answer acts: the owning service is asked once, with the answer's id as key, and what it says is kept.

The message comes again while the service is away, or when we died in between; the key makes the effect happen once.
"""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.errors import Broken, Refusal, TooMany, Unavailable
from services.contracts.helpdesk.events import AnswerGiven
from services.helpdesk.effects import carry_out
from services.helpdesk.finishing import finish, refuse
from services.helpdesk.tables import answers, tickets
from services.helpdesk.trying_again import later, settled


def act(uow: UnitOfWork, event: AnswerGiven, services: Services) -> None:
    """Ask the owner, then keep what it did or why not; while it is away this raises, and the message waits.

    An owner that fails is asked again later (``trying_again``).
    """
    waiting = sa.select(answers).where(answers.c.id == event.answer_id, answers.c.state == "acting")
    given = uow.session.execute(waiting.with_for_update()).one_or_none()
    if given is None:
        return
    ticket = uow.session.execute(sa.select(tickets).where(tickets.c.id == given.ticket_id)).one()
    merged = sa.select(tickets.c.id).where(tickets.c.merged_into == ticket.id).order_by(tickets.c.id)
    try:
        result = carry_out(services, ticket, given, list(uow.session.scalars(merged)))
    except (Unavailable, TooMany):
        raise
    except Broken as failure:
        later(uow, given.id, event, failure)
        return
    except Refusal as refusal:
        refuse(uow, ticket, given, refusal.message)
    else:
        finish(uow, ticket, given, result)
    settled(uow, given.id)
