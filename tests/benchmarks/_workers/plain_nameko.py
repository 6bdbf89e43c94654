"""Plain nameko: ``@consume`` and ``Publisher``, with the wait function that lets other greenlets run."""

from __future__ import annotations

import os

os.environ["PSYCOPG_WAIT_FUNC"] = "wait_select"
import eventlet

eventlet.monkey_patch()

import signal  # noqa: E402
from typing import Any  # noqa: E402

from eventlet.queue import LifoQueue  # noqa: E402
from kombu import Exchange, pools  # noqa: E402
from nameko.containers import ServiceContainer  # noqa: E402
from nameko.extensions import DependencyProvider  # noqa: E402
from nameko.messaging import Publisher, consume  # noqa: E402

from services.chassis.queues import work_queue  # noqa: E402
from tests.benchmarks._workers.desk import Desk  # noqa: E402
from tests.benchmarks._workers.gate import wait_at_the_gate  # noqa: E402

WORKERS = int(os.environ.get("BENCH_NAMEKO_WORKERS", "10"))
SOURCE, TARGET = work_queue(os.environ["BENCH_SOURCE"]), work_queue(os.environ["BENCH_TARGET"])


class Desks(DependencyProvider):
    """A connection for each worker."""

    def start(self) -> None:
        self._free = LifoQueue()
        for _ in range(WORKERS):
            self._free.put(Desk())

    def get_dependency(self, _worker_ctx: Any) -> Any:
        return self._free


class Worker:
    """One message, one worker, one transaction."""

    name = "bench-plain-nameko"

    desks = Desks()
    publish = Publisher(exchange=Exchange(""), declare=[TARGET])

    @consume(SOURCE)
    def take(self, body: dict[str, Any]) -> None:
        desk = self.desks.get()
        try:
            desk.handle(body, lambda onward: self.publish(onward, routing_key=TARGET.name))
        finally:
            self.desks.put(desk)


def main() -> None:
    """Until SIGTERM."""
    pools.set_limit(WORKERS)
    container = ServiceContainer(Worker, {"AMQP_URI": os.environ["AMQP_URL"], "max_workers": WORKERS})
    signal.signal(signal.SIGTERM, lambda *_: eventlet.spawn(container.stop))
    wait_at_the_gate()
    container.start()
    container.wait()


if __name__ == "__main__":
    main()
