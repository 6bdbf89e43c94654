"""``./epupns bench reference``: how long the type-ahead takes over all lists, on the real ones where they are.

The real lists are imported (rows, seconds, memory; as many lines are read as the files have), then a thousand mistyped
queries go by HTTP to a gateway over 100,000 made-up schools; the broker between gateway and service is left out,
``bench rpc`` measures that.
It checks what it timed: every word that was typed stands in each value found, unless nothing fitted and what is
alike was shown.  Runs in a database of its own, which it drops.  ``--json``.
"""

from __future__ import annotations

import csv
import gzip
import resource
import time
from pathlib import Path
from typing import Any

import requests
import sqlalchemy as sa

from gateway.session import CITIZEN
from services.chassis.database import create_engine, open_work
from services.chassis.importing.report import Report
from services.chassis.importing.staging import copy_rows
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.spelling.how_search_matches import searched_text, words
from services.reference.importing.folder import import_folder
from services.reference.seeding.__main__ import seed_units
from services.reference.tables import list_values, org_units
from services.reference.views.search import search
from tests.benchmarks._in_process import served
from tests.benchmarks._misspelt import queries, schools
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
        imported = _import(engine, lists)
        with engine.begin() as connection:
            seed_units(connection)
            _add_schools(connection)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE"))
        work = open_work(engine)
        steps = {f"{name}: {q or '(nothing)'}": _times(work, name, q) for name, typed in TYPED.items() for q in typed}
        tell(
            {
                "lists": lists.name,
                "imported": imported,
                "by HTTP, mistyped": _by_http(work),
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


def _import(engine: sa.Engine, lists: Path) -> dict[str, Any]:
    """What importing took; memory is the most that this process ever held."""
    began = time.perf_counter()
    with engine.begin() as connection:
        import_folder(connection, lists, report := Report(lists.name, say=lambda _: None))
    rows = sum(part.counts["added"] for part in report.parts)
    seconds = round(time.perf_counter() - began, 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    wrong = {part.file: (part.counts["read"], _lines(lists, part.file)) for part in report.parts}
    wrong = {file: counts for file, counts in wrong.items() if counts[0] != counts[1]}
    if wrong:
        raise AssertionError(f"read and lines of the file differ: {wrong}")
    return {
        "files": len(report.parts), "lines": sum(part.counts["read"] for part in report.parts), "rows": rows,
        "refused": report.refused, "seconds": seconds, "memory_MB": memory,
    }  # fmt: skip


def _lines(lists: Path, file: str) -> int:
    """Rows of a file below its heading, counted apart from the importer."""
    [path, *_] = lists.rglob(file)
    opened: Any = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig") as text:
        return sum(any(row) for row in csv.reader(text)) - 1


def _add_schools(connection: sa.Connection) -> None:
    names = (("sekolah", f"b{at}", name, searched_text(name)) for at, name in enumerate(schools()))
    copy_rows(connection, list_values, names, ("list", "code", "name", "search"))


def _by_http(work: Work) -> dict[str, float]:
    """The times of the page behind the box, and how often the school that was meant stood among the ten."""
    seconds, found = [], 0
    with served(work) as (address, cookie), requests.Session() as browser:
        browser.cookies.set(CITIZEN, cookie)
        for query in queries(list(schools())):
            began = time.perf_counter()
            page = browser.get(f"{address}/formulir/pilihan/sekolah", params={"x.teks": query.typed}, timeout=30)
            seconds.append(time.perf_counter() - began)
            page.raise_for_status()
            found += f'data-nama="{query.meant}"' in page.text
    return {**quantiles(seconds), "found_percent": round(100 * found / len(seconds), 1)}


def _count(work: Work, table: sa.Table) -> int:
    with work.begin() as uow:
        return uow.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


if __name__ == "__main__":
    main()
