"""Many verifiers at once, each thinking between two steps."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Lock

from tests.benchmarks._browser import Times
from tests.benchmarks._desk.verifier import Verifier, failed
from tests.benchmarks._installation import database
from tests.benchmarks._national.offices import OPEN, WITH_AN_OFFICIAL
from tests.benchmarks._officials import LEVELS

Office = tuple[int, str, str]
LOGGING_IN = 4  # at once
SEED = 2015


@dataclass
class Crowd:
    """``thinks`` seconds on average between two steps of one verifier."""

    thinks: float
    times: Times = field(default_factory=Times)
    errors: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def gather(self, number: int) -> list[Verifier]:
        """So many verifiers of the fullest offices, each logged in with a case in hand."""
        with ThreadPoolExecutor(LOGGING_IN) as pool:
            verifiers = list(pool.map(lambda office: Verifier(Times(), office), offices(number)))
            took = list(pool.map(lambda verifier: verifier.take(), verifiers))
        return [verifier for verifier, has in zip(verifiers, took, strict=True) if has]

    def work(self, verifiers: list[Verifier], seconds: float) -> None:
        """All of them until the time is over."""
        end = time.monotonic() + seconds
        with ThreadPoolExecutor(len(verifiers)) as pool:
            list(pool.map(lambda one: self._work(one[1], Random(SEED + one[0]), end), enumerate(verifiers)))

    def _work(self, verifier: Verifier, rng: Random, end: float) -> None:
        verifier.count_in(self.times)
        time.sleep(rng.random() * self.thinks)  # nobody begins together with the others
        while time.monotonic() < end:
            for step in (verifier.review, verifier.decide):
                self._try(verifier, step)
                time.sleep(rng.uniform(0.5, 1.5) * self.thinks)

    def _try(self, verifier: Verifier, step: object) -> None:
        try:
            if verifier.has_a_case:
                step()  # type: ignore[operator]
            else:
                verifier.take()
        except Exception as error:  # noqa: BLE001 - an error is a result
            with self._lock:
                self.errors[failed(error)] += 1


def offices(number: int) -> list[Office]:
    """Those in which most waits and that somebody decides for; all four levels are among them."""
    with database("identity") as connection:
        known = {tuple(row) for row in connection.execute(WITH_AN_OFFICIAL)}
    with database("verification") as connection:
        waiting = sorted(connection.execute(OPEN).fetchall(), key=lambda row: -row[3])
    found = [(level, kind, area) for level, kind, area, _ in waiting if (LEVELS[level], kind, area) in known]
    return found[:number]
