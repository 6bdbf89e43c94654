"""The outbox as the relay sees it: what waits, what was published, what may be forgotten."""
from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.tables import outbox

BATCH = 500
PUT_OFF: sa.ColumnElement[Any] = sa.literal_column("interval '5 seconds'")

BODY = sa.cast(outbox.c.body, sa.Text).label("body")  # it goes out as it is, nobody need read it
COLUMNS = (outbox.c.id, outbox.c.exchange, outbox.c.routing_key, BODY, outbox.c.created_at)


_DUE = sa.or_(outbox.c.not_before.is_(None), outbox.c.not_before <= sa.func.now())
# made once: every relay asks it many times a second, mostly for nothing
_WAITING = sa.select(*COLUMNS).where(outbox.c.published_at.is_(None), _DUE).order_by(outbox.c.id).limit(BATCH)


def waiting(connection: sa.Connection) -> list[sa.Row[Any]]:
    """The oldest messages that are not published yet."""
    return list(connection.execute(_WAITING))


def kept(connection: sa.Connection, keys: Collection[tuple[str, str]], after: int, until: int) -> list[sa.Row[Any]]:
    """A page of what goes out by these ``(exchange, routing key)``: numbers over ``after``, up to ``until``."""
    wanted = sa.tuple_(outbox.c.exchange, outbox.c.routing_key).in_(keys)
    page = sa.select(*COLUMNS).where(wanted, outbox.c.id > after, outbox.c.id <= until)
    return list(connection.execute(page.order_by(outbox.c.id).limit(BATCH)))


def newest(connection: sa.Connection) -> int:
    """The number of the newest message, 0 when there never was one."""
    return connection.scalar(sa.select(sa.func.max(outbox.c.id))) or 0


def put_off(connection: sa.Connection, ids: list[int]) -> None:
    """No queue took these; they are tried again later and hold up nobody meanwhile."""
    connection.execute(sa.update(outbox).where(among(outbox.c.id, ids)).values(not_before=sa.func.now() + PUT_OFF))


def mark_published(connection: sa.Connection, ids: list[int]) -> None:
    """The broker has confirmed these."""
    connection.execute(sa.update(outbox).where(among(outbox.c.id, ids)).values(published_at=sa.func.now()))
