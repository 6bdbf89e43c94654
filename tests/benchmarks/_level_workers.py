"""The real level workers and verification's relay on a broker and database of a benchmark's own."""
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from deploy.topology.declared import queues
from tests.benchmarks._workers.memory import resident
from tests.services.chassis.running import Program, program

RELAY, WORKER = "tests.benchmarks._completion.outbox_relay", "services.verification.worker"
DRAIN = 60.0  # seconds


@contextmanager
def at_work(amqp_url: str, database_url: str, number: int) -> Iterator[list[Program]]:
    """So many level workers, and a relay that is not among them; drained at the end."""
    variables = {"AMQP_URL": amqp_url, "DATABASE_URL": database_url, "LOG_LEVEL": "WARNING"}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="epupns-bench-")))
        started = [
            stack.enter_context(program(module, variables, folder / str(place)))
            for place, module in enumerate([RELAY, *[WORKER] * number])
        ]
        for one in started:
            one.start()
        yield started[1:]
        for one in started:
            one.stop(DRAIN)


def largest(workers: list[Program]) -> float:
    """MiB of the largest of them."""
    return max(resident(one.process.pid) for one in workers if one.process is not None)


def empty_others(channel: Any) -> None:
    """Events go to nobody in such a benchmark: their queues are emptied."""
    for queue in queues():
        if queue.exchange.name.endswith(".events"):
            channel.queue_purge(queue.name)
