"""Dramatiq: threads, confirmed delivery, quorum queues; of its middleware only the retries."""

from __future__ import annotations

import os
import signal
import threading
from typing import Any

import dramatiq
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.middleware import Retries

from services.chassis.queues import work_queue
from tests.benchmarks._workers.desk import Desk
from tests.benchmarks._workers.gate import wait_at_the_gate

THREADS = int(os.environ.get("BENCH_DRAMATIQ_THREADS", "8"))
SOURCE, TARGET = os.environ["BENCH_SOURCE"], os.environ["BENCH_TARGET"]


class QuorumBroker(RabbitmqBroker):
    """Its queues with the arguments of ours."""

    def _build_queue_arguments(self, queue_name: str) -> dict[str, Any]:
        return dict(work_queue(queue_name.removesuffix(".DQ")).queue_arguments)


broker = QuorumBroker(url=os.environ["AMQP_URL"], confirm_delivery=True, middleware=[Retries()])
dramatiq.set_broker(broker)
desks = threading.local()


@dramatiq.actor(queue_name=SOURCE)
def level_1(**message: Any) -> None:
    """Handle one message."""
    if not hasattr(desks, "mine"):
        desks.mine = Desk()
    desks.mine.handle(message, lambda onward: level_2.send(**onward))


@dramatiq.actor(queue_name=TARGET)
def level_2(**message: Any) -> None:
    """The next level's work; nobody runs it here."""


def main() -> None:
    """Until SIGTERM."""
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    worker = dramatiq.Worker(broker, queues={SOURCE}, worker_threads=THREADS)
    wait_at_the_gate()
    worker.start()
    ended.wait()
    worker.stop()


if __name__ == "__main__":
    main()
