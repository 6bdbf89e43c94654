"""``./epupns bench reports``: are the figures of a country of a million people right, new, quick, and made anew alike?

Makes a country in a data folder of its own, which every service knows (``--known`` 10,000 people, half of them with a
form that was sent), and copies it in registration and verification to ``--people`` (1,000,000; `_reports/filling.py`
says what a copy has and lacks).  Then, with the whole system running:

- the read models are made from zero, while ``--beside`` (50) events a second come in;
- ``--rate`` (500) events a second for ``--seconds`` (30), and how long each takes to the read models;
- every page and table is held against SQL over the services' own databases;
- the read models are made from zero once more and must be the same, row by row;
- the executive opens every page ``--times`` (40) times.

More options: ``--lists FOLDER``, ``--json``.  ``--measure`` fills and measures the running system alone: it needs
people, officials and cases (`./epupns seed --people N --officials --cases M`).
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from services.reporting.domain.what_counts import ZONE
from tests.benchmarks._browser import Browser, Times
from tests.benchmarks._installation import address, administrator, environment
from tests.benchmarks._national.country import REAL_LISTS, national
from tests.benchmarks._national.pages import logged_in
from tests.benchmarks._national.starting import epupns
from tests.benchmarks._report import machine, option, quantiles, tell
from tests.benchmarks._reports.by_sql import Truth, truth
from tests.benchmarks._reports.events import Stream
from tests.benchmarks._reports.filling import fill
from tests.benchmarks._reports.pages import SHEET, STATISTICS, WORKFORCE, differences
from tests.benchmarks._reports.read_models import everything_counted, fingerprint, rebuilt
from tests.benchmarks._reports.sheets import Part, Sheets

FORWARDED = {"people": 1_000_000, "beside": 50, "rate": 500, "seconds": 30, "times": 40}
MOST_PAGE, MOST_LAG, LEAST_A_SECOND = 300, 2.0, 5_000  # milliseconds, seconds, events
SERVICES = ("registration", "verification", "reference", "reporting")


def main() -> None:
    """The command."""
    if "--measure" in sys.argv:
        tell(measure({name: option(name, usual) for name, usual in FORWARDED.items()}))
        return
    lists = Path(sys.argv[sys.argv.index("--lists") + 1]) if "--lists" in sys.argv else REAL_LISTS
    known, began = option("known", 10_000), time.monotonic()
    with national(known, known // 2, lists) as found:
        made = round(time.monotonic() - began)
        epupns("up", "--detach", environment=found)
        chosen = [word for name, usual in FORWARDED.items() for word in (f"--{name}", str(option(name, usual)))]
        told = json.loads(epupns("bench", "reports", "--measure", "--json", *chosen, environment=found))
        epupns("down", environment=found)
    tell({"made in (s)": made, **told, "all of it in (s)": round(time.monotonic() - began)})


def measure(chosen: dict[str, int]) -> dict[str, Any]:
    """The running system: what was asked, in the order of the command's description."""
    began = time.monotonic()
    written = fill(administrator("registration"), administrator("verification"), chosen["people"])
    filled, before = round(time.monotonic() - began), machine()
    urls = {service: environment(service)["DATABASE_URL"].replace("+psycopg", "") for service in SERVICES}
    of_events = (urls["registration"], urls["verification"], urls["reporting"])
    with Stream(*of_events, rate=chosen["beside"], seconds=1200) as beside:
        people, seconds = rebuilt()
    everything_counted()
    with Stream(*of_events, rate=chosen["rate"], seconds=chosen["seconds"]) as stream:
        stream.watch(chosen["seconds"])
    everything_counted()
    live, counted = fingerprint(), truth(urls)
    desk = logged_in(Times(), "eksekutif")
    compared, wrong = _compared(desk, counted)
    again, seconds_again = rebuilt()
    pages = _opened(desk, counted, chosen["times"])
    return {
        "people": people, "events that made their figures": counted.events, "rows written": written,
        "filled in (s)": filled,
        "from zero, events beside it": _speed(people, seconds, counted) | _told(beside),
        "from zero, nothing beside it": _speed(again, seconds_again, counted),
        "both the same, row by row": live == fingerprint(),
        "stream": _told(stream) | {"lag": quantiles(stream.lags), "longest_s": round(max(stream.lags), 2)},
        "tables held against SQL": compared, "different": wrong, "pages": pages,
        "kept": {
            "equal to SQL": not wrong, "rebuilt alike": live == fingerprint(),
            f"{LEAST_A_SECOND} events a second": counted.events / seconds >= LEAST_A_SECOND,
            f"pages within {MOST_PAGE} ms": all(took["p95_ms"] < MOST_PAGE for took in pages.values()),
            f"lag within {MOST_LAG} s": max(stream.lags) < MOST_LAG,
        },
        "machine before and after": [before, machine()],
    }  # fmt: skip


def _speed(people: int, seconds: float, counted: Truth) -> dict[str, float]:
    told = {"people": people, "seconds": round(seconds, 1), "people_a_second": round(people / seconds)}
    return told | {"events_a_second": round(counted.events / seconds)}


def _told(stream: Stream) -> dict[str, Any]:
    if stream.failed:
        raise stream.failed
    return {"events": stream.told, "rate": round(stream.told / stream.took)}


def _compared(desk: Browser, counted: Truth) -> tuple[int, list[str]]:
    today, number = datetime.now(UTC).astimezone(ZONE).date(), 0
    wrong: list[str] = []
    for part in parts(counted):
        tables, found = differences(lambda path: _text(desk, path), part, Sheets(counted, part, today))
        number, wrong = number + tables, wrong + found
    return number, wrong


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


def _opened(desk: Browser, counted: Truth, times: int) -> dict[str, dict[str, float]]:
    _all, kanreg, province, _national, _regional, agency = parts(counted)
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
    times_of = Times()
    desk.times = times_of
    for _ in range(times):
        for name, path in addresses.items():
            desk.open(path, name)
    return {name: quantiles(times_of.seconds[name]) for name in addresses}


def _text(desk: Browser, path: str) -> str:
    answer = desk.session.get(f"{address()}{path}", timeout=60)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.content.decode()


if __name__ == "__main__":
    main()
