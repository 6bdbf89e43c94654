"""What is asked of the running system, a stage each: it can be asked alone, and says how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from services.reporting.domain.what_counts import ZONE
from tests.benchmarks._browser import Browser, Times
from tests.benchmarks._installation import address, administrator, environment
from tests.benchmarks._national.pages import logged_in
from tests.benchmarks._report import machine, quantiles
from tests.benchmarks._reports.by_sql import Truth, events, truth
from tests.benchmarks._reports.events import Stream
from tests.benchmarks._reports.filling import fill
from tests.benchmarks._reports.pages import SHEET, STATISTICS, WORKFORCE, Compared, differences
from tests.benchmarks._reports.read_models import SLOW, cleared, different, everything_counted, keep, rebuilt
from tests.benchmarks._reports.sheets import Part, Sheets

MOST_PAGE, MOST_LAG, LEAST_A_SECOND = 300, 2.0, 5_000  # milliseconds, seconds, events
SERVICES = ("registration", "verification", "reference", "reporting")
SHOWN = 20  # tables, where some differ
Told = dict[str, Any]


@dataclass
class Running:
    """The system that runs, and what of it was counted by SQL."""

    people: int
    beside: int
    rate: int
    seconds: int
    times: int

    @property
    def urls(self) -> dict[str, str]:
        """psycopg's addresses of the services' databases."""
        return {service: environment(service)["DATABASE_URL"].replace("+psycopg", "") for service in SERVICES}

    def stream(self, rate: int, seconds: float) -> Stream:
        """Events, so many a second."""
        urls = self.urls
        return Stream(urls["registration"], urls["verification"], urls["reporting"], rate=rate, seconds=seconds)

    @cached_property
    def truth(self) -> Truth:
        """As SQL counts now; no events come after it is asked."""
        return truth(self.urls)

    @cached_property
    def desk(self) -> Browser:
        """The executive's."""
        return logged_in(Times(), "eksekutif")


def filled(running: Running) -> Told:
    """The country has its size."""
    return {"rows written": fill(administrator("registration"), administrator("verification"), running.people)}


def from_zero(running: Running) -> Told:
    """The read models are made while events come in beside them."""
    with running.stream(running.beside, 60 + running.people / SLOW) as stream:
        people, seconds = rebuilt()
    everything_counted()
    cleared()
    return _speed(running, people, seconds) | {"beside": _rate(stream)}


def lag(running: Running) -> Told:
    """Events at full rate, and how long they take to the read models."""
    with running.stream(running.rate, running.seconds) as stream:
        stream.watch(running.seconds)
    lags = stream.followed.lags
    told = _rate(stream) | {"lag": quantiles(lags), "longest_s": round(max(lags), 2)}
    everything_counted()
    full = stream.told / stream.took >= 0.95 * running.rate
    within = full and told["lag"]["p95_ms"] < MOST_LAG * 1000
    return told | {"kept": {f"95 % of {running.rate} events a second within {MOST_LAG} s": within}}


def sql(running: Running) -> Told:
    """Every table and total of the pages against SQL over the services' own databases."""
    everything_counted()
    today, counted = datetime.now(UTC).astimezone(ZONE).date(), running.truth
    all_of_it = Compared()
    for part in parts(counted):
        sheets = Sheets(counted, part, today)
        all_of_it = all_of_it.and_also(differences(lambda path: _text(running.desk, path), part, sheets))
    return {
        "people": counted.people, "tables compared": all_of_it.tables, "numbers in them": all_of_it.numbers,
        "tables that differ": len(all_of_it.wrong), "different": all_of_it.wrong[:SHOWN],
        "kept": {"equal to SQL": not all_of_it.wrong},
    }  # fmt: skip


def alike(running: Running) -> Told:
    """What is shown, fed by events, against the same made from zero with nothing beside it."""
    everything_counted()
    cleared()
    keep()
    people, seconds = rebuilt()
    rows = different()
    cleared()
    said = _speed(running, people, seconds)
    said["kept"]["rebuilt alike"] = not any(one["different"] for one in rows.values())
    return said | {"row by row": rows}


def pages(running: Running) -> Told:
    """The executive opens every page, again and again."""
    _all, kanreg, province, _national, _regional, agency = parts(running.truth)
    addresses = {
        "Statistik": STATISTICS,
        "map and rankings by registration": f"{STATISTICS}?status=terdaftar",
        "kanreg": f"{STATISTICS}?kanreg={kanreg.kanreg}",
        "province": f"{STATISTICS}?provinsi={province.provinsi}",
        "agency": f"{STATISTICS}?instansi={agency.instansi}",
        "search of agencies": f"{STATISTICS}?cari=kabupaten&urut=menunggu",
        "workforce": WORKFORCE,
        "workforce of a kanreg": f"{WORKFORCE}?kanreg={kanreg.kanreg}",
        "workforce of an agency": f"{WORKFORCE}?instansi={agency.instansi}",
        "Rekapitulasi": f"{SHEET}?instansi={agency.instansi}",
    }
    desk = running.desk
    desk.times = Times()
    for _ in range(running.times):
        for name, path in addresses.items():
            desk.open(path, name)
    took = {name: quantiles(desk.times.seconds[name]) for name in addresses}
    within = all(one["p95_ms"] < MOST_PAGE for one in took.values())
    return took | {"kept": {f"95 % of each page within {MOST_PAGE} ms": within}}


STAGES: dict[str, Callable[[Running], Told]] = {
    "fill": filled, "zero": from_zero, "lag": lag, "sql": sql, "alike": alike, "pages": pages,
}  # fmt: skip


def told(stage: str, running: Running) -> Told:
    """What a stage says, how long it took, and what else the machine did."""
    began, before = time.monotonic(), machine()["load_1min"]
    said = STAGES[stage](running)
    took = round(time.monotonic() - began, 1)
    return {"took_s": took, "load before and after": [before, machine()["load_1min"]], **said}


def parts(counted: Truth) -> list[Part]:
    """The whole country, and of each word of the filter bar the place with most people."""
    expected = {one: counted.stages[one, "expected"] for one in counted.agencies}
    regional = [one for one in counted.agencies.values() if not one.national]
    largest = max(regional, key=lambda one: expected[one.id])
    by_province = max(regional, key=lambda one: (bool(one.province_code), expected[one.id]))
    return [
        Part(), Part(kanreg=largest.kanreg_id), Part(provinsi=by_province.province_code), Part(jenis="national"),
        Part(jenis="regional"), Part(instansi=largest.id),
    ]  # fmt: skip


def _speed(running: Running, people: int, seconds: float) -> Told:
    number = events(running.urls)
    a_second = round(number / seconds)
    return {
        "people": people, "events that made their figures": number, "seconds": round(seconds, 1),
        "people_a_second": round(people / seconds), "events_a_second": a_second,
        "kept": {f"from zero at {LEAST_A_SECOND} events a second": a_second >= LEAST_A_SECOND},
    }  # fmt: skip


def _rate(stream: Stream) -> Told:
    if stream.failed:
        raise stream.failed
    return {"events": stream.told, "rate": round(stream.told / stream.took)}


def _text(desk: Browser, path: str) -> str:
    answer = desk.session.get(f"{address()}{path}", timeout=60)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.content.decode()
