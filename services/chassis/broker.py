"""Connections to the broker that cannot hang: every read and write has a limit, and letting go takes no talk.

kombu's own time limits are socket options, which an eventlet process does not feel; a time limit of the socket
object holds in threads and in greenlets.
"""
from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, ClassVar

from kombu import Connection
from kombu.transport import pyamqp

from services.chassis.frames import read_ahead

STEP = 3.0  # seconds that one read or write may take unless somebody says otherwise
FAREWELL = 1.0  # seconds for a polite good-bye


class _Connection(pyamqp.Connection):
    """Need not be told that the broker blocks publishers: py-amqp would look for it before each message."""

    negotiate_capabilities: ClassVar = {**pyamqp.Connection.negotiate_capabilities, "connection.blocked": False}


def open_connection(url: str, *, timeout: float = STEP, heartbeat: int = 0) -> Any:
    """A connection of py-amqp, tried once; ``timeout`` holds for the start and for every later wait."""
    given = Connection(url, connect_timeout=timeout, heartbeat=heartbeat)
    given.transport.Connection = _Connection
    connection = given.transport.establish_connection()
    connection.transport.sock.settimeout(timeout)
    read_ahead(connection)
    return connection


def let_go(connection: Any) -> None:
    """Drop the connection in whatever state it is; the broker takes back what was not acknowledged."""
    with contextlib.suppress(Exception):  # a dead socket has many ways to say so
        if connection.connected:  # asking a closed one for its transport would open it again
            connection.transport.sock.settimeout(FAREWELL)
    with contextlib.suppress(Exception):
        connection.collect()


def say_goodbye(connection: Any) -> None:
    """Close so that the broker has read everything that we wrote; a broker that does not answer is let go."""
    with contextlib.suppress(Exception):
        connection.transport.sock.settimeout(FAREWELL)
        connection.close()
    let_go(connection)


@contextlib.contextmanager
def connected(url: str, *, timeout: float = STEP) -> Iterator[Any]:
    """A connection for the time of a block."""
    connection = open_connection(url, timeout=timeout)
    try:
        yield connection
    finally:
        say_goodbye(connection)
