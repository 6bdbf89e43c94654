"""How the service's messages stand, with the queues of the systems that subscribe: what they have not fetched yet."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.messages_state import UNKNOWN, MessagesOf
from services.chassis.metrics import QUEUE_CONSUMERS, QUEUE_MESSAGES
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.operations import MessagesState
from services.contracts.verification.public import subscriber_queue
from services.verification.tables import subscribers


def messages_state(uow: UnitOfWork, actor: Actor, messages: MessagesOf) -> MessagesState:
    """The subscribers' queues after the own ones."""
    state = messages.state(uow, actor)
    state["queues"] += messages.depths.of(_queues(uow))
    return state


def measure(uow: UnitOfWork, messages: MessagesOf) -> None:
    """The same of the subscribers for Prometheus."""
    for state in messages.depths.of(_queues(uow)):
        if state["messages"] != UNKNOWN:
            QUEUE_MESSAGES.labels(state["name"]).set(state["messages"])
            QUEUE_CONSUMERS.labels(state["name"]).set(state["consumers"])


def _queues(uow: UnitOfWork) -> list[str]:
    reading = sa.select(subscribers.c.name).where(subscribers.c.by_queue).order_by("name")
    return [subscriber_queue(name) for name in uow.session.scalars(reading)]
