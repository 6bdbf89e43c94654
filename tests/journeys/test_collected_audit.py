"""What services leave in their audits reaches identity over the broker, also when identity was away meanwhile."""

from __future__ import annotations

import base64
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

import psycopg
import pytest

from deploy.local.keys import public_key
from deploy.local.processes import find
from deploy.local.start_processes import as_child
from services.chassis.assertion import Signer
from services.chassis.rpc_client import RpcClient
from services.contracts.actor import Actor
from services.contracts.errors import Forbidden
from tests.system import RunningSystem

PATIENCE = 60.0  # seconds
Refused = Callable[[str], None]


@pytest.fixture
def refused(running_system: RunningSystem) -> Iterator[Refused]:
    """``refused("x")``: an official called x asks registration for what only a service may have."""
    private = running_system.environment("identity")["ASSERTION_PRIVATE_KEY"]
    signer = Signer("identity", *(base64.b64decode(key) for key in (private, public_key(private))))
    client = RpcClient(running_system.environment("gateway")["AMQP_URL"])

    def ask(name: str) -> None:
        asker = Actor(account_id=str(uuid4()), name=name)
        with pytest.raises(Forbidden):
            client.call("registration", "submissions", {}, assertion=signer.sign(asker, "registration"))

    yield ask
    client.close()


def test_an_entry_of_any_service_is_collected_within_seconds(running_system: RunningSystem, refused: Refused) -> None:
    refused(name := f"Orang {uuid4()}")
    assert collected(running_system, name) == [("registration", "refused", "submissions")]
    assert verified(running_system, "registration").startswith("collected from registration: whole, ")


def test_what_happened_while_identity_was_away_is_collected_later(
    running_system: RunningSystem, refused: Refused
) -> None:
    name = f"Orang {uuid4()}"
    running_system.supervised.stop(["identity"])
    try:
        refused(name)
    finally:
        running_system.supervised.start([as_child(running_system.installation, find("identity"), "identity")])
    assert collected(running_system, name) == [("registration", "refused", "submissions")]
    assert verified(running_system, "registration").startswith("collected from registration: whole, ")


def collected(system: RunningSystem, name: str) -> list[tuple[str, ...]]:
    """What identity has of this actor, as soon as it has anything."""
    url = system.environment("identity")["DATABASE_URL"].replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as connection:
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            query = "SELECT service, action, method FROM collected.entries WHERE name = %s"
            if rows := connection.execute(query, [name]).fetchall():
                return rows
            time.sleep(0.5)
    raise AssertionError(f"nothing of {name} was collected within {PATIENCE:.0f} s")


def verified(system: RunningSystem, service: str) -> str:
    """What the operator's command says of the copy; it ends well."""
    variables = system.environment(service) | {"DATABASE_URL": system.environment("identity")["DATABASE_URL"]}
    command = [sys.executable, "-m", "services.identity.collected.verify"]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=variables).stdout
