"""The process that calls from many threads, as the gateway does; told what to do line by line, it answers with times.

``python -m tests.benchmarks._rpc.caller WAY``: each line of standard input is a ``Task`` as JSON, each line of
standard output its ``Outcome``.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import resource
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field

import structlog

from gateway.services import Caller
from services.chassis.assertion import Signer
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from tests.benchmarks._rpc.ways import WAYS

THREADS = 200
AGENCY = Jurisdiction(JurisdictionKind.AGENCY, "A5E1", "Pemerintah Kabupaten Wanasari")
WHO = Actor(
    "0190f3c1-0000-7000-8000-000000000001", name="Wahyu Santosa", grants=(Grant(Profile.VERIFIER_L2, AGENCY),)
)


@dataclass(frozen=True)
class Task:
    """The threads share out the numbers; each number is a call of ``method``, whose key ``key`` begins when given.

    After ``bound`` seconds no thread is waited for any longer.
    """

    method: str
    numbers: list[int]
    key: str = ""
    threads: int = THREADS
    bound: float = 50.0  # less than an assertion lives


@dataclass
class Outcome:
    """``seconds`` of every call that came back; ``open`` calls had not after the bound, ``longest`` counts them in."""

    took: float
    seconds: list[float]
    ended: dict[str, int]
    unanswered: list[int]
    open: int
    longest: float
    cpu: float = 0.0


@dataclass
class Calls:
    """One task in the hands of its threads."""

    way: Caller
    task: Task
    service: str
    assertion: str
    pool: ThreadPoolExecutor  # its threads stay: each keeps the proxy that it started
    done: list[tuple[int, float, str]] = field(default_factory=list)  # number, seconds, how it ended
    begun: dict[int, float] = field(default_factory=dict)  # place of the thread, moment

    def outcome(self) -> Outcome:
        """Start all threads at once and wait for them, no longer than the bound."""
        gate = threading.Barrier(self.task.threads + 1)
        running = [self.pool.submit(self._run, place, gate) for place in range(self.task.threads)]
        gate.wait()
        began, cpu = time.monotonic(), _cpu()
        wait(running, self.task.bound)
        return self._told(time.monotonic(), began, _cpu() - cpu)

    def _told(self, now: float, began: float, cpu: float) -> Outcome:
        done, waiting = list(self.done), [now - since for since in list(self.begun.values())]
        seconds = [took for _, took, _ in done]
        answered = {number for number, _, how in done if how == "answered"}
        return Outcome(
            took=now - began,
            seconds=seconds,
            ended=dict(Counter(how for _, _, how in done)),
            unanswered=[number for number in self.task.numbers if number not in answered],
            open=len(waiting),
            longest=max([*seconds, *waiting], default=0.0),
            cpu=cpu,
        )

    def _run(self, place: int, gate: threading.Barrier) -> None:
        gate.wait()
        for number in self.task.numbers[place :: self.task.threads]:
            self.begun[place] = began = time.monotonic()
            how = self._call(number)
            self.done.append((number, time.monotonic() - began, how))
            del self.begun[place]

    def _call(self, number: int) -> str:
        key = f"{self.task.key}{number}" if self.task.key else None
        body = {"number": number}
        try:
            self.way.call(self.service, self.task.method, body, assertion=self.assertion, key=key)
        except Exception as error:  # noqa: BLE001 - whatever a caller gets to see
            return type(error).__name__
        return "answered"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Until the end of standard input."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))  # outages are expected
    timeout, service = os.environ["BENCH_TIMEOUT"], os.environ["BENCH_SERVICE"]
    way = WAYS[sys.argv[1]](os.environ["BENCH_URL"], float(timeout) if timeout else None)
    private, public = (base64.b64decode(os.environ[f"BENCH_{part}_KEY"]) for part in ("PRIVATE", "PUBLIC"))
    signer = Signer("identity", private, public)
    pool = ThreadPoolExecutor(THREADS)
    print("ready", flush=True)
    for line in sys.stdin:
        calls = Calls(way, Task(**json.loads(line)), service, signer.sign(WHO, service), pool)
        print(json.dumps(asdict(calls.outcome())), flush=True)
    os._exit(0)  # threads may wait for ever


if __name__ == "__main__":
    main()
