"""Reading ahead and writing in large pieces change how often the system is asked, and nothing else."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from amqp import Message
from amqp.transport import TCPTransport

from services.chassis.broker import (
    PIECE,
    READ_AHEAD,
    _read_ahead,
    connected,
    gathered,
    let_go,
    open_connection,
    say_goodbye,
)
from services.chassis.queues import work_queue
from tests.services.chassis.black_hole import proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.running import until

SIZES = [0, 1, READ_AHEAD - 1, READ_AHEAD, READ_AHEAD + 1, 3 * READ_AHEAD, 300_000, 2]


@pytest.fixture
def wire() -> Iterator[tuple[socket.socket, TCPTransport]]:
    """A broker's end of a connection, and our end as py-amqp reads it."""
    theirs, ours = socket.socketpair()
    transport = TCPTransport("127.0.0.1:5672")
    transport.sock = ours
    transport._setup_transport()
    _read_ahead(transport)
    with theirs, ours:
        yield theirs, transport


def frame(payload: bytes) -> bytes:
    return struct.pack(">BHI", 3, 1, len(payload)) + payload + b"\xce"


def test_frames_are_read_whole_whatever_their_size(wire: tuple[socket.socket, TCPTransport]) -> None:
    theirs, transport = wire
    payloads = [bytes([number]) * size for number, size in enumerate(SIZES)]
    sender = threading.Thread(target=lambda: theirs.sendall(b"".join(map(frame, payloads))))
    sender.start()
    assert [transport.read_frame() for _ in SIZES] == [(3, 1, payload) for payload in payloads]
    sender.join()


def test_a_time_limit_in_the_middle_of_a_frame_loses_no_byte(wire: tuple[socket.socket, TCPTransport]) -> None:
    """The listener looks for messages every 50 ms, whether or not a whole one has come."""
    theirs, transport = wire
    data = frame(b"first") + frame(b"second") + frame(b"third")
    found = []
    for byte in data:
        theirs.sendall(bytes([byte]))
        try:
            with transport.having_timeout(0.001):
                found.append(transport.read_frame()[2])
        except TimeoutError:
            continue
    assert found == [b"first", b"second", b"third"]


def test_what_came_with_the_last_frame_is_read_without_asking_again(wire: tuple[socket.socket, TCPTransport]) -> None:
    theirs, transport = wire
    theirs.sendall(frame(b"one") + frame(b"two"))
    transport.read_frame()
    theirs.close()
    assert transport.read_frame()[2] == b"two"
    with pytest.raises(OSError, match="closed"):
        transport.read_frame()


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


def test_letting_go_twice_opens_no_other_connection(amqp_url: str) -> None:
    """py-amqp warns when a closed connection is touched, and opens it again: as an error it would hide that."""
    with proxy_for(amqp_url) as (proxy, url), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = open_connection(url)
        say_goodbye(first)
        let_go(first)
        second = open_connection(url)  # counted after all that went before
        assert proxy.connections == 2
        say_goodbye(second)
