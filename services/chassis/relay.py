"""Moves committed messages from the outbox to the broker; one relay is active for each database.

A crash between confirm and mark sends a message again, which is why every consumer goes through the inbox.
"""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
import structlog

from services.chassis import faults, outbox
from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.metrics import OUTBOX_AGE, PUBLISHED, UNROUTABLE
from services.chassis.one_active import OneActive

log = structlog.get_logger()
LOCK = 7_402_015  # the advisory lock that says "I am this database's relay"


class Relay:
    """The loop's steps; whoever runs it owns one database connection and one broker connection."""

    def __init__(self, engine: sa.Engine, publisher: ConfirmedPublisher) -> None:
        self._active, self._publisher = OneActive(engine, LOCK), publisher

    def step(self) -> int:
        """Send one batch; how many the broker took, or -1 when another process is the relay."""
        connection = self._active.connection()
        if connection is None:
            return -1
        rows = outbox.waiting(connection)
        connection.commit()
        OUTBOX_AGE.set((datetime.now(UTC) - rows[0].created_at).total_seconds() if rows else 0)
        if not rows:
            return 0
        taken = self._publisher.publish([Outgoing(str(r.id), r.exchange, r.routing_key, r.body) for r in rows])
        faults.at("after-confirm-before-mark")
        if len(taken) < len(rows):
            UNROUTABLE.inc(len(rows) - len(taken))
            log.error("unroutable", routing_keys=sorted({r.routing_key for r in rows if str(r.id) not in taken}))
            outbox.put_off(connection, [r.id for r in rows if str(r.id) not in taken])
        outbox.mark_published(connection, [int(name) for name in taken])
        connection.commit()
        PUBLISHED.inc(len(taken))
        return len(taken)

    def discard(self) -> None:
        """Give up both connections, and the lock with them; the next step begins anew."""
        self._publisher.discard()
        self._active.discard()
