"""``./epupns bench seeding``: how fast people are made, written, and imported from a file.

It checks what it timed: every person is there with a possible NIP that fits the birth date, the current golongan is
that of the last riwayat row, the sealed numbers open again, and the dry run of the file refused nobody.

Options: ``--people 20000`` (each of three rounds), ``--json``.  Runs in databases of its own, which it drops.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.chassis.database import create_engine
from services.chassis.importing.command import import_file
from services.chassis.importing.report import Report
from services.reference.importing.folder import import_folder
from services.reference.seeding.__main__ import seed_units
from services.registration.importing.directory import TrustedCodes
from services.registration.importing.people import import_people
from services.registration.seeding.__main__ import seed_people
from services.registration.seeding.chunk import Maker
from services.registration.seeding.country import Country, read_country
from services.registration.seeding.nips import Nips
from tests.benchmarks._people_file import write_people_file
from tests.benchmarks._report import machine, option, tell
from tests.benchmarks._scratch import scratch_databases
from tests.benchmarks._seeded import check_people

ROUNDS, YEAR = 3, 2026
REAL_LISTS, DEMO = CHECKOUT.parent / "shared" / "data", CHECKOUT / "deploy" / "local" / "demo"


def main() -> None:
    """The command."""
    people = option("people", 20_000)
    _give_keys()
    with scratch_databases("reference", "registration") as urls:
        reference, registration = create_engine(urls["reference"]), create_engine(urls["registration"])
        lists = REAL_LISTS if (REAL_LISTS / "instansi.csv").is_file() else DEMO
        reference_rows, took = _timed(lambda: _fill(reference, lists))
        with reference.connect() as connection:
            country = read_country(connection, Random(1))
        rounds, memory = [], [_memory()]
        for seed in range(ROUNDS):
            rounds.append(_round(registration, reference, people, seed))
            memory.append(_memory())
        tell(
            {
                "reference": f"{lists.name}: {reference_rows} rows in {took:.1f} s",
                "people of a round": people,
                "rows of a round": statistics.median(rows for rows, _ in rounds),
                "people a second": [round(people / seconds) for _, seconds in rounds],
                "people a second (median)": round(statistics.median(people / seconds for _, seconds in rounds)),
                "rows a second (median)": round(statistics.median(rows / seconds for rows, seconds in rounds)),
                "making alone, one process (people/s)": _making_alone(country),
                **_file(registration, country, people),
                "memory at most, before and after each round (MiB)": memory,
                "memory at most, after the file (MiB)": _memory(),
                "checked": check_people(registration, people * ROUNDS),
                "machine": machine(),
            }
        )
        reference.dispose()
        registration.dispose()


def _give_keys() -> None:
    """Keys of this run only, for the secret fields."""
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    os.environ.update(FIELD_KEYS=json.dumps({"bench": key}), FIELD_HASH_KEY=key)


def _fill(reference: sa.Engine, lists: Path) -> int:
    report = Report(lists.name, say=lambda _: None)
    with reference.begin() as connection:
        import_folder(connection, lists, report)
        units = seed_units(connection)
    return sum(part.counts["added"] for part in (*report.parts, units))


def _round(registration: sa.Engine, reference: sa.Engine, people: int, seed: int) -> tuple[int, float]:
    workers = os.cpu_count() or 1
    (made, rows), seconds = _timed(
        lambda: seed_people(registration, reference, people, seed=seed, year=YEAR, workers=workers)
    )
    if made != people:
        raise AssertionError(f"{made} people were made instead of {people}")
    return rows, seconds


def _making_alone(country: Country) -> int:
    maker = Maker(country, Nips(YEAR, 77), 77, date(YEAR, 1, 1), 2000)
    chunks, seconds = _timed(lambda: [maker.make(number) for number in range(len(maker))])
    return round(sum(len(chunk.people) for chunk in chunks) / seconds)


def _file(registration: sa.Engine, country: Country, people: int) -> dict[str, Any]:
    """The import of a file, as a dry run: all the work, and nothing stays."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        size = write_people_file(path, country, people, 99, YEAR)
        report = Report(path.name)

        def importer(connection: sa.Connection, path: Path, report: Report) -> None:
            import_people(TrustedCodes(), connection, path, report)

        _, seconds = _timed(lambda: import_file(registration, importer, path, report, dry_run=True))
    if report.counts["added"] != people or report.refused:
        raise AssertionError(f"the file was not imported whole: {report.counts}")
    return {"file (MiB)": round(size / 2**20, 1), "people a second from the file": round(people / seconds)}


def _memory() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began


if __name__ == "__main__":
    main()
