"""Who works on a ticket claims it: a lease with an end, seen by colleagues, so that two never both answer."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden
from services.contracts.helpdesk.who_may import WHO_MAY
from services.helpdesk.at_my_desks import at_my_desks, found, free, holder, tell
from services.helpdesk.tables import tickets

LEASE = timedelta(minutes=15)
NOBODY = {"claimed_by": None, "claimed_name": "", "claimed_until": None}
OWN = "Laporan Anda sendiri dijawab petugas lain."
HELD = "Tiket ini sedang dipegang %s."
STALE = "Tiket ini sudah berubah sejak halaman Anda dibuka."


def claim(uow: UnitOfWork, actor: Actor, number: str, version: int) -> dict[str, Any]:
    """Hold a ticket, or hold it longer.  Raises ``Conflict`` with who holds it."""
    row = workable(uow, actor, "claim", number, version)
    lease(uow, actor, row)
    tell(uow, actor, Action.TICKET_CLAIMED, row)
    return {}


def release(uow: UnitOfWork, actor: Actor, number: str, version: int) -> dict[str, Any]:
    """Give a ticket back to the desk; one that is no longer the actor's stays where it is."""
    row = found(uow, actor, number, to_write=True)
    waits = WHO_MAY["release"].allows(row.state) and row.version == version
    if waits and row.claimed_by == actor.account_id:
        uow.session.execute(sa.update(tickets).where(tickets.c.id == row.id).values(NOBODY))
        tell(uow, actor, Action.TICKET_RELEASED, row)
    return {}


def next_ticket(uow: UnitOfWork, actor: Actor) -> dict[str, str]:
    """Hold the oldest free ticket of the actor's desks; ``number`` is "" when there is none."""
    mine = (at_my_desks(actor), tickets.c.state == "waiting", free(), tickets.c.person_id != (actor.person_id or "-"))
    oldest = sa.select(tickets).where(*mine).order_by(tickets.c.reported_at, tickets.c.id).limit(1)
    row = uow.session.execute(oldest.with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return {"number": ""}
    lease(uow, actor, row)
    tell(uow, actor, Action.TICKET_CLAIMED, row)
    return {"number": row.number}


def workable(uow: UnitOfWork, actor: Actor, action: str, number: str, version: int) -> sa.Row[Any]:
    """A ticket of the actor's desks as the page showed it, that no colleague holds; held until the end.

    Raises ``Conflict`` (``code``: decided, stale, claimed) and ``Forbidden`` for the actor's own report.
    """
    row = found(uow, actor, number, to_write=True)
    if not WHO_MAY[action].allows(row.state) or row.version != version:
        raise Conflict(STALE, code="stale", by=row.claimed_name, at="")
    if row.person_id and row.person_id == actor.person_id:
        raise Forbidden(OWN, needs=[])
    if holder(row) not in ("", actor.account_id):
        raise Conflict(HELD % row.claimed_name, code="claimed", by=row.claimed_name, at=row.claimed_until.isoformat())
    return row


def lease(uow: UnitOfWork, actor: Actor, row: sa.Row[Any]) -> None:
    """The actor holds the ticket from now on."""
    held = {"claimed_by": actor.account_id, "claimed_name": actor.name, "claimed_until": datetime.now(UTC) + LEASE}
    uow.session.execute(sa.update(tickets).where(tickets.c.id == row.id).values(held))
