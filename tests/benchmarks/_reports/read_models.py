"""The read models as their own database holds them: whether all is counted, a rebuild, and two sets row by row."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import psycopg

from tests.benchmarks._installation import administrator, database

BEGIN = "INSERT INTO builds (state) VALUES ('building') ON CONFLICT DO NOTHING"
UNDER_WAY = "SELECT count(*) FROM builds WHERE state <> 'current'"
CURRENT = "SELECT id, people, extract(epoch FROM finished_at - started_at) FROM builds WHERE state = 'current'"
UNSENT = "SELECT count(*) FROM outbox WHERE published_at IS NULL"
SHOWN = "(SELECT id FROM builds WHERE state = 'current')"
ROWS = {
    "people": f"SELECT person_id, agency_id, counted FROM people WHERE build = {SHOWN}",
    "tallies": f"SELECT kind, agency_id, a, b, people FROM tallies WHERE people <> 0 AND build = {SHOWN}",
}
KEEP = "CREATE UNLOGGED TABLE bench_{0} AS {1}"
FORGET = "DROP TABLE IF EXISTS bench_people, bench_tallies"
DIFFERENT = "SELECT count(*) FROM ((({1}) EXCEPT TABLE bench_{0}) UNION ALL (TABLE bench_{0} EXCEPT ({1}))) AS either"
LOOK, QUIET = 0.25, 3.0  # seconds
PATIENCE = 300.0  # seconds for what stays small; a rebuild has as many as a slow one takes
SLOW = 500  # people a second


def rebuilt() -> tuple[int, float]:
    """Everything counted anew from zero: how many people, and how many seconds until they were shown."""
    with database("registration") as registration:
        patience = PATIENCE + _number(registration, "SELECT count(*) FROM people") / SLOW
    with database("reporting") as connection:
        wait(lambda: not _number(connection, UNDER_WAY), "an earlier count", patience)
        before = connection.execute(CURRENT).fetchone()
        connection.execute(BEGIN)

        def shown() -> bool:
            row = connection.execute(CURRENT).fetchone()
            return row is not None and row != before

        wait(shown, "the new read models", patience)
        _id, people, seconds = connection.execute(CURRENT).fetchone() or (0, 0, 0.0)
        return int(people), float(seconds)


def cleared() -> None:
    """Until nothing is left of an older set."""
    with database("reporting") as connection:
        wait(lambda: not _number(connection, UNDER_WAY), "the end of the old read models")


def everything_counted() -> None:
    """Until no service has anything to tell, and reporting nothing to count."""
    quiet_since = time.monotonic()
    with database("registration") as one, database("verification") as two, database("reporting") as three:

        def quiet() -> bool:
            nonlocal quiet_since
            left = _number(one, UNSENT) + _number(two, UNSENT) + _number(three, "SELECT count(*) FROM hints")
            if left:
                quiet_since = time.monotonic()
            return time.monotonic() - quiet_since > QUIET

        wait(quiet, "the last events")


def keep() -> None:
    """Beside the read models that are shown, for ``different``."""
    with psycopg.connect(administrator("reporting"), autocommit=True) as connection:
        connection.execute(FORGET)
        for table, rows in ROWS.items():
            connection.execute(KEEP.format(table, rows).encode())


def different() -> dict[str, Any]:
    """The rows that are shown against those that were kept, which are dropped: how many there are, and differ."""
    with psycopg.connect(administrator("reporting"), autocommit=True) as connection:
        connection.execute("SET work_mem = '256MB'")
        found = {
            table: {
                "rows": _number(connection, f"SELECT count(*) FROM ({rows}) AS mine"),
                "different": _number(connection, DIFFERENT.format(table, rows)),
            }
            for table, rows in ROWS.items()
        }
        connection.execute(FORGET)
        return found


def wait(until: Callable[[], bool], for_what: str, patience: float = PATIENCE) -> None:
    """Raises ``AssertionError`` when it takes too long (seconds)."""
    give_up = time.monotonic() + patience
    while not until():
        assert time.monotonic() < give_up, f"{for_what} did not come"
        time.sleep(LOOK)


def _number(connection: psycopg.Connection[Any], question: str) -> int:
    row = connection.execute(question.encode()).fetchone()
    return int(row[0]) if row else 0
