"""The read models as their own database holds them: whether all is counted, a sum over everything, a rebuild."""

from __future__ import annotations

import time
from typing import Any

import psycopg

from tests.benchmarks._installation import database

BEGIN = "INSERT INTO builds (state) VALUES ('building') ON CONFLICT DO NOTHING"
UNDER_WAY = "SELECT count(*) FROM builds WHERE state <> 'current'"
CURRENT = "SELECT id, people, extract(epoch FROM finished_at - started_at) FROM builds WHERE state = 'current'"
UNSENT = "SELECT count(*) FROM outbox WHERE published_at IS NULL"
PEOPLE = """SELECT count(*), sum(CAST(hashtextextended(person_id || agency_id || CAST(counted AS text), 0) AS numeric))
            FROM people WHERE build = (SELECT id FROM builds WHERE state = 'current')"""
TALLIES = """SELECT count(*), sum(CAST(hashtextextended(concat_ws('|', kind, agency_id, a, b, people), 0) AS numeric))
             FROM tallies WHERE people <> 0 AND build = (SELECT id FROM builds WHERE state = 'current')"""
LOOK, QUIET, PATIENCE = 0.25, 3.0, 3600.0  # seconds


def rebuilt() -> tuple[int, float]:
    """Everything counted anew from zero: how many people, and how many seconds until they were shown."""
    with database("reporting") as connection:
        wait(lambda: not _number(connection, UNDER_WAY), "an earlier count")
        before = connection.execute(CURRENT).fetchone()
        connection.execute(BEGIN)

        def shown() -> bool:
            row = connection.execute(CURRENT).fetchone()
            return row is not None and row != before

        wait(shown, "the new read models")
        _id, people, seconds = connection.execute(CURRENT).fetchone() or (0, 0, 0.0)
        wait(lambda: not _number(connection, UNDER_WAY), "the end of the old read models")
        return int(people), float(seconds)


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


def fingerprint() -> tuple[Any, ...]:
    """Two sets of read models have the same one when every row of theirs is the same."""
    with database("reporting") as connection:
        return (connection.execute(PEOPLE).fetchone(), connection.execute(TALLIES).fetchone())


def wait(until: Any, for_what: str) -> None:
    """Raises ``AssertionError`` when it takes too long."""
    give_up = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < give_up, f"{for_what} did not come"
        time.sleep(LOOK)


def _number(connection: psycopg.Connection[Any], question: str) -> int:
    row = connection.execute(question.encode()).fetchone()
    return int(row[0]) if row else 0
