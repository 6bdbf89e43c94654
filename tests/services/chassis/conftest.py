"""What chassis tests stand on: a broker, a database of their own, and programs in processes of their own."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from services.chassis.queues import dead_letter_name
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.database_side import Database, new_database, run
from tests.services.chassis.running import CHECKOUT, Keys, Program, program


@pytest.fixture(scope="session")
def chassis_database_url(postgres_admin_url: str) -> Iterator[str]:
    """A database of this run: the relay's lock is one for each database."""
    name = f"test_chassis_{secrets.token_hex(6)}"
    yield new_database(postgres_admin_url, name)
    run(postgres_admin_url, "DROP DATABASE {} WITH (FORCE)", name)
    run(postgres_admin_url, "DROP ROLE {}", f"{name}_audit")


@pytest.fixture
def database(chassis_database_url: str) -> Iterator[Database]:
    """Empty, with all tables."""
    fresh = Database(chassis_database_url)
    yield fresh
    fresh.drop()


@pytest.fixture
def broker(amqp_url: str) -> Iterator[Broker]:
    connection = Broker(amqp_url)
    yield connection
    connection.close()


@pytest.fixture
def name() -> str:
    """Nobody else's, so that a shared broker is no matter."""
    return f"t{secrets.token_hex(5)}"


@pytest.fixture
def queues(broker: Broker, name: str) -> Queues:
    """The queues of a program that runs under `name`; they go away at the end."""
    found = Queues(name)
    broker.owns(*found.all())
    return found


class Queues:
    """The queues of `programs/service.py`."""

    def __init__(self, name: str) -> None:
        self.events = f"{name}.{name}.happened.v1"
        self.batch = f"{name}.batch"
        self.rpc = f"rpc-{name}"

    def all(self) -> list[str]:
        work = [self.events, self.batch]
        return [*work, *map(dead_letter_name, work), self.rpc]


Tool = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def tool(database: Database, amqp_url: str) -> Tool:
    """`tool("replay", "7")` is the operator's command, on the test's database and broker."""

    def run_tool(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "services.chassis.parking_tool", "registration", *arguments]
        variables = {"DATABASE_URL": database.url, "AMQP_URL": amqp_url, "PATH": "", "LOGNAME": "siti"}
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=CHECKOUT, env=variables)

    return run_tool


class Start(Protocol):
    """`start("service", EPUPNS_FAULTS=...)` gives a program that has been started and is ready."""

    def __call__(self, name_of_program: str, *, ready: bool = True, **variables: str) -> Program: ...


@pytest.fixture
def keys(name: str) -> Keys:
    """Of this service, of identity and of the gateway."""
    made = Keys()
    for issuer in (name, "identity", "gateway"):
        made.add(issuer)
    return made


@pytest.fixture
def start(
    amqp_url: str, database: Database, queues: Queues, name: str, keys: Keys, tmp_path: Path
) -> Iterator[Start]:
    with ExitStack() as stack:

        def begin(name_of_program: str, *, ready: bool = True, **variables: str) -> Program:
            usual = {"AMQP_URL": amqp_url, "DATABASE_URL": database.url, "TEST_NAME": name, **keys.environment(name)}
            folder = tmp_path / secrets.token_hex(4)
            module = f"tests.services.chassis.programs.{name_of_program}"
            running = stack.enter_context(program(module, {**usual, **variables}, folder)).start()
            return running.ready() if ready else running

        yield begin
