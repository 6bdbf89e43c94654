"""Connections to the broker that cannot hang: every read and write has a limit, and letting go takes no talk.

kombu's own time limits are socket options, which an eventlet process does not feel; a time limit of the socket
object holds in threads and in greenlets.
"""
from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from kombu import Connection

STEP = 3.0  # seconds that one read or write may take unless somebody says otherwise
READ_AHEAD = 8192  # bytes; more would be copied too often
PIECE = 65536  # bytes
FAREWELL = 1.0  # seconds for a polite good-bye


def open_connection(url: str, *, timeout: float = STEP, heartbeat: int = 0) -> Any:
    """A connection of py-amqp, tried once; ``timeout`` holds for the start and for every later wait."""
    given = Connection(url, connect_timeout=timeout, heartbeat=heartbeat)
    connection = given.transport.establish_connection()
    connection.transport.sock.settimeout(timeout)
    _read_ahead(connection.transport)
    return connection


def _read_ahead(transport: Any) -> None:
    """py-amqp asks the system for each part of each frame; one question brings in many, and its buffer keeps them."""
    receive = transport._quick_recv  # noqa: SLF001 - there is no public way
    transport._quick_recv = lambda wanted: receive(max(wanted, READ_AHEAD))  # noqa: SLF001


@contextlib.contextmanager
def gathered(connection: Any) -> Iterator[None]:
    """What is written in the block goes out in large pieces, also when the block raises.

    One greenlet publishes; a heartbeat that another one writes meanwhile goes out in its turn.
    """
    transport, waiting = connection.transport, bytearray()
    directly = transport._write  # noqa: SLF001 - there is no public way

    def gather(frame: bytes) -> None:
        waiting.extend(frame)
        if len(waiting) >= PIECE:
            send()

    def send() -> None:
        piece = bytes(waiting)
        waiting.clear()
        directly(piece)

    transport._write = gather  # noqa: SLF001
    try:
        yield
    finally:
        try:
            while waiting:  # while a piece is sent, another greenlet may add to the next one
                send()
        finally:
            transport._write = directly  # noqa: SLF001


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
