"""Public events and where they went: each subscriber has its own sequence, queue and log."""
from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.tables import outbox
from services.chassis.work import UnitOfWork
from services.contracts.verification.public import EXCHANGE, subscriber_queue
from services.verification.tables import deliveries, public_events, subscribers

QUEUE, HTTP, REPLAY = "queue", "http", "replay"


def post(uow: UnitOfWork, name: str, *where: sa.ColumnElement[bool], way: str = QUEUE) -> int:
    """Kept events of a subscriber go out to its queue, one statement however many; how many they were."""
    mine = (public_events.c.subscriber == name, *where)
    body, queue = public_events.c.event, sa.literal(subscriber_queue(name))
    chosen = sa.select(sa.literal(EXCHANGE), queue, body).where(*mine).order_by(public_events.c.sequence)
    statement = sa.insert(outbox).from_select(["exchange", "routing_key", "body"], chosen, include_defaults=False)
    first, last = sa.func.min(public_events.c.sequence), sa.func.max(public_events.c.sequence)
    count = sa.select(first.label("first"), last.label("last"), sa.func.count().label("events")).where(*mine)
    bounds = uow.session.execute(count).one()
    if bounds.events:
        uow.session.execute(statement)
        note(uow, name, way, bounds.first, bounds.last, bounds.events)
    return int(bounds.events)


def note(uow: UnitOfWork, name: str, way: str, first: int, last: int, events: int) -> None:
    """The delivery log: a line for each day and way, so that it stays short however much goes out."""
    today = {"subscriber": name, "day": sa.func.current_date(), "way": way}
    statement = insert(deliveries).values(**today, first=first, last=last, events=events)
    more = {
        "first": sa.func.least(deliveries.c.first, first), "last": sa.func.greatest(deliveries.c.last, last),
        "events": deliveries.c.events + events, "at": sa.func.now(),
    }  # fmt: skip
    uow.session.execute(statement.on_conflict_do_update(index_elements=["subscriber", "day", "way"], set_=more))


def catch_up(uow: UnitOfWork, name: str) -> int:
    """What was kept while the subscriber was paused goes out; how many events."""
    row = uow.session.execute(sa.select(subscribers).where(subscribers.c.name == name)).one()
    sent = post(uow, name, public_events.c.sequence > row.posted) if row.by_queue else 0
    uow.session.execute(sa.update(subscribers).where(subscribers.c.name == name).values(posted=row.sequence))
    return sent


def from_moment(name: str, moment: datetime) -> sa.ColumnElement[bool]:
    """The events of a subscriber from a moment on."""
    return sa.and_(public_events.c.subscriber == name, public_events.c.at >= moment)


def kept_since(uow: UnitOfWork, name: str, moment: datetime) -> sa.Row[Any]:
    """How many events there are from a moment on, and the number of the first."""
    first = sa.func.min(public_events.c.sequence).label("first")
    return uow.session.execute(sa.select(first, sa.func.count().label("events")).where(from_moment(name, moment))).one()
