"""Which failures pass by themselves: those are waited for, everything else is parked or told."""
from __future__ import annotations

from collections.abc import Iterator

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from services.contracts.errors import TooMany, Unavailable

FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0  # seconds

# Classes of SQLSTATE (PostgreSQL manual, appendix A): connection, rollback by the server (deadlock, serialization),
# lack of resources, an operator's intervention (restart, cancelled), the server's own disk.
PASSING_CLASSES = ("08", "40", "53", "57", "58")
# a lock that was not free; a standby that is not promoted yet
PASSING_STATES = ("55P03", "25006")


def is_transient(error: BaseException) -> bool:
    """True when database, broker or another service is away, or two transactions were in each other's way."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _passes(error.orig)
    if isinstance(error, psycopg.Error):
        return _passes(error)
    return isinstance(error, Unavailable | TooMany | PoolTimeoutError | ConnectionError | TimeoutError)


def is_database_away(error: BaseException) -> bool:
    """The transient failures that hit every message alike."""
    return is_transient(error) and isinstance(error, DBAPIError | psycopg.Error | PoolTimeoutError)


def _passes(error: BaseException | None) -> bool:
    """Without a state the server never answered; with one, what it says counts: too large a value is no outage."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return state.startswith(PASSING_CLASSES) or state in PASSING_STATES


def pauses() -> Iterator[float]:
    """Seconds to wait after each failed try, without end: doubling, then always ``LONGEST_WAIT``."""
    pause = FIRST_WAIT
    while True:
        yield min(pause, LONGEST_WAIT)
        pause = min(pause * 2, LONGEST_WAIT)
