"""What messaging need not remember any longer: deleted in small batches, the oldest first, by one process."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.one_active import OneActive
from services.chassis.retention import ANSWERS_KEPT, INBOX_KEPT, OUTBOX_KEPT
from services.chassis.tables import answers, inbox, outbox

LOCK = 7_402_018  # the advisory lock that says "I am the one who forgets in this database"
BATCH = 2000  # rows in one short transaction: nobody who writes waits for it

# when a row was needed last, and how long it is kept from then; a message that was never sent is never forgotten
KEPT: tuple[tuple[sa.Column[object], timedelta], ...] = (
    (outbox.c.published_at, OUTBOX_KEPT),
    (inbox.c.at, INBOX_KEPT),
    (answers.c.at, ANSWERS_KEPT),
)


class Forgetter:
    """Deletes a batch a step."""

    def __init__(self, engine: sa.Engine) -> None:
        self._active = OneActive(engine, LOCK)

    def step(self) -> int:
        """How many rows were deleted, or -1 when another process is the one who forgets."""
        connection = self._active.connection()
        if connection is None:
            return -1
        deleted = sum(_delete(connection, since, kept) for since, kept in KEPT)
        connection.commit()
        return deleted

    def discard(self) -> None:
        """Give up the connection, and the lock with it."""
        self._active.discard()


def _delete(connection: sa.Connection, since: sa.Column[object], kept: timedelta) -> int:
    place: sa.ColumnElement[Any] = sa.literal_column(f"{since.table.name}.ctid")
    old = sa.select(place).where(since < sa.func.now() - kept).limit(BATCH)
    statement = sa.delete(since.table).where(place == sa.any_(sa.func.array(old.scalar_subquery())))
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount
