"""Asks each service for what it has sealed since, and keeps it: one round after the other, by one process at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import JSONB, insert

from services.chassis.one_active import OneActive
from services.chassis.rpc_client import Services
from services.contracts.collecting import COLLECTS, SealedEntry
from services.contracts.errors import Refusal
from services.contracts.policies import POLICIES
from services.identity.collected.continuing import Continued, End, continuing
from services.identity.collected.tables import collected
from services.identity.tables import collections

log = structlog.get_logger()
LOCK = 7_402_017  # the advisory lock that says "I collect"
BATCH = 200  # entries in one answer
NOTED_EVERY = timedelta(seconds=15)


class Collecting:
    """The loop's steps; whoever runs it owns one database connection."""

    def __init__(self, engine: sa.Engine, services: Services) -> None:
        self._active = OneActive(engine, LOCK)
        self._services = services
        self._problems: dict[str, str] = {}

    def step(self) -> int:
        """One answer of each service; the most entries of one, or -1 when another process collects."""
        connection = self._active.connection()
        if connection is None:
            return -1
        return max(self._round(connection, service) for service in POLICIES)

    def discard(self) -> None:
        """Forget everything; the next step begins with what the database holds."""
        self._active.discard()

    def _round(self, connection: sa.Connection, service: str) -> int:
        """While a service is away, the others are asked; it goes on where it ended."""
        end = end_of(connection, service)
        connection.commit()  # no transaction stands open while the service thinks
        try:
            asked = getattr(getattr(self._services, service), COLLECTS)
            continued = continuing(end, asked(number=end.again, limit=BATCH))
        except Refusal as refusal:
            continued = Continued([], end, f"{type(refusal).__name__}: {refusal.message}")
        keep(connection, service, continued)
        self._tell(service, continued)
        return len(continued.taken)

    def _tell(self, service: str, continued: Continued) -> None:
        """Once for each problem, not at each step."""
        if continued.problem and continued.problem != self._problems.get(service):
            log.warning("audit_not_collected", service=service, problem=continued.problem)
        self._problems[service] = continued.problem


def end_of(connection: sa.Connection, service: str) -> End:
    """Where the chain that was collected from a service ends."""
    mine = sa.select(collected.c.number, collected.c.hash).where(collected.c.service == service)
    row = connection.execute(mine.order_by(collected.c.number.desc()).limit(1)).one_or_none()
    return End() if row is None else End(row.number, row.hash)


def keep(connection: sa.Connection, service: str, continued: Continued) -> None:
    """The entries with the note that they were collected, in one transaction."""
    if continued.taken:
        connection.execute(_insert(service, continued.taken))
    note = {"problem": continued.problem, "at": sa.func.now()}
    noted = insert(collections).values(service=service, **note)
    news = sa.or_(collections.c.problem != continued.problem, collections.c.at < sa.func.now() - NOTED_EVERY)
    connection.execute(noted.on_conflict_do_update(index_elements=["service"], set_=note, where=news))
    connection.commit()


def _insert(service: str, taken: list[SealedEntry]) -> sa.Insert:
    """A batch as one parameter, each column from its text."""
    columns = [column for column in collected.c if column.name != "service"]
    texts = [sa.column(column.name, sa.Text) for column in columns]
    rows: Any = sa.func.jsonb_to_recordset(sa.cast(taken, JSONB)).table_valued(*texts).render_derived(with_types=True)
    values = [sa.literal(service), *(sa.cast(rows.c[column.name], column.type) for column in columns)]
    return sa.insert(collected).from_select(["service", *(column.name for column in columns)], sa.select(*values))
