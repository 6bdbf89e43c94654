"""``./epupns bench search``: how long the type-ahead takes over all lists, on the real ones where they are.

It checks what it timed: every word that was typed stands in each value found, unless nothing fitted and what is
alike was shown.  Runs in a database of its own, which it drops.  ``--json``.
"""

from __future__ import annotations

import time
from typing import Any

import sqlalchemy as sa

from services.chassis.database import create_engine, open_work
from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.reference.domain.how_search_matches import words
from services.reference.importing.folder import import_folder
from services.reference.seeding.__main__ import seed_units
from services.reference.tables import list_values, org_units
from services.reference.views.search import search
from tests.benchmarks._report import machine, quantiles, tell
from tests.benchmarks._scratch import scratch_databases
from tests.benchmarks.seeding import DEMO, REAL_LISTS

TIMES = 15
TYPED = {
    "lokasi": ("sle", "s", "", "yogyakrata"),
    "jfu": ("guru", "data pengelola", "g", "pengelolla"),
    "jft": ("guru ahli muda",),
    "pendidikan": ("tek inf",),
    "desa": ("maju suka", "a", "zzzzqq"),
    "unor": ("sd negeri 3", "kepegawaian badan"),
}


def main() -> None:
    """The command."""
    lists = REAL_LISTS if (REAL_LISTS / "instansi.csv").is_file() else DEMO
    with scratch_databases("reference") as urls:
        engine = create_engine(urls["reference"])
        with engine.begin() as connection:
            import_folder(connection, lists, Report(lists.name, say=lambda _: None))
            seed_units(connection)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE"))
        work = open_work(engine)
        steps = {f"{name}: {q or '(nothing)'}": _times(work, name, q) for name, typed in TYPED.items() for q in typed}
        tell(
            {
                "lists": lists.name,
                "values": _count(work, list_values),
                "units": _count(work, org_units),
                "typed": {step: quantiles(seconds) for step, seconds in steps.items()},
                "slowest median (ms)": max(quantiles(seconds)["median_ms"] for seconds in steps.values()),
                "machine": machine(),
            }
        )
        engine.dispose()


def _times(work: Work, name: str, q: str) -> list[float]:
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        with work.begin() as uow:
            found: list[Any] = search(uow, Actor(""), name, q, "", 20)
        seconds.append(time.perf_counter() - began)
    fitting = [all(word in value["name"].lower() for word in words(q)) for value in found]
    if any(fitting) and not all(fitting):
        raise AssertionError(f"{q!r} in {name} found {found}")
    return seconds


def _count(work: Work, table: sa.Table) -> int:
    with work.begin() as uow:
        return uow.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


if __name__ == "__main__":
    main()
