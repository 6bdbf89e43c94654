"""Reading and writing many frames at once changes how often the system is asked, and nothing else."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from amqp import Message
from amqp.exceptions import UnexpectedFrame
from amqp.transport import TCPTransport

from services.chassis.broker import connected
from services.chassis.frames import PIECE, READ_AHEAD, gathered, read_ahead, take_in
from services.chassis.queues import work_queue
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.running import until

SIZES = [0, 1, READ_AHEAD - 1, READ_AHEAD, READ_AHEAD + 1, 3 * READ_AHEAD, 300_000, 2]


class Ours:
    """Our end of a connection, as py-amqp reads it; keeps the payloads of the frames that came."""

    def __init__(self, end: socket.socket) -> None:
        self.transport = TCPTransport("127.0.0.1:5672")
        self.transport.sock, self.transport.connected = end, True
        self.transport._setup_transport()
        self.came: list[bytes] = []
        read_ahead(self)

    def drain_events(self, timeout: float) -> None:
        with self.transport.having_timeout(timeout):
            frame = self.transport.read_frame()
        self.on_inbound_frame(frame)

    def on_inbound_frame(self, frame: tuple[int, int, bytes]) -> None:
        kind, channel, payload = frame
        assert (kind, channel) == (3, 1)
        self.came.append(payload)


@pytest.fixture
def wire() -> Iterator[tuple[socket.socket, Ours]]:
    """A broker's end of a connection, and ours."""
    theirs, ours = socket.socketpair()
    with theirs, ours:
        yield theirs, Ours(ours)


def frame(payload: bytes) -> bytes:
    return struct.pack(">BHI", 3, 1, len(payload)) + payload + b"\xce"


def test_frames_are_read_whole_whatever_their_size(wire: tuple[socket.socket, Ours]) -> None:
    theirs, ours = wire
    payloads = [bytes([number]) * size for number, size in enumerate(SIZES)]
    sender = threading.Thread(target=lambda: theirs.sendall(b"".join(map(frame, payloads))))
    sender.start()
    while len(ours.came) < len(SIZES):
        take_in(ours, 5)
    assert ours.came == payloads
    sender.join()


def test_a_time_limit_in_the_middle_of_a_frame_loses_no_byte(wire: tuple[socket.socket, Ours]) -> None:
    """The listener looks for messages every 50 ms, whether or not a whole one has come."""
    theirs, ours = wire
    for byte in frame(b"first") + frame(b"second") + frame(b"third"):
        theirs.sendall(bytes([byte]))
        with contextlib.suppress(TimeoutError):
            take_in(ours, 0.001)
    assert ours.came == [b"first", b"second", b"third"]


def test_what_came_together_is_taken_in_together_and_half_a_frame_is_kept(wire: tuple[socket.socket, Ours]) -> None:
    theirs, ours = wire
    last = frame(b"four")
    theirs.sendall(frame(b"one") + frame(b"") + frame(b"three") + last[:6])
    take_in(ours, 5)
    assert ours.came == [b"one", b"", b"three"]
    theirs.sendall(last[6:-1])
    with pytest.raises(TimeoutError):
        take_in(ours, 0.01)
    theirs.sendall(last[-1:])
    take_in(ours, 5)
    assert ours.came[3:] == [b"four"]


def test_frames_behind_one_whose_handling_raises_are_there_next_time(wire: tuple[socket.socket, Ours]) -> None:
    theirs, ours = wire
    theirs.sendall(frame(b"one") + frame(b"refused").replace(b"\x03\x00\x01", b"\x03\x00\x02") + frame(b"three"))
    with pytest.raises(AssertionError):
        take_in(ours, 5)
    take_in(ours, 5)
    assert ours.came == [b"one", b"three"]


def test_a_connection_that_a_frame_closed_takes_in_nothing_more(wire: tuple[socket.socket, Ours]) -> None:
    theirs, ours = wire
    theirs.sendall(frame(b"the broker says good-bye") + frame(b"too late"))
    ours.came = Closing(ours.transport)
    take_in(ours, 5)
    assert ours.came == [b"the broker says good-bye"]


def test_a_frame_without_its_end_is_no_frame(wire: tuple[socket.socket, Ours]) -> None:
    theirs, ours = wire
    theirs.sendall(frame(b"good") + frame(b"bad").replace(b"\xce", b"\x00"))
    with pytest.raises(UnexpectedFrame):
        take_in(ours, 5)


class Closing(list[bytes]):
    """Closes the transport with what comes."""

    def __init__(self, transport: TCPTransport) -> None:
        super().__init__()
        self.transport = transport

    def append(self, payload: bytes) -> None:
        super().append(payload)
        self.transport.close()


@pytest.fixture
def queue(broker: Broker, name: str) -> str:
    broker.declare(work_queue(f"{name}.gathered"))
    broker.owns(f"{name}.gathered")
    return f"{name}.gathered"


def publish(channel: Any, queue: str, *bodies: str) -> None:
    for body in bodies:
        channel.basic_publish(Message(body, delivery_mode=2), "", queue)


def bodies(broker: Broker, queue: str, number: int) -> list[str]:
    until(lambda: broker.depth(queue) == number)
    return [message.body for message in broker.take_all(queue)]


def test_gathered_messages_of_all_sizes_come_in_order(amqp_url: str, broker: Broker, queue: str) -> None:
    sent = [f"{number}:" + "x" * size for number, size in enumerate([*SIZES, PIECE, PIECE + 1, *SIZES])]
    with connected(amqp_url) as connection:
        channel = connection.channel()
        with gathered(connection):
            publish(channel, queue, *sent)
        publish(channel, queue, "after")
        assert bodies(broker, queue, len(sent) + 1) == [*sent, "after"]


def test_an_exception_in_the_block_loses_nothing_that_was_written(amqp_url: str, broker: Broker, queue: str) -> None:
    """Confirms are counted: a message that was written and never left would shift all that follow."""
    with connected(amqp_url) as connection:
        channel = connection.channel()
        with contextlib.suppress(ZeroDivisionError), gathered(connection):
            publish(channel, queue, "before")
            raise ZeroDivisionError
        publish(channel, queue, "after")
        assert bodies(broker, queue, 2) == ["before", "after"]


def test_a_heartbeat_of_another_greenlet_breaks_no_frame(amqp_url: str, broker: Broker, queue: str) -> None:
    """While a piece is being sent the sender waits, and others run."""
    with connected(amqp_url) as connection:
        channel = connection.channel()
        directly, pieces = connection.transport._write, []

        def slowly(piece: bytes) -> None:
            pieces.append(piece)
            if len(pieces) == 1:
                connection.send_heartbeat()
            directly(piece)

        connection.transport._write = slowly
        with gathered(connection):
            publish(channel, queue, "one")
            connection.send_heartbeat()
            publish(channel, queue, "two")
        publish(channel, queue, "three")
        assert bodies(broker, queue, 3) == ["one", "two", "three"]
    heartbeat = struct.pack(">BHIB", 8, 0, 0, 0xCE)
    assert pieces[0].count(heartbeat) == 1
    assert pieces[1] == heartbeat


def test_a_connection_that_broke_is_told(amqp_url: str, queue: str) -> None:
    with connected(amqp_url) as connection:
        channel = connection.channel()
        connection.transport.sock.shutdown(socket.SHUT_RDWR)
        with pytest.raises(OSError, match=r"reset|closed|pipe"), gathered(connection):
            publish(channel, queue, "lost")
