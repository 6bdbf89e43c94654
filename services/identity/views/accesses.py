"""Who saw my data: what others did with a civil servant's data, as that civil servant may read it."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import REFUSED, Action
from services.contracts.identity.audit_answers import Access, AccessPage
from services.contracts.policy import GATEWAY
from services.identity.collected.reading import NEWEST, beyond, cursor_of, held_by
from services.identity.collected.tables import collected


def my_accesses(uow: UnitOfWork, actor: Actor, after: str, limit: int) -> AccessPage:
    """The newest first, without what the person did; an official is a profile and an office, another citizen nobody."""
    mine = (collected.c.people.contains([actor.person_id]), collected.c.account_id != actor.account_id)
    where = [*mine, *([beyond(after)] if after else [])]
    rows = uow.session.execute(sa.select(collected).where(*where).order_by(*NEWEST).limit(limit + 1)).all()
    uow.audit(Action.OWN_ACCESSES_VIEWED, people=[actor.person_id])
    return AccessPage(
        rows=[_shown(row) for row in rows[:limit]],
        next=cursor_of(rows[limit - 1]) if len(rows) > limit else "",
    )


def _shown(row: sa.Row[Any]) -> Access:
    return Access(
        at=row.at.isoformat(),
        kind="visitor" if row.kind == "service" and row.name == GATEWAY else row.kind,
        held=held_by(row),
        action=row.action,
        refused=row.action in REFUSED,
        service=row.service,
    )
