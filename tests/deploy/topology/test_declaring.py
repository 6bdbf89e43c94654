"""The topology is declared, checked, and mended where nothing can be lost."""

from __future__ import annotations

import pytest
from kombu import Queue

from deploy.topology.declared import queues
from deploy.topology.declaring import DeclaredOtherwise, declare, declare_anew, is_new, problems
from services.contracts.verification.messages import level_queue
from services.contracts.verification.public import subscriber_queue
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.running import until

NAME = level_queue(1)


@pytest.fixture(autouse=True)
def declared(bare_url: str, bare: Broker) -> None:
    declare(bare_url)


def declare_otherwise(bare: Broker) -> None:
    """As an older version of us did."""
    [queue] = [queue for queue in queues() if queue.name == NAME]
    older = {**queue.queue_arguments}
    del older["x-dead-letter-strategy"]
    bare.channel.queue_delete(NAME)
    bare.declare(Queue(NAME, queue.exchange, routing_key=NAME, durable=True, queue_arguments=older))


def test_declared_twice_it_is_the_same_and_nothing_is_wrong(bare_url: str) -> None:
    assert declare(bare_url) == len(queues())
    assert problems(bare_url) == []


def test_what_is_missing_is_named_and_declared(bare_url: str, bare: Broker) -> None:
    bare.channel.queue_delete(NAME)
    bare.channel.exchange_delete("registration.events")
    assert problems(bare_url) == [
        "Exchange registration.events is missing; run ./epupns topology --rebuild.",
        f"Queue {NAME} is missing; run ./epupns topology --rebuild.",
    ]
    declare(bare_url)
    assert problems(bare_url) == []


def test_an_empty_queue_of_an_older_version_is_declared_anew(bare_url: str, bare: Broker) -> None:
    declare_otherwise(bare)
    [sentence] = problems(bare_url)
    assert sentence.startswith(f"Queue {NAME} is declared otherwise")
    declare(bare_url)
    assert problems(bare_url) == []


def test_one_that_holds_messages_stays_as_it_is(bare_url: str, bare: Broker) -> None:
    declare_otherwise(bare)
    bare.publish(NAME, {"number": 1})
    with pytest.raises(DeclaredOtherwise, match=NAME):
        declare(bare_url)
    assert bare.depth(NAME) == 1
    bare.channel.queue_purge(NAME)


def test_one_from_which_somebody_takes_stays_as_it_is(bare_url: str, bare: Broker) -> None:
    declare_otherwise(bare)
    tag = bare.channel.basic_consume(NAME)
    with pytest.raises(DeclaredOtherwise, match=NAME):
        declare(bare_url)
    bare.channel.basic_cancel(tag)


def test_anew_everything_is_replaced_that_is_otherwise_whatever_it_holds(bare_url: str, bare: Broker) -> None:
    declare_otherwise(bare)
    bare.publish(NAME, {"number": 1})
    bare.channel.exchange_delete("registration.events")
    bare.channel.exchange_declare("registration.events", "fanout", durable=True, auto_delete=False)
    declare_anew(bare_url)
    assert problems(bare_url) == []
    assert bare.depth(NAME) == 0
    bare.publish("form-sent.v1", {"number": 2}, "registration.events")
    until(lambda: bare.depth("verification.registration.form-sent.v1") == 1)
    bare.channel.queue_purge("verification.registration.form-sent.v1")


def test_a_process_of_the_older_version_that_makes_its_own_again_is_told_of(
    bare_url: str, bare: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare_otherwise(bare)
    monkeypatch.setattr(Queue, "delete", lambda self: None)  # as if it had been there again at once
    with pytest.raises(DeclaredOtherwise, match="another version still runs"):
        declare_anew(bare_url)


def test_a_broker_is_new_while_it_has_only_what_services_make_for_themselves(bare_url: str, bare: Broker) -> None:
    assert not is_new(bare_url)
    bare.channel.queue_delete(subscriber_queue("demo"))
    assert is_new(bare_url)
