"""The outbox as the relay sees it: what waits, what was published, what may be forgotten."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.tables import outbox

BATCH = 500
KEPT = sa.text("interval '1 day'")


def waiting(connection: sa.Connection) -> list[sa.Row[Any]]:
    """The oldest messages that are not published yet."""
    columns = (outbox.c.id, outbox.c.exchange, outbox.c.routing_key, outbox.c.body, outbox.c.created_at)
    statement = sa.select(*columns).where(outbox.c.published_at.is_(None)).order_by(outbox.c.id).limit(BATCH)
    return list(connection.execute(statement))


def mark_published(connection: sa.Connection, ids: list[int]) -> None:
    """The broker has confirmed these."""
    connection.execute(sa.update(outbox).where(outbox.c.id == sa.any_(sa.literal(ids, sa.ARRAY(sa.BigInteger)))).values(published_at=sa.func.now()))


def forget_old(connection: sa.Connection) -> None:
    """Published messages are kept for a day, for those who look for one."""
    connection.execute(sa.delete(outbox).where(outbox.c.published_at < sa.func.now() - KEPT))
