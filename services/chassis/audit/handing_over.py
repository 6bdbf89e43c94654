"""Hands the sealed entries over to whoever collects them: as text, so that they are hashed the same elsewhere."""

from __future__ import annotations

import sqlalchemy as sa

from services.chassis.audit.chain import AS_TEXT
from services.chassis.audit.tables import entries, seals
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.collecting import SealedEntry

_SEAL = [sa.cast(column, sa.Text).label(column.name) for column in (seals.c.number, seals.c.hash)]


def sealed_from(uow: UnitOfWork, _actor: Actor, number: int, limit: int) -> list[SealedEntry]:
    """The entries from seal ``number`` on.  Leaves no entry itself: it would be collected, and so on."""
    sealed = sa.select(*_SEAL, *AS_TEXT).join_from(seals, entries, entries.c.id == seals.c.entry_id)
    rows = uow.session.execute(sealed.where(seals.c.number >= number).order_by(seals.c.number).limit(limit))
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name for it
