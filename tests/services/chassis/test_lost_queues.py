"""A process whose queue is taken away makes it again, and does not look ready while it takes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from kombu import Queue

from services.contracts.event import new_id
from tests.services.chassis.broker_side import Broker
from tests.services.chassis.conftest import Queues, Start
from tests.services.chassis.database_side import Database
from tests.services.chassis.running import until


def happened(number: int) -> dict[str, Any]:
    return {"type": "happened.v1", "event_id": new_id(), "what": "note", "number": number}


@pytest.mark.parametrize("lost", ["events", "batch", "rpc"])
def test_a_queue_that_vanished_is_made_again_by_the_process_that_takes_from_it(
    start: Start, broker: Broker, database: Database, queues: Queues, name: str, lost: str
) -> None:
    service = start("service")
    broker.publish("happened.v1", happened(1), f"{name}.events")
    until(lambda: database.numbers() == [1])
    broker.channel.queue_delete(getattr(queues, lost))
    until(lambda: service.get("/ready")[0] == 503, patience=5, every=0.01)
    until(lambda: service.get("/ready")[0] == 200, patience=5)
    assert broker.depth(getattr(queues, lost)) == 0
    broker.publish("happened.v1", happened(2), f"{name}.events")
    until(lambda: database.numbers() == [1, 2])
    assert not service.ended


def test_a_queue_that_came_back_with_other_arguments_ends_the_process_with_a_sentence(
    start: Start, broker: Broker, queues: Queues
) -> None:
    service = start("service")
    broker.channel.queue_delete(queues.batch)
    broker.declare(Queue(queues.batch, durable=True))
    assert service.wait() == 1
    assert "A queue exists with other arguments; run ./epupns topology" in service.log
