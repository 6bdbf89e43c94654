"""What the helpdesk service shows."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.tables import tickets

NEWEST = 50


def status(uow: UnitOfWork, _actor: Actor, number: str) -> TicketShown:
    """Where a ticket stands, for whoever holds its number."""
    compact = number.upper().replace(" ", "").replace("-", "")
    row = uow.session.execute(sa.select(tickets).where(tickets.c.number == compact)).one_or_none()
    if row is None:
        raise NotFound("Nomor tiket ini tidak dikenal. Periksa kembali sepuluh tandanya.")
    return _shown(row)


def my_tickets(uow: UnitOfWork, actor: Actor) -> list[TicketShown]:
    """What somebody reported while logged in, the newest first; a report that a stranger typed is not among them."""
    mine = sa.select(tickets).where(tickets.c.person_id == actor.person_id, tickets.c.source == "session")
    return [_shown(row) for row in uow.session.execute(mine.order_by(tickets.c.reported_at.desc()).limit(NEWEST))]


def _shown(row: sa.Row[Any]) -> TicketShown:
    return TicketShown(
        number=row.number, category=row.category, label=CATEGORIES[row.category].label, state=row.state,
        reported_at=row.reported_at.isoformat(),
    )
