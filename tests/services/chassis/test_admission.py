"""What reaches a method over a real broker: signed for this service a moment ago, and let in by its table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from services.chassis.assertion import Signer
from services.contracts.actor import Actor
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.forgery import FORGERIES
from tests.services.chassis.running import Keys, until

Ask = Callable[..., Any]


@pytest.fixture
def ask(start: Start, broker: Broker, queues: Queues, name: str) -> Ask:
    """Publishes a request with these headers as anybody could, and gives the reply."""
    start("service")
    answers = broker.channel.queue_declare("", exclusive=True, auto_delete=True).queue
    broker.channel.queue_bind(answers, "nameko-rpc", answers)

    def publish(**headers: str) -> Any:
        sent = {f"nameko.{header}": value for header, value in headers.items()}
        request: dict[str, Any] = {"args": [], "kwargs": {}}
        properties = {"reply_to": answers, "correlation_id": "1", "application_headers": sent}
        broker.publish(f"{name}.say", request, "nameko-rpc", **properties)
        return json.loads(until(lambda: broker.take_all(answers))[0].body)

    return publish


def test_a_fresh_assertion_for_this_service_is_answered(ask: Ask, keys: Keys, name: str) -> None:
    person = Signer("identity", keys.private["identity"], keys.public["identity"]).sign(Actor(account_id="ani"), name)
    assert ask(assertion=person)["error"] is None


def test_nothing_else_is(ask: Ask, keys: Keys, name: str, database: Database) -> None:
    for forgery, headers in FORGERIES.items():
        reply = ask(**headers(keys, name))
        assert reply["result"] is None, forgery
        assert reply["error"]["refusal"] == "NotLoggedIn", forgery
    assert database.numbers() == []


def test_who_is_signed_and_not_named_by_the_table_does_not_reach_the_method(
    ask: Ask, keys: Keys, name: str, database: Database
) -> None:
    reply = ask(assertion=Signer(name, keys.private[name], keys.public[name]).as_itself(name))
    assert reply["error"]["refusal"] == "Forbidden"
    assert reply["error"]["details"] == {"needs": ["citizen", "official"]}
    assert database.numbers() == []
    [denied] = database.ask("SELECT kind, name, method, action, after FROM audit.entries WHERE name = %s", name)
    assert denied == ("service", name, "say", "refused", {"refusal": "Forbidden", "asked": {}})


def test_a_method_of_which_the_table_says_nothing_ends_the_start(start: Start) -> None:
    silent = start("without_a_line", ready=False)
    assert silent.wait() == 1
    assert "No line of who_may says who may ask forgotten" in silent.log
