"""A dead letter that its queue cannot take now is kept by the queue that gave it up, and comes later."""

from __future__ import annotations

import json
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


def give_up(broker: Broker, queue: Queue, *numbers: int) -> None:
    """Deliver messages as often as the queue allows."""
    DEAD_LETTERS(broker.channel).declare()
    broker.declare(queue)
    for number in numbers:
        broker.publish(queue.name, {"number": number})
        for _ in range(2):
            message = until(lambda: broker.channel.basic_get(queue.name))
            broker.channel.basic_reject(message.delivery_tag, requeue=True)
        until(lambda: broker.depth(queue.name) == 0)


@pytest.mark.parametrize(("queue", "comes"), [(work_queue, True), (lossy, False)])
def test_a_dead_letter_waits_for_a_queue_that_is_not_there(
    impatient: Broker, name: str, queue: Callable[[str], Queue], comes: bool
) -> None:
    give_up(impatient, queue(name), 1)
    impatient.declare(dead_letter_queue(name))
    assert (arrived(impatient, name, {1}) == {1}) is comes


@pytest.mark.parametrize(("queue", "comes"), [(work_queue, True), (lossy, False)])
def test_a_dead_letter_waits_for_a_queue_that_refuses(
    impatient: Broker, name: str, queue: Callable[[str], Queue], comes: bool
) -> None:
    """RabbitMQ 3.10 refuses all of them; 4 takes the first of a publisher that does not know yet."""
    full, lost = dead_letter_queue(name), {1, 2, 3}
    full.queue_arguments = {"x-max-length": 1, "x-overflow": "reject-publish"}
    impatient.declare(full)
    for _ in range(2):
        impatient.publish(full.name, {"number": 0})
    give_up(impatient, queue(name), *lost)
    time.sleep(1)  # refused by now
    early = numbers(impatient, full.name)
    assert not lost <= early, "nothing was refused"
    assert (early | arrived(impatient, name, lost - early) >= lost) is comes


def arrived(broker: Broker, name: str, wanted: set[int]) -> set[int]:
    """The dead letters that come within some tries of the broker."""
    found: set[int] = set()
    for _ in range(60):
        found |= numbers(broker, dead_letter_name(name))
        if wanted <= found:
            break
        time.sleep(0.1)
    return found


def numbers(broker: Broker, queue: str) -> set[int]:
    """Of everything that is ready, taken away."""
    return {json.loads(message.body)["number"] for message in broker.take_all(queue)}
