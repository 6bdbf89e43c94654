"""One process of several is active on a database: the one whose connection holds an advisory lock."""
from __future__ import annotations

import sqlalchemy as sa


class OneActive:
    """A connection that is only there while this process is the active one for ``lock``."""

    def __init__(self, engine: sa.Engine, lock: int) -> None:
        self._engine, self._lock = engine, lock
        self._connection: sa.Connection | None = None

    def connection(self) -> sa.Connection | None:
        """The connection with the lock, or None while another process has it."""
        if self._connection is None:
            connection = self._engine.connect()
            if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(self._lock))):
                connection.close()
                return None
            connection.commit()
            self._connection = connection
        return self._connection

    @property
    def held(self) -> sa.Connection | None:
        """The same without trying to become the active one."""
        return self._connection

    def discard(self) -> None:
        """Give up the connection, and the lock with it; whoever comes first begins anew."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
