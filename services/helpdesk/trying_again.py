"""An effect at which its owner failed is asked for again by itself, with growing pauses; then it is parked.

A failure (``Broken``) is neither a refusal nor an absence: a mistake that somebody mends in minutes, or one record that
nobody's code can take.  The pauses are rows, so that they outlast every process, and hold up nobody else.
"""
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.messages_state import MessagesOf
from services.chassis.parking import described
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Broken
from services.contracts.event import new_id
from services.contracts.helpdesk.events import AnswerGiven, RequestsDecided
from services.contracts.operations import MessagesState, TriedAgain
from services.helpdesk.metrics import EFFECTS_FAILED, EFFECTS_TRIED_AGAIN
from services.helpdesk.tables import effects_tried as tried

PAUSES = tuple(timedelta(seconds=some) for some in (10, 30, 120, 600, 1800))  # after each failure
AT_ONCE = 50
Effect = AnswerGiven | RequestsDecided
KINDS: dict[str, type[Effect]] = {kind.topic: kind for kind in (AnswerGiven, RequestsDecided)}


def later(uow: UnitOfWork, subject: str, event: Effect, failure: Broken) -> None:
    """Ask again after the next pause.  Raises the failure when none is left: its message is parked."""
    EFFECTS_FAILED.labels(event.topic).inc()
    so_far = uow.session.scalar(sa.select(tried.c.failures).where(tried.c.subject == subject)) or 0
    if so_far >= len(PAUSES):
        raise failure
    now = {
        "failures": so_far + 1, "error": described(failure), "due_at": datetime.now(UTC) + PAUSES[so_far],
    }  # fmt: skip
    kept = insert(tried).values(subject=subject, topic=event.topic, event=event.to_wire(), **now)
    uow.session.execute(kept.on_conflict_do_update(index_elements=["subject"], set_=now))


def settled(uow: UnitOfWork, subject: str) -> None:
    """The owner has answered: nothing is left to try."""
    uow.session.execute(sa.delete(tried).where(tried.c.subject == subject))


def send_again(uow: UnitOfWork) -> int:
    """The messages whose pause is over go out anew, each with an id of its own; how many they were."""
    due = sa.select(tried).where(tried.c.due_at <= sa.func.now()).order_by(tried.c.due_at).limit(AT_ONCE)
    rows = uow.session.execute(due.with_for_update(skip_locked=True)).all()
    for row in rows:
        uow.publish(replace(KINDS[row.topic].from_wire(row.event), event_id=new_id()))
        uow.session.execute(sa.update(tried).where(tried.c.subject == row.subject).values(due_at=None))
    return len(rows)


def waiting(uow: UnitOfWork) -> list[TriedAgain]:
    """What will be tried again, by the kind of its message."""
    columns = (
        tried.c.topic, sa.func.count().label("number"), sa.func.min(tried.c.since).label("since"),
        sa.func.min(tried.c.due_at).label("due"), sa.func.max(tried.c.error).label("error"),
    )
    rows = uow.session.execute(sa.select(*columns).where(tried.c.due_at.is_not(None)).group_by(tried.c.topic))
    return [
        TriedAgain(
            topic=row.topic, error=row.error, count=row.number, since=row.since.isoformat(), due_at=row.due.isoformat()
        )
        for row in rows
    ]


def messages_state(uow: UnitOfWork, actor: Actor, messages: MessagesOf) -> MessagesState:
    """How the service's messages stand, with what is tried again."""
    return {**messages.state(uow, actor), "tried_again": waiting(uow)}


def measure(uow: UnitOfWork) -> None:
    """The same for Prometheus."""
    EFFECTS_TRIED_AGAIN.set(sum(one["count"] for one in waiting(uow)))
