"""``./epupns bench journey``: people send forms over HTTP, officials of the right offices decide them at every level.

It checks what it timed: every sent form is done, its record has the new values, no level saw a change that is not its
own, and the subscriber's queue held one event for each completed case, in sequence.

Options: ``--forms 500``, ``--at-once 8`` (people at the same time), ``--json``.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from tests.benchmarks._browser import Times
from tests.benchmarks._citizens import register_and_send, unregistered
from tests.benchmarks._installation import database
from tests.benchmarks._ledger import check, drain_subscriber
from tests.benchmarks._officials import decide_all
from tests.benchmarks._report import machine, option, quantiles, tell


def main() -> None:
    """The command."""
    forms, at_once = option("forms", 500), option("at-once", 8)
    people, times = unregistered(forms), Times()
    drained = drain_subscriber()
    started, began = datetime.now(UTC), time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        sent = list(pool.map(lambda numbered: register_and_send(times, *numbered), enumerate(people)))
    all_sent = time.monotonic() - began
    decide_all(times, sent, at_once)
    took = time.monotonic() - began
    checked = check(sent, drain_subscriber(), started)
    tell(
        {
            "forms": len(sent),
            "people at once": at_once,
            "people in the records": count("registration", "people"),
            "org units": count("reference", "org_units"),
            "all sent after (s)": round(all_sent, 1),
            "all done after (s)": round(took, 1),
            "old events drained first": len(drained),
            "checked": checked,
            "steps": {step: quantiles(seconds) for step, seconds in sorted(times.seconds.items())},
            "machine": machine(),
        }
    )


def count(service: str, table: str) -> int:
    """Rows of a table, for the report."""
    with database(service) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
