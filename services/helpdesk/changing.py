"""How a ticket changes: always one version further, so that a page of before finds itself stale."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.helpdesk.events import ReporterToTell
from services.contracts.helpdesk.news import News
from services.helpdesk.claiming import NOBODY
from services.helpdesk.tables import messages, tickets


def change(uow: UnitOfWork, row: sa.Row[Any], **values: Any) -> int:
    """The new version; the row must be held."""
    changed = sa.update(tickets).where(tickets.c.id == row.id).values(version=tickets.c.version + 1, **values)
    version: int = uow.session.execute(changed.returning(tickets.c.version)).scalar_one()
    return version


def wait_again(uow: UnitOfWork, row: sa.Row[Any], **values: Any) -> int:
    """The ticket is at its desk again, in nobody's hands; what was merged into it waits with it."""
    waiting = {"state": "waiting", "answer_id": None, "answered_at": None}
    with_it = sa.update(tickets).where(tickets.c.merged_into == row.id)
    uow.session.execute(with_it.values(state="merged", answer_id=None, answered_at=None))
    return change(uow, row, **{**waiting, **NOBODY, **values})


def write(uow: UnitOfWork, row: sa.Row[Any], kind: str, author: str, body: str) -> None:
    """Keep what was said; its text stays in this table, no event and no audit has it."""
    said = {"id": new_id(), "ticket_id": row.id, "kind": kind, "author": author, "body": body}
    uow.session.execute(sa.insert(messages).values(said))


def tell_reporters(uow: UnitOfWork, ticket_ids: list[str], what: News) -> None:
    """A letter to each."""
    uow.publish(*[ReporterToTell(ticket_id=ticket_id, what=what) for ticket_id in ticket_ids])
