"""Ports are free when they are chosen, stay the same, and move when somebody else has them."""

import socket
from collections.abc import Iterator

import pytest

from deploy.local.errors import SetupError
from deploy.local.ports import PRIVATE_RANGE, Ports, is_free, next_free


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


@pytest.fixture
def said() -> list[str]:
    return []


def test_a_new_name_gets_a_free_port_of_the_private_range(said: list[str]) -> None:
    port = Ports({}, said.append).claim("identity")
    assert port in PRIVATE_RANGE
    assert is_free(port)
    assert said == []


def test_a_known_port_stays(said: list[str]) -> None:
    ports = Ports({}, said.append)
    assert ports.claim("identity") == ports.claim("identity")


def test_a_taken_port_moves_to_the_next_free_one_and_says_so(taken_port: int, said: list[str]) -> None:
    port = Ports({}, said.append).claim("gateway", taken_port)
    assert port > taken_port
    assert said == [f"port {taken_port} (gateway) is taken by something else; using {port}"]


def test_two_names_never_share_a_port(said: list[str]) -> None:
    wanted = next_free(PRIVATE_RANGE.start, set())
    ports = Ports({}, said.append)
    assert ports.claim("one", wanted) != ports.claim("two", wanted)


def test_no_free_port_is_a_sentence() -> None:
    with pytest.raises(SetupError, match="No TCP port from 65536 upwards is free"):
        next_free(65536, set())
