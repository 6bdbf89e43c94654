"""How long verifiers and people who log in wait while an export of a million rows is being made, and while none is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa

from services.contracts.event import new_id
from tests.benchmarks._browser import Times
from tests.benchmarks._desk.filling import fill
from tests.benchmarks._desk.verifier import DECIDE, REVIEW, Verifier
from tests.benchmarks._installation import administrator, database
from tests.benchmarks._login.pace import at_rate
from tests.benchmarks._login.people import people
from tests.benchmarks._national.offices import fullest
from tests.benchmarks._report import machine, quantiles
from tests.benchmarks.login import TYPING, log_in

AGENCY = "bench-export"
MOST = {REVIEW: 250, DECIDE: 400, "log-in": 1000}  # milliseconds, 95 of 100
LOG_INS = 4  # a second
LEVELS = (2, 3)  # whose offices are full
CASES = 100_000  # open ones, so that nobody runs out of them, quick as the machine may be
ASK = """INSERT INTO exports
             (id, account_id, account_name, agencies, format, columns, reason, whole_numbers, state, link)
         VALUES (%s, %s, 'Bench', %s, %s, %s, 'bench', false, 'queued', 'x')"""
STATE = "SELECT state, done_rows, total FROM exports WHERE id = %s"
PATIENCE = 600.0  # seconds until the snapshot is there


def beside(format: str, columns: list[str], seconds: int) -> dict[str, Any]:
    """Of the running system, in which people of ``AGENCY`` have verified records: without an export, then with one."""
    fill(administrator("verification"), CASES)
    verifiers = [Verifier(Times(), fullest(level).key) for level in LEVELS]
    alone = _measured(verifiers, seconds)
    with _an_export(format, columns) as export_id:
        asked = time.monotonic()
        copying = _measured(verifiers, seconds)
        taken = _wait_for_the_snapshot(export_id, asked)
        began, before = time.monotonic(), _how_far(export_id)[1]
        with_it = _measured(verifiers, seconds)
        state, after, total = _how_far(export_id)
        took = time.monotonic() - began
    kept = all(step["p95_ms"] < MOST[name] for steps in (copying, with_it) for name, step in steps.items())
    return {
        "format": format, "rows": total, "snapshot there after (s)": round(taken, 1), "without an export": alone,
        "from the moment it is asked for": copying, "while its file is made": with_it,
        "rows a second meanwhile": round((after - before) / took),
        "it ran to the end of the measurement": state == "running", f"within {MOST} ms": kept, "machine": machine(),
    }  # fmt: skip


def _measured(verifiers: list[Verifier], seconds: int) -> dict[str, dict[str, float]]:
    """Some log in at a rate while the verifiers work."""
    times = Times()
    for one in verifiers:
        assert one.has_a_case or one.take(), "nothing waits at the fullest offices"
        one.count_in(times)
    count = LOG_INS * seconds // 2 + 1
    with people(count, count) as (officials, citizens):
        everybody = [one for pair in zip(officials, citizens, strict=True) for one in pair]
        until = time.monotonic() + seconds

        def do(number: int, at: float) -> float:
            if number < len(verifiers):
                _work(verifiers[number], until)
                return 0.0
            person = everybody[number]
            return log_in(person, f"127.20.{number // 250}.{number % 250 + 1}", at + TYPING).took

        took = at_rate(do, LOG_INS, seconds, threads=16 + len(verifiers))
    steps = {name: quantiles(times.seconds[name]) for name in (REVIEW, DECIDE)}
    return {**steps, "log-in": quantiles([one for one in took if one])}


def _work(verifier: Verifier, until: float) -> None:
    while time.monotonic() < until and verifier.has_a_case:
        verifier.review()
        time.sleep(1.0)
        verifier.decide()


@contextmanager
def _an_export(format: str, columns: list[str]) -> Iterator[str]:
    """Asked for past the page, whose gates are not what is measured; cancelled at the end, so that its rows go."""
    export_id = new_id()
    with database("registration") as connection:
        connection.execute(ASK, [export_id, new_id(), [AGENCY], format, columns])
        try:
            yield export_id
        finally:
            connection.execute("UPDATE exports SET state = 'cancelled' WHERE id = %s", [export_id])


def _how_far(export_id: str) -> tuple[str, int, int]:
    with database("registration") as connection:
        row = connection.execute(STATE, [export_id]).fetchone()
    assert row, "the export is gone"
    return row[0], row[1] or 0, row[2] or 0


def _wait_for_the_snapshot(export_id: str, asked: float) -> float:
    """Seconds since it was asked for; no more than those of the measurement where it was there before."""
    began = time.monotonic()
    while _how_far(export_id)[0] == "queued":
        assert time.monotonic() - began < PATIENCE, "the registration-worker does not take the export"
        time.sleep(0.2)
    return time.monotonic() - asked


def make_people(rows: int, seed: Callable[[str, int], None]) -> None:
    """``seed`` writes so many verified people of ``AGENCY`` into registration's database, past its checks."""
    url = administrator("registration")
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT count(*) FROM people WHERE agency_id = %s", [AGENCY]).fetchone()
    if found and found[0] < rows:
        seed(sa.engine.make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False), rows)
