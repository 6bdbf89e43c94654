"""How the service's messages stand, with the queues of the systems that subscribe: what they have not fetched yet."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.messages_state import UNKNOWN, Depths, MessagesOf
from services.chassis.metrics import QUEUE_CONSUMERS, QUEUE_MESSAGES
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.operations import MessagesState, SubscriberLag
from services.contracts.verification.public import subscriber_queue
from services.verification.tables import deliveries, public_events, subscribers
from services.verification.telling import HTTP


def messages_state(uow: UnitOfWork, actor: Actor, messages: MessagesOf) -> MessagesState:
    """The subscribers' queues after the own ones."""
    state = messages.state(uow, actor)
    state["queues"] += messages.depths.of(_queues(uow))
    return state


def subscriber_lags(uow: UnitOfWork, _actor: Actor, depths: Depths) -> list[SubscriberLag]:
    """By name.  A system with a queue is behind by what lies there; one without, by what it has not asked for."""
    rows = uow.session.execute(sa.select(subscribers).order_by(subscribers.c.name)).all()
    in_queues = {state["name"]: state["messages"] for state in depths.of(_queues(uow))}
    last = sa.select(deliveries.c.subscriber, sa.func.max(deliveries.c.last).label("last"))
    by_http = last.where(deliveries.c.way == HTTP).group_by(deliveries.c.subscriber)
    asked = {row.subscriber: row.last for row in uow.session.execute(by_http)}
    return [_lag(uow, row, in_queues.get(subscriber_queue(row.name)), asked.get(row.name, 0)) for row in rows]


def _lag(uow: UnitOfWork, row: sa.Row[Any], in_queue: int | None, asked: int) -> SubscriberLag:
    kept_back = row.sequence - row.posted if row.paused_at is not None else 0
    behind = row.sequence - asked if in_queue is None else in_queue + kept_back if in_queue != UNKNOWN else UNKNOWN
    oldest = (public_events.c.subscriber == row.name, public_events.c.sequence == row.sequence - behind + 1)
    age = sa.func.extract("epoch", sa.func.clock_timestamp() - public_events.c.at)
    seconds = uow.session.scalar(sa.select(age).where(*oldest)) if behind > 0 else None
    return SubscriberLag(
        name=row.name, system=row.system or row.name, by_queue=row.by_queue, paused=row.paused_at is not None,
        behind=behind, oldest_seconds=max(float(seconds or 0), 0.0),
    )  # fmt: skip


def measure(uow: UnitOfWork, messages: MessagesOf) -> None:
    """The same of the subscribers for Prometheus."""
    for state in messages.depths.of(_queues(uow)):
        if state["messages"] != UNKNOWN:
            QUEUE_MESSAGES.labels(state["name"]).set(state["messages"])
            QUEUE_CONSUMERS.labels(state["name"]).set(state["consumers"])


def _queues(uow: UnitOfWork) -> list[str]:
    reading = sa.select(subscribers.c.name).where(subscribers.c.by_queue).order_by("name")
    return [subscriber_queue(name) for name in uow.session.scalars(reading)]
