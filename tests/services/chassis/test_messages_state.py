"""How a service's messages stand, on a real broker and a real database."""
from __future__ import annotations

from services.chassis.database import create_engine, open_work
from services.chassis.messages_state import UNKNOWN, Depths, MessagesOf
from services.chassis.queues import dead_letter_name, dead_letter_queue, work_queue
from services.contracts.actor import Actor
from services.contracts.operations import MessagesState
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.database_side import Database

NOWHERE = "amqp://guest:guest@127.0.0.1:1/"


def told_by(messages: MessagesOf, database: Database) -> MessagesState:
    """How they stand in the test's own schema."""
    engine = create_engine(database.url)
    with open_work(engine).begin() as uow:
        state = messages.state(uow, Actor(""))
    engine.dispose()
    return state


def test_the_broker_says_how_many_wait_and_who_takes_them(broker: Broker, amqp_url: str, name: str) -> None:
    broker.owns(name, dead_letter_name(name))
    broker.declare(work_queue(name))
    broker.declare(dead_letter_queue(name))
    for number in range(3):
        broker.publish(name, {"number": number})
    depths = Depths(amqp_url)
    known, unknown = depths.of([name, f"{name}.missing"])
    assert (known["messages"], known["consumers"]) == (3, 0)
    assert (unknown["messages"], unknown["consumers"]) == (UNKNOWN, UNKNOWN)


def test_a_broker_that_is_away_is_unknown_and_raises_nothing() -> None:
    [state] = Depths(NOWHERE).of(["some.queue"])
    assert state == {"name": "some.queue", "messages": UNKNOWN, "consumers": UNKNOWN}


def test_outbox_and_parking_lot_are_counted_by_age_and_reason(database: Database) -> None:
    database.ask("INSERT INTO outbox (exchange, routing_key, body) VALUES ('', 'a', '{}'), ('', 'b', '{}')")
    database.ask("UPDATE outbox SET created_at = now() - interval '90 seconds' WHERE routing_key = 'a'")
    database.ask("INSERT INTO outbox (exchange, routing_key, body, published_at) VALUES ('', 'c', '{}', now())")
    for number, error in enumerate(("KeyError", "KeyError", "ValueError")):
        database.ask(
            "INSERT INTO parked (queue, fingerprint, message_id, body, headers, error)"
            " VALUES ('q', %s, 'm', 'x', '{}', %s)", str(number), error,
        )
    database.ask("UPDATE parked SET settled_at = now() WHERE error = 'ValueError'")
    messages = MessagesOf(Depths(NOWHERE), [])
    state = told_by(messages, database)
    assert state["outbox"] == 2
    assert 90 <= state["outbox_seconds"] < 150
    assert [(kind["queue"], kind["error"], kind["count"]) for kind in state["parked"]] == [("q", "KeyError", 2)]


def test_dead_letters_are_named_only_when_there_are_any(
    broker: Broker, database: Database, amqp_url: str, name: str
) -> None:
    broker.owns(name, dead_letter_name(name))
    broker.declare(work_queue(name))
    broker.declare(dead_letter_queue(name))
    messages = MessagesOf(Depths(amqp_url), [name, dead_letter_name(name)])
    assert [queue["name"] for queue in told_by(messages, database)["queues"]] == [name]
