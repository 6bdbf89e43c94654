"""What the helpdesk service shows."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.helpdesk.answers import TicketShown
from services.helpdesk.domain.categories import LABELS
from services.helpdesk.tables import tickets


def status(uow: UnitOfWork, _actor: Actor, number: str) -> TicketShown:
    """Where a ticket stands, for whoever holds its number."""
    compact = number.upper().replace(" ", "").replace("-", "")
    row = uow.session.execute(sa.select(tickets).where(tickets.c.number == compact)).one_or_none()
    if row is None:
        raise NotFound("Nomor tiket ini tidak dikenal. Periksa kembali sepuluh tandanya.")
    return TicketShown(
        number=row.number,
        category=row.category,
        label=LABELS[row.category],
        state=row.state,
        reported_at=row.reported_at.isoformat(),
    )
