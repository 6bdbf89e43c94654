"""Many frames are read and written at once, where py-amqp asks the system for each part of each frame.

It has no public way to do so: what is private here is looked at in one file.
"""
# ruff: noqa: SLF001
from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from typing import Any

from amqp.exceptions import UnexpectedFrame

READ_AHEAD = 16_384  # bytes; more would be copied too often
PIECE = 65_536  # bytes
_HEADER = struct.Struct(">BHI")  # type, channel, size of the payload, which one byte follows
_FRAME_END = 0xCE


def read_ahead(connection: Any) -> None:
    """From now on one question to the system brings in many frames; py-amqp's buffer keeps them."""
    transport = connection.transport
    receive = transport._quick_recv
    transport._quick_recv = lambda wanted: receive(max(wanted, READ_AHEAD))


def take_in(connection: Any, timeout: float) -> None:
    """Wait for a frame that means something, then take in every frame that came with it.  Raises ``TimeoutError``."""
    transport = connection.transport
    connection.drain_events(timeout=timeout)
    while transport.connected and (frame := _frame_at_hand(transport)) is not None:
        connection.on_inbound_frame(frame)


def _frame_at_hand(transport: Any) -> tuple[int, int, bytes] | None:
    """``(type, channel, payload)`` where all of it lies in the buffer."""
    here = transport._read_buffer
    if len(here) < _HEADER.size:
        return None
    kind, channel, size = _HEADER.unpack_from(here)
    end = _HEADER.size + size
    if len(here) <= end:
        return None
    transport._read_buffer = here[end + 1 :]
    if here[end] != _FRAME_END:
        raise UnexpectedFrame(f"A frame ends with {here[end]:#x}.")
    return kind, channel, here[_HEADER.size : end]


@contextlib.contextmanager
def gathered(connection: Any) -> Iterator[None]:
    """What is written in the block goes out in large pieces, also when the block raises.

    One greenlet publishes; a heartbeat that another one writes meanwhile goes out in its turn.
    """
    transport, waiting = connection.transport, bytearray()
    directly = transport._write

    def gather(frame: bytes) -> None:
        waiting.extend(frame)
        if len(waiting) >= PIECE:
            send()

    def send() -> None:
        piece = bytes(waiting)
        waiting.clear()
        directly(piece)

    transport._write = gather
    try:
        yield
    finally:
        try:
            while waiting:  # while a piece is sent, another greenlet may add to the next one
                send()
        finally:
            transport._write = directly
