"""Whatever becomes of a message or a call, its content stays out of logs and errors: names of things and ids only."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from services.chassis.assertion import Signer
from services.chassis.rpc_client import RpcClient
from services.contracts.actor import Actor
from services.contracts.errors import Refusal
from services.contracts.event import new_id
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import Keys, until

NIP, NIK, NAME = "197503272000031007", "3404012703750007", "Siti Rahmawati"
PERSON = {"nip": NIP, "nik": NIK, "name": NAME}


def message(what: str = "note", number: Any = 1, **more: Any) -> bytes:
    body = {"type": "happened.v1", "event_id": new_id(), "what": what, "number": number, **PERSON, **more}
    return json.dumps(body).encode()


FAILING = (
    message("raise"),
    message("unknown"),
    message("exit"),
    message(number=int(NIP)),  # the database refuses so large a number
    message(number=NIP + NAME),  # and this is none
    message(NAME)[:-1],  # bad JSON
    message(type=f"of {NAME}"),
    message(event_id=None),
)
CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("say", {"what": "raise", "number": 1}),
    ("say", {"what": NAME, "number": int(NIP)}),
    ("say", {"what": NAME, "number": NIK + NAME}),
    ("say", {"what": NAME, NIK: NIP}),
    ("unspeakable", {"what": NAME}),
    (NAME, {"what": NIP}),
)


def test_no_failing_message_leaves_its_content(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service")
    for queue in (queues.events, queues.batch):
        for body in FAILING:
            broker.publish(queue, body)

    def all_parked() -> bool:
        if service.ended:
            service.start()
        return len(database.parked()) >= 2 * (len(FAILING) - 1)

    until(all_parked, patience=60)
    assert_silent(service.log)
    errors = [error for _, error, _ in database.parked() if not error.startswith("Unreadable")]
    assert_silent(json.dumps(errors))  # what could not be read is quoted: no message of ours has a person's data


def test_no_failing_call_leaves_its_content(start: Start, name: str, keys: Keys, amqp_url: str) -> None:
    service = start("service")
    signer = Signer("identity", keys.private["identity"], keys.public["identity"])
    client = RpcClient(amqp_url, timeout=3)
    for method, body in CALLS:
        signed = signer.sign(Actor(account_id=new_id(), name=NAME, person_id=new_id()), name)
        with contextlib.suppress(Refusal):
            client.call(name, method, body, assertion=signed, key=new_id())
    client.close()
    service.stop()
    assert "ValueError" in service.log, "what failed is told all the same"
    assert_silent(service.log)


def assert_silent(text: str) -> None:
    """No value of anybody is in it."""
    assert [value for value in (NIP, NIK, *NAME.split()) if value in text] == []
