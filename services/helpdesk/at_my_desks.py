"""The tickets at the desks of who asks: all others do not exist for that person."""
from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, Grant
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.helpdesk.domain.who_answers_what import PROFILES, Desk, kind_of
from services.helpdesk.tables import tickets

NOT_HERE = "Tiket ini tidak ada di meja Anda."


def desk_of(grant: Grant) -> str:
    """The key of the desk that a grant opens; "" for grants that open none."""
    area = grant.jurisdiction
    if grant.profile not in PROFILES or area.kind is not kind_of(grant.profile):
        return ""
    return Desk(grant.profile, area.kind, area.id).key


def at_my_desks(actor: Actor) -> sa.ColumnElement[bool]:
    """The condition that a ticket lies at a desk of the actor."""
    keys = sorted({desk_of(grant) for grant in actor.grants} - {""})
    return tickets.c.desks.overlap(sa.cast(keys, sa.ARRAY(sa.Text))) if keys else sa.false()


def found(uow: UnitOfWork, actor: Actor, number: str, *, to_write: bool = False) -> sa.Row[Any]:
    """A ticket by its number; ``to_write`` holds it until the end.  Raises ``NotFound`` for those of other desks."""
    mine = sa.select(tickets).where(tickets.c.number == number.upper(), at_my_desks(actor))
    row = uow.session.execute(mine.with_for_update() if to_write else mine).one_or_none()
    if row is None:
        raise NotFound(NOT_HERE)
    return row


def free() -> sa.ColumnElement[bool]:
    """Nobody holds the ticket: not claimed, or the lease ran out."""
    return sa.or_(tickets.c.claimed_by.is_(None), tickets.c.claimed_until < sa.func.now())


def holder(row: sa.Row[Any]) -> str:
    """The account that holds a ticket now, or ""."""
    leased = row.claimed_until is not None and row.claimed_until > datetime.now(UTC)
    return row.claimed_by if leased else ""


def tell(uow: UnitOfWork, actor: Actor, action: Action, row: sa.Row[Any], **more: Any) -> None:
    """The audit's entry about one ticket, under the grants that open it."""
    people = [row.person_id] if row.person_id else []
    used = [grant for grant in actor.grants if desk_of(grant) in row.desks]
    uow.audit(action, subject=row.number, people=people, used=used, **more)


def signature(actor: Actor, desks: Collection[str]) -> dict[str, str]:
    """Who answers or decides at one of these desks, and under which profile: the owning services decide by it."""
    used = next(grant for grant in actor.grants if desk_of(grant) in desks)
    return {
        "account_id": actor.account_id, "name": actor.name, "person_id": actor.person_id, "profile": used.profile,
        "kind": used.jurisdiction.kind, "area": used.jurisdiction.id, "office": used.jurisdiction.name,
    }
