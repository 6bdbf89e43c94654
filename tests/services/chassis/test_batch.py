"""A batch is acknowledged after its commit; one poison among 200 harms nobody else; a stop gives back what waits."""

from __future__ import annotations

import json

import pytest

from services.chassis.queues import work_queue
from services.contracts.event import new_id
from tests.services.chassis.black_hole import proxy_for
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import until

FEW = 200


def message(number: int, what: str = "note") -> dict[str, object]:
    return {"type": "happened.v1", "event_id": new_id(), "what": what, "number": number}


def publish(broker: Broker, queues: Queues, bodies: list[object]) -> None:
    """Fill the queue before anybody listens, so that batches are as large as they get."""
    broker.declare(work_queue(queues.batch))
    for body in bodies:
        broker.publish(queues.batch, body)
    until(lambda: broker.depth(queues.batch) == len(bodies))


def test_poison_among_two_hundred_harms_nobody_else(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    bodies: list[object] = [message(number) for number in range(FEW)]
    poison = {50: message(-1, "raise"), 100: b"{no json", 199: message(-1) | {"type": "happened.v2"}}
    for place, body in poison.items():
        bodies[place] = body
    publish(broker, queues, bodies)
    service = start("service")
    until(lambda: service.metric("epupns_messages_total") == FEW)
    assert sorted(database.numbers()) == [number for number in range(FEW) if number not in poison]
    assert [row[0] for row in database.parked()] == [queues.batch] * 3
    service.stop()
    assert broker.depth(queues.batch) == 0


def test_batches_are_large_when_there_is_much_to_do(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    publish(broker, queues, [message(number) for number in range(3 * FEW)])
    start("service")
    until(lambda: len(database.numbers()) == 3 * FEW)
    assert len(database.numbers("batch")) <= 6
    assert max(database.numbers("batch")) == FEW


def test_one_message_alone_does_not_wait_for_company(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    start("service")
    broker.publish(queues.batch, message(1))
    until(lambda: database.numbers() == [1], patience=2)


@pytest.mark.parametrize(("fault", "committed"), [("before-commit", 0), ("after-commit-before-ack", FEW)])
def test_a_death_around_the_commit_loses_and_doubles_nothing(
    fault: str, committed: int, start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    publish(broker, queues, [message(number) for number in range(FEW)])
    service = start("service", ready=False, EPUPNS_FAULTS=f"{fault}:kill:1")
    assert service.wait() == -9
    assert service.fired == [f"{fault}:kill"]
    until(lambda: broker.depth(queues.batch) == FEW)
    assert len(database.numbers()) in {committed, 0}, "a batch is all or nothing"
    service.start(EPUPNS_FAULTS="").ready()
    until(lambda: service.metric("epupns_messages_total") == FEW)
    assert sorted(database.numbers()) == list(range(FEW))


def test_a_stop_finishes_the_running_batch_and_gives_back_what_waits(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    bodies: list[object] = [message(0, "slow"), *(message(number) for number in range(1, 3 * FEW))]
    publish(broker, queues, bodies)
    service = start("service", TEST_SLOW="5")
    until(lambda: broker.depth(queues.batch) == FEW and "slow begins" in service.log)  # two are taken, one runs
    assert service.stop() < 9
    done = {*database.numbers(), *database.numbers("slow")}
    assert done == set(range(FEW))
    left = broker.take_all(queues.batch)
    came_back = [json.loads(one.body)["number"] for one in left if one.delivery_info["redelivered"]]
    assert sorted(came_back) == list(range(FEW, 2 * FEW)), "the batch that waited, and nothing that was finished"
    assert len(left) == 2 * FEW


def test_a_batch_waits_together_while_the_database_is_away(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    with proxy_for(database.url) as (proxy, url):
        service = start("service", DATABASE_URL=url)
        proxy.gone()
        for number in range(FEW):
            broker.publish(queues.batch, message(number))
        until(lambda: service.metric("epupns_retries_total") >= 2)
        assert service.metric("epupns_messages_total") == 0
        proxy.open()
        until(lambda: len(database.numbers()) == FEW, patience=10)
        assert len(database.numbers("batch")) <= 10, "nobody was handled alone"
        assert database.parked() == []


def test_who_waits_for_another_service_holds_up_nobody(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service")
    broker.publish(queues.batch, message(0, "unavailable"))
    until(lambda: service.metric("epupns_retries_total") >= 1)
    broker.publish(queues.batch, b"{poison")
    for number in range(1, 20):
        broker.publish(queues.batch, message(number))
    until(lambda: sorted(database.numbers()) == list(range(1, 20)))
    for number in range(20, 40):
        broker.publish(queues.batch, message(number))
    until(lambda: service.metric("epupns_messages_total") == 40)
    service.kill()
    until(lambda: broker.depth(queues.batch) == 1)
    [kept] = broker.take_all(queues.batch)
    assert json.loads(kept.body)["what"] == "unavailable"


def test_a_suspect_that_is_still_tried_is_not_acknowledged_with_the_batches_behind_it(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    service = start("service", TEST_SLOW="60")
    broker.publish(queues.batch, message(0, "slow"), application_headers={"x-delivery-count": 2})
    until(lambda: "slow begins" in service.log)
    for number in range(1, 50):
        broker.publish(queues.batch, message(number))
    until(lambda: service.metric("epupns_messages_total") == 49)
    service.kill()
    until(lambda: broker.depth(queues.batch) == 1)


@pytest.mark.parametrize("piece", [7, 1000])
def test_messages_arrive_whole_however_the_network_cuts_them(
    piece: int, start: Start, broker: Broker, database: Database, queues: Queues, amqp_url: str
) -> None:
    loads = [message(number) | {"load": "x" * (number * 5)} for number in range(FEW)]
    with proxy_for(amqp_url) as (proxy, url):
        proxy.piece = piece
        start("service", AMQP_URL=url)
        for body in loads:
            broker.publish(queues.batch, body)
        until(lambda: sorted(database.numbers()) == list(range(FEW)))
        assert database.parked() == []


def test_a_message_that_ends_the_process_is_parked_and_its_batch_is_handled(
    start: Start, broker: Broker, database: Database, queues: Queues
) -> None:
    publish(broker, queues, [message(number) for number in range(59)])
    killer = message(59, "exit")
    for _ in range(2):  # its double is not put on trial once it is parked
        broker.publish(queues.batch, killer, message_id="killer")
    service = start("service", ready=False)
    deaths = 0
    while deaths < 8:
        until(lambda: service.ended or database.parked())
        if not service.ended:
            break
        deaths += 1
        service.start()
    assert deaths == 5
    assert database.parked() == [(queues.batch, "EndsTheProcess: 3 trials, none survived", False)]
    until(lambda: service.metric('epupns_messages_total{outcome="parked"') == 2)
    until(lambda: sorted(database.numbers()) == list(range(59)))
    service.stop()
    assert broker.depth(queues.batch) == 0
