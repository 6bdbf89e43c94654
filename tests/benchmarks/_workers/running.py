"""One run of one contestant: its processes start together at the gate, and end by their ids."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.local.places import CHECKOUT
from tests.benchmarks._workers.contestants import Contestant
from tests.benchmarks._workers.field import Field
from tests.benchmarks._workers.ledger import check

WARM = 0.1  # of the messages are handled before the clock starts
LOOK = 0.02  # seconds between two looks at the next queue
PATIENCE = 300.0
STOPPING = 40.0


def run(field: Field, contestant: Contestant, processes: int, number: int) -> float:
    """Messages a second, from the first tenth to the last one confirmed in the next queue; checked afterwards."""
    field.lay_out()
    field.send([contestant.wire(message, field.source) for _, message in field.fill(number)])
    field.database.execute("CHECKPOINT")
    with started(field, contestant, processes):
        first, began = _wait_for(field, int(number * WARM))
        last, ended = _wait_for(field, number)
    check(field, number)
    return (last - first) / (ended - began)


def _wait_for(field: Field, wanted: int) -> tuple[int, float]:
    give_up = time.monotonic() + PATIENCE
    while (depth := field.depth(field.target)) < wanted:
        if time.monotonic() > give_up:
            raise AssertionError(f"only {depth} of {wanted} messages came through")
        time.sleep(LOOK)
    return depth, time.monotonic()


@contextmanager
def started(field: Field, contestant: Contestant, processes: int) -> Iterator[list[int]]:
    """The contestant's processes at work; they are asked to stop at the end, and killed when they do not."""
    with tempfile.TemporaryDirectory(prefix="epupns-bench-") as name:
        folder = Path(name)
        log = (folder / "log").open("wb")
        running = [_start(field, contestant, folder, log.fileno()) for _ in range(processes)]
        try:
            _open_the_gate(folder, running)
            yield [process.pid for process in running]
            _stop(running)
        except BaseException:
            sys.stderr.write((folder / "log").read_text()[-4000:])
            raise
        finally:
            for process in running:
                process.kill()
                process.wait()
            log.close()


def _start(field: Field, contestant: Contestant, folder: Path, log: int) -> subprocess.Popen[bytes]:
    scheme = "postgresql+psycopg:" if contestant.name == "ours" else "postgresql:"
    variables = {
        **{name: value for name, value in os.environ.items() if name not in ("HEALTH_PORT", "EPUPNS_FAULTS")},
        "AMQP_URL": field.amqp_url,
        "DATABASE_URL": scheme + field.database_url.partition(":")[2],
        "BENCH_SOURCE": field.source,
        "BENCH_TARGET": field.target,
        "BENCH_GATE": str(folder),
        "LOG_LEVEL": "WARNING",
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-m", *contestant.module]
    return subprocess.Popen(command, env=variables, cwd=CHECKOUT, stdout=log, stderr=log)


def _open_the_gate(folder: Path, running: list[subprocess.Popen[bytes]]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not all((folder / str(process.pid)).exists() for process in running):
        if time.monotonic() > give_up or any(process.poll() is not None for process in running):
            raise AssertionError("a process did not come to the gate")
        time.sleep(LOOK)
    (folder / "go").touch()


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        process.wait(STOPPING)
