"""A dead letter that its queue cannot take now is kept by the queue that gave it up, and comes later."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from kombu import Queue

from services.chassis import queues
from services.chassis.queues import DEAD_LETTERS, dead_letter_name, dead_letter_queue, work_queue
from tests.servers import broker as own_broker
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.running import until

TRIES_AGAIN = "-rabbit dead_letter_worker_publisher_confirm_timeout 500"  # milliseconds; three minutes are usual


@pytest.fixture(scope="module")
def impatient_url() -> Iterator[str]:
    """A broker that soon tries again to get rid of a dead letter."""
    with own_broker(TRIES_AGAIN) as url:
        yield url


@pytest.fixture
def impatient(impatient_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    monkeypatch.setattr(queues, "DELIVERY_LIMIT", 1)
    connection = Broker(impatient_url)
    yield connection
    connection.close()


def lossy(name: str) -> Queue:
    """As a work queue is without our strategy."""
    queue = work_queue(name)
    del queue.queue_arguments["x-dead-letter-strategy"]
    return queue


def give_up(broker: Broker, queue: Queue) -> None:
    """Deliver one message as often as the queue allows."""
    DEAD_LETTERS(broker.channel).declare()
    broker.declare(queue)
    broker.publish(queue.name, {"number": 1})
    for _ in range(2):
        message = until(lambda: broker.channel.basic_get(queue.name))
        broker.channel.basic_reject(message.delivery_tag, requeue=True)
    until(lambda: broker.depth(queue.name) == 0)


@pytest.mark.parametrize(("queue", "comes"), [(work_queue, True), (lossy, False)])
def test_a_dead_letter_waits_for_a_queue_that_is_not_there(
    impatient: Broker, name: str, queue: Callable[[str], Queue], comes: bool
) -> None:
    give_up(impatient, queue(name))
    impatient.declare(dead_letter_queue(name))
    assert arrives(impatient, name) is comes


@pytest.mark.parametrize(("queue", "comes"), [(work_queue, True), (lossy, False)])
def test_a_dead_letter_waits_for_a_queue_that_refuses(
    impatient: Broker, name: str, queue: Callable[[str], Queue], comes: bool
) -> None:
    full = dead_letter_queue(name)
    full.queue_arguments = {"x-max-length": 1, "x-overflow": "reject-publish"}
    impatient.declare(full)
    impatient.publish(full.name, {"number": 2})
    give_up(impatient, queue(name))
    time.sleep(1)  # refused by now
    assert [message.body for message in impatient.take_all(full.name)] == ['{"number": 2}']
    assert arrives(impatient, name) is comes


def arrives(broker: Broker, name: str) -> bool:
    """Does the dead letter come within some tries of the broker?"""
    for _ in range(60):
        if '{"number": 1}' in [message.body for message in broker.take_all(dead_letter_name(name))]:
            return True
        time.sleep(0.1)
    return False
