"""A subscription acknowledges after the commit, waits for what passes, parks what does not, and lets the rest flow."""

from __future__ import annotations

import json
from typing import Any

from services.chassis.queues import dead_letter_name
from services.contracts.event import new_id
from tests.services.chassis.black_hole import proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import until


def happened(number: int, what: str = "note", **more: Any) -> dict[str, Any]:
    return {"type": "happened.v1", "event_id": new_id(), "what": what, "number": number, **more}


POISON = {
    "no JSON": b"{not json",
    "bad bytes": b"\xff\xfe\x00",
    "another type": happened(1) | {"type": "other.v1"},
    "unknown version": happened(1) | {"type": "happened.v99"},
    "no object": b"[1, 2]",
    "too deep": b"[" * 100_000,
    "the number is none": happened(1) | {"number": "many"},
    "a NUL that no table takes": happened(1, what="a\0b"),
    "the handler raises": happened(1, what="raise"),
    "a business refusal of another service": happened(1, what="conflict"),
}


def test_poison_of_every_kind_is_parked_once_and_the_rest_flows(
    start: Start, broker: Broker, database: Database, queues: Queues, name: str
) -> None:
    service = start("service")
    for number, body in enumerate(POISON.values()):
        message_id = broker.publish(queues.events, body)
        broker.publish(queues.events, body, message_id=message_id)  # the relay may send twice
        broker.publish("happened.v1", happened(number), f"{name}.events")
    until(lambda: len(database.parked()) >= len(POISON) and len(database.numbers()) >= len(POISON))
    until(lambda: service.metric(f'epupns_messages_total{{outcome="parked",queue="{queues.events}"') == 2 * len(POISON))
    assert sorted(database.numbers()) == list(range(len(POISON)))
    assert len(database.parked()) == len(POISON)
    service.stop()
    assert broker.depth(queues.events) == 0


LIES: list[dict[str, Any]] = [
    {"application_headers": {"compression": "gzip"}},
    {"application_headers": {"compression": "no such thing"}},
    {"application_headers": {"x-delivery-count": "many"}},
    {"content_encoding": "no such thing"},
    {"content_type": "application/x-python-serialize"},
]


def test_what_properties_claim_of_a_message_ends_no_process(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    """Bodies are JSON, whatever is claimed; kombu would unpack them, and raise where nobody can park them."""
    service = start("service")
    for number, lie in enumerate(LIES):
        broker.publish(queues.events, json.dumps(happened(number)).encode(), **lie)
    until(lambda: sorted(database.numbers()) == list(range(len(LIES))) or service.ended)
    assert not service.ended


def test_a_duplicate_changes_nothing(start: Start, broker: Broker, database: Database, queues: Queues) -> None:
    service = start("service")
    for _ in range(3):
        for number in (2, 1, 3):
            broker.publish(queues.events, happened(number) | {"event_id": f"event-{number}"})
    until(lambda: service.metric(f'epupns_messages_total{{outcome="done",queue="{queues.events}"') == 9)
    assert sorted(database.numbers()) == [1, 2, 3]


def test_a_message_is_acknowledged_only_after_the_commit(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service", EPUPNS_FAULTS="before-commit:kill:1")
    broker.publish(queues.events, happened(7))
    assert service.wait() == -9
    assert service.fired == ["before-commit:kill"]
    assert database.numbers() == []
    until(lambda: broker.depth(queues.events) == 1)
    service.start(EPUPNS_FAULTS="")
    until(lambda: database.numbers() == [7])


def test_death_between_commit_and_acknowledgement_does_it_once(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service", EPUPNS_FAULTS="after-commit-before-ack:kill:1")
    broker.publish(queues.events, happened(7))
    assert service.wait() == -9
    assert service.fired == ["after-commit-before-ack:kill"]
    assert database.numbers() == [7]
    until(lambda: broker.depth(queues.events) == 1)
    service.start(EPUPNS_FAULTS="").ready()
    until(lambda: service.metric(f'epupns_messages_total{{outcome="done",queue="{queues.events}"') == 1)
    assert database.numbers() == [7]


def test_a_database_that_is_away_is_waited_for_without_acknowledging(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    with proxy_for(database.url) as (proxy, url):
        service = start("service", DATABASE_URL=url)
        proxy.gone()
        for number in range(20):
            broker.publish(queues.events, happened(number))
        broker.publish(queues.events, b"{poison")
        until(lambda: service.metric(f'epupns_retries_total{{queue="{queues.events}"') >= 20)
        assert service.get("/ready")[0] == 503
        assert service.get("/live")[0] == 200
        assert service.metric("epupns_messages_total") == 0
        proxy.open()
        until(lambda: len(database.numbers()) == 20, patience=10)
        until(lambda: len(database.parked()) == 1, patience=10)
        until(lambda: service.get("/ready")[0] == 200, patience=10)
        service.stop()
        assert broker.depth(queues.events) == 0


def test_another_service_that_is_away_is_waited_for_beside_the_others(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service")
    broker.publish(queues.events, happened(1, what="unavailable"))
    broker.publish(queues.events, happened(2))
    until(lambda: database.numbers() == [2])
    until(lambda: service.metric("epupns_retries_total") >= 3)
    assert database.parked() == []
    assert service.stop() < 3  # a stop does not sit out the pause
    until(lambda: broker.depth(queues.events) == 1)


def test_a_body_of_ten_megabytes_is_a_message_like_any_other(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    start("service")
    broker.publish(queues.events, happened(1) | {"unknown_field": "x" * 10_000_000})
    broker.publish(queues.events, b"{" + b"x" * 10_000_000)
    broker.publish(queues.events, happened(2))
    until(lambda: sorted(database.numbers()) == [1, 2])
    until(lambda: len(database.parked()) == 1)
    assert database.ask("SELECT length(body) FROM parked") == [(10_000_001,)]


def test_a_stop_finishes_what_runs_and_gives_back_nothing_that_was_finished(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service", TEST_SLOW="5")
    for number in range(24):  # 16 are taken at once
        broker.publish(queues.events, happened(number, what="slow"))
    until(lambda: broker.depth(queues.events) == 8)
    took = service.stop()
    assert 3.5 < took < 12
    done = database.numbers("slow")
    assert sorted(done) == list(range(16))
    left = broker.take_all(queues.events)
    assert len(left) == 8
    assert not any(message.delivery_info["redelivered"] for message in left)


def test_a_handler_that_ends_the_process_is_parked_and_its_neighbours_are_handled_once(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service", ready=False)
    until(lambda: broker.depth(queues.events) == 0)
    service.kill()
    for number in range(10):
        broker.publish(queues.events, happened(number, what="exit" if number == 4 else "note"))
    deaths = 0
    while not database.parked() and deaths < 8:
        service.start()
        until(lambda: service.ended or database.parked())
        deaths += service.ended
    assert deaths == 5, "two times with all others, three trials alone"
    assert [row[:2] for row in database.parked()] == [
        (queues.events, "EndsTheProcess: 3 trials, none survived")
    ]
    until(lambda: sorted(database.numbers()) == [0, 1, 2, 3, 5, 6, 7, 8, 9])
    assert database.ask("SELECT count(*) FROM suspects") == [(0,)]


def test_what_the_queue_gave_up_is_moved_to_the_parking_table(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    """Without the trial (the database knows nothing of it) the broker's own delivery limit is the last resort."""
    service = start("service", TEST_DELIVERY_LIMIT="1", EPUPNS_FAULTS="before-commit:kill:1")
    broker.publish(queues.events, happened(1))
    assert service.wait() == -9
    service.start()
    assert service.wait() == -9
    service.start(EPUPNS_FAULTS="")
    until(database.parked)
    assert database.parked() == [(queues.events, "GivenUp: delivery_limit (1)", False)]
    assert database.numbers() == []
    until(lambda: broker.depth(dead_letter_name(queues.events)) == 0)
    assert len(service.fired) == 2
