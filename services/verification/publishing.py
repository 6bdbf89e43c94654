"""Public events are made: one event, with one id, in the sequence of each subscriber that hears of it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.verification.public import EXCHANGE, subscriber_queue
from services.verification.signature import signed
from services.verification.tables import public_events, subscribers
from services.verification.telling import QUEUE, note

Hears = Callable[[sa.Row[Any]], bool]  # of a subscriber
Said = Callable[[str, str, int], dict[str, Any]]  # the event by its id, time and number


def publish(uow: UnitOfWork, hears: Hears, said: Said) -> None:
    """Tell who hears of it, and keep it for a replay; who is paused gets it later."""
    event_id, at = new_id(), datetime.now(UTC).isoformat()
    hearing = [row.name for row in uow.session.execute(sa.select(subscribers)) if hears(row)]
    held = sa.select(subscribers.c.name).where(among(subscribers.c.name, hearing))
    names = uow.session.scalars(held.order_by(subscribers.c.name).with_for_update()).all()  # in one order: no deadlock
    counted = sa.update(subscribers).where(among(subscribers.c.name, names)).values(
        sequence=subscribers.c.sequence + 1,
        posted=sa.case((subscribers.c.paused_at.is_(None), subscribers.c.sequence + 1), else_=subscribers.c.posted),
    )
    for row in uow.session.execute(counted.returning(subscribers)).all():
        body = signed(said(event_id, at, row.sequence))
        uow.session.execute(
            sa.insert(public_events).values(subscriber=row.name, sequence=row.sequence, event=body)
        )
        if row.by_queue and row.paused_at is None:
            uow.post([(EXCHANGE, subscriber_queue(row.name), body)])
            note(uow, row.name, QUEUE, row.sequence, row.sequence, 1)
