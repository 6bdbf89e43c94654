"""``./epupns bench desk``: how long a verifier waits at the desk of a country in which a million cases are open.

Makes a country in a data folder of its own, in which every service knows ``--known`` (12,000) forms, and fills the
inboxes of verification to ``--cases`` (1,000,000; `_desk/filling.py` says what such a case has and lacks).  Then one
scripted verifier of each level's fullest office opens a case, approves everything and sends it, ``--times`` (100)
times; after that ``--verifiers`` (200) of the fullest offices do the same at once for ``--seconds`` (180), thinking
``--think`` (10) seconds between two steps.

More options: ``--lists FOLDER``, ``--json``.  ``--measure`` fills and measures the running system alone: it needs
officials and cases (`./epupns seed --officials --cases N`).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks._browser import Times
from tests.benchmarks._desk.crowd import Crowd
from tests.benchmarks._desk.filling import fill
from tests.benchmarks._desk.verifier import DECIDE, REVIEW, Verifier
from tests.benchmarks._installation import administrator, database
from tests.benchmarks._national.country import REAL_LISTS, national
from tests.benchmarks._national.offices import fullest
from tests.benchmarks._national.starting import epupns
from tests.benchmarks._report import machine, option, quantiles, tell

LEVELS = (1, 2, 3, 4)
MOST = {REVIEW: 250, DECIDE: 400}  # milliseconds, 95 of 100
MOST_OF_MANY = 1000
FORWARDED = {"cases": 1_000_000, "times": 100, "verifiers": 200, "seconds": 180, "think": 10}


def main() -> None:
    """The command."""
    if "--measure" in sys.argv:
        tell(measure(*(option(name, usual) for name, usual in FORWARDED.items())))
        return
    lists = Path(sys.argv[sys.argv.index("--lists") + 1]) if "--lists" in sys.argv else REAL_LISTS
    forms = option("known", 12_000)
    began = time.monotonic()
    with national(forms + forms // 10, forms, lists) as found:
        made = round(time.monotonic() - began)
        epupns("up", "--detach", environment=found)
        chosen = [word for name, usual in FORWARDED.items() for word in (f"--{name}", str(option(name, usual)))]
        told = json.loads(epupns("bench", "desk", "--measure", "--json", *chosen, environment=found))
        epupns("down", environment=found)
    tell({"made in (s)": made, **told})


def measure(cases: int, times: int, verifiers: int, seconds: int, think: int) -> dict[str, Any]:
    """The running system: one verifier of each level by himself, then many at once."""
    began = time.monotonic()
    written = fill(administrator("verification"), cases)
    filled = round(time.monotonic() - began)
    waiting = open_cases()
    alone = Times()
    for level in LEVELS:
        one_alone(alone, level, times)
    crowd = Crowd(float(think))
    people = crowd.gather(verifiers)
    before = machine()
    crowd.work(people, float(seconds))
    steps = {step: quantiles(took) for step, took in sorted(alone.seconds.items()) if step.startswith((REVIEW, DECIDE))}
    many = {step: quantiles(took) for step, took in sorted(crowd.times.seconds.items())}
    return {
        "open cases": waiting,
        "filled in (s)": filled,
        "rows written": written,
        "one verifier": steps,
        "verifiers at once": len(people),
        "all of them": many,
        "errors": sum(crowd.errors.values()),
        "what went wrong": dict(crowd.errors),
        "one verifier in time": all(took["p95_ms"] < most_of(step) for step, took in steps.items()),
        "all of them in time": not crowd.errors and all(took["p95_ms"] < MOST_OF_MANY for took in many.values()),
        "machine before and after": [before, machine()],
    }


def most_of(step: str) -> int:
    """Milliseconds that a step of one verifier may take."""
    return MOST[step.partition(",")[0]]


def one_alone(times: Times, level: int, number: int) -> None:
    """A verifier of the level's fullest office, as often as asked or until nothing is left."""
    verifier = Verifier(times, fullest(level).key, by_level=True)
    if not verifier.take():
        return
    for _ in range(number):
        verifier.review()
        verifier.decide()
        if not verifier.has_a_case:
            return


def open_cases() -> int:
    """How many wait for somebody."""
    with database("verification") as connection:
        row = connection.execute("SELECT count(*) FROM cases WHERE state = 'open'").fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
