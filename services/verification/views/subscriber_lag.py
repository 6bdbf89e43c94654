"""How the service's messages stand, with the queues of the systems that subscribe: what they have not fetched yet."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.messages_state import MessagesOf
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.operations import MessagesState
from services.contracts.verification.public import subscriber_queue
from services.verification.tables import subscribers


def messages_state(uow: UnitOfWork, actor: Actor, messages: MessagesOf) -> MessagesState:
    """The subscribers' queues after the own ones."""
    state = messages.state(uow, actor)
    names = [subscriber_queue(name) for name in uow.session.scalars(sa.select(subscribers.c.name).order_by("name"))]
    state["queues"] += messages.depths.of(names)
    return state
