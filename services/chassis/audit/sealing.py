"""The sealer: binds new entries to the chain, within seconds; one is active for each database."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.chain import AS_TEXT, FIRST, following
from services.chassis.audit.head import Head
from services.chassis.audit.tables import TransactionId, entries, seals
from services.chassis.one_active import OneActive

LOCK = 7_402_016  # the advisory lock that says "I seal this database's audit"
BATCH = 500
OLDEST = sa.func.pg_snapshot_xmin(sa.func.pg_current_snapshot())  # the oldest transaction that still runs


@dataclass(frozen=True)
class End:
    """Where the chain ends; entries of transactions before ``horizon`` are all sealed."""

    number: int = 0
    hash: bytes = FIRST
    horizon: str = "0"


class Sealer:
    """The loop's steps; whoever runs it owns one database connection."""

    def __init__(self, engine: sa.Engine) -> None:
        self._active = OneActive(engine, LOCK)
        self._end: End | None = None

    def step(self) -> int:
        """Seal one batch; how many entries, or -1 when another process is the sealer."""
        connection = self._active.connection()
        if connection is None:
            return -1
        end = self._end or _end_of(connection)
        oldest: str = connection.scalars(sa.select(sa.cast(OLDEST, sa.Text))).one()  # before the rows: it hides none
        rows = connection.execute(_unsealed(end.horizon)).all()
        last: str = rows[-1].transaction if len(rows) == BATCH else oldest
        self._end = _bind(connection, end, rows, horizon=str(min(int(last), int(oldest))))
        connection.commit()
        return len(rows)

    def head(self, service: str) -> Head | None:
        """How the chain ends, where this process knows it and there is one."""
        return Head(service, self._end.number, self._end.hash) if self._end and self._end.number else None

    def discard(self) -> None:
        """Forget everything; the next step begins with what the database holds."""
        self._end = None
        self._active.discard()


def _end_of(connection: sa.Connection) -> End:
    """The last seal; after a move to a server that has counted fewer transactions its horizon means nothing."""
    horizon = sa.case((seals.c.horizon <= OLDEST, sa.cast(seals.c.horizon, sa.Text)), else_="0").label("horizon")
    last = sa.select(seals.c.number, seals.c.hash, horizon).order_by(seals.c.number.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    return End() if row is None else End(row.number, row.hash, row.horizon)


def _unsealed(horizon: str) -> sa.Select[Any]:
    """Also those that committed late: of a transaction that began before others which are sealed by now."""
    sealed = sa.exists().where(seals.c.entry_id == entries.c.id)
    begun = entries.c.transaction >= sa.cast(horizon, TransactionId)
    order = (entries.c.transaction, entries.c.id)
    return sa.select(*AS_TEXT).where(begun, sa.not_(sealed)).order_by(*order).limit(BATCH)


def _bind(connection: sa.Connection, end: End, rows: Sequence[sa.Row[Any]], horizon: str) -> End:
    number, hash_, bound = end.number, end.hash, []
    for row in rows:
        number, hash_ = number + 1, following(hash_, row)
        bound.append({"number": number, "entry_id": int(row.id), "hash": hash_, "horizon": horizon})
    if bound:
        connection.execute(sa.insert(seals), bound)
    return End(number, hash_, horizon)
