"""Which failures pass by themselves: those are waited for, everything else is parked or told."""
from __future__ import annotations

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from services.contracts.errors import Unavailable

FIRST_WAIT, LONGEST_WAIT = 0.2, 10.0  # seconds


def is_transient(error: BaseException) -> bool:
    """True when database, broker or another service is away, or two transactions were in each other's way."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, OperationalError | InterfaceError | PoolTimeoutError | Unavailable | ConnectionError)


def waits() -> list[float]:
    """The first pauses between tries, in seconds; after them every pause is ``LONGEST_WAIT``."""
    pauses, pause = [], FIRST_WAIT
    while pause < LONGEST_WAIT:
        pauses.append(pause)
        pause *= 2
    return pauses
