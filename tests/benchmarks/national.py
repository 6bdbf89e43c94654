"""``./epupns bench national``: does anything take longer in a country of a million people than in one of 20,000?

Makes both in data folders of their own, with accounts and cases in proportion and all inboxes full.  Then starts one,
opens everything through the gateway, stops it, and does the same with the other, round by round, so that whatever else
the machine does meanwhile slows down both; prints the medians and what grew.

Options: ``--small 20000``, ``--large 1000000`` (people), ``--one-in 4`` (of them have sent a form), ``--rounds 5``,
``--times 5`` (how often each page is opened in a round), ``--lists FOLDER``, ``--json``.  ``--measure`` measures the
running system alone (``--times 21``): it needs officials and cases (`./epupns seed --officials --cases N`).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks._browser import Times
from tests.benchmarks._installation import database
from tests.benchmarks._national.country import REAL_LISTS, measured, national
from tests.benchmarks._national.pages import time_citizens, time_headquarters, time_officials
from tests.benchmarks._national.starting import epupns
from tests.benchmarks._report import machine, option, quantiles, tell

MOST = 1.5  # times
PAGE = 50  # rows of an inbox
TABLES = {
    "registration": ("people", "person_histories", "registrants"),
    "identity": ("accounts",),
    "verification": ("cases", "transitions", "decisions"),
    "reference": ("org_units",),
}


def main() -> None:
    """The command."""
    if "--measure" in sys.argv:
        tell(measure(option("times", 21), raw="--raw" in sys.argv))
        return
    lists = Path(sys.argv[sys.argv.index("--lists") + 1]) if "--lists" in sys.argv else REAL_LISTS
    countries = {name: Country(option(name, people)) for name, people in (("small", 20_000), ("large", 1_000_000))}
    with ExitStack() as stack:
        for country in countries.values():
            began = time.monotonic()
            one_in = option("one-in", 4)
            country.found = stack.enter_context(national(country.people, country.people // one_in, lists))
            country.about["made in (s)"] = round(time.monotonic() - began)
        for _ in range(option("rounds", 5)):
            for country in countries.values():
                country.visit(option("times", 5))
    _tell(lists, countries["small"], countries["large"])


@dataclass
class Country:
    """One of the two, and what was measured in it: only one of them runs at a time."""

    people: int
    found: dict[str, str] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    times: Times = field(default_factory=Times)

    def visit(self, number: int) -> None:
        """Start it, open everything, stop it."""
        began = time.monotonic()
        epupns("up", "--detach", environment=self.found)
        self.times.add("up until ready", time.monotonic() - began)
        told = measured(self.found, "--raw", "--times", str(number))
        for step, seconds in told.pop("steps").items():
            self.times.seconds[step] += seconds
        self.about.update(told)
        epupns("down", environment=self.found)


def _tell(lists: Path, small: Country, large: Country) -> None:
    ratios = compared(*(_quantiles(country.times) for country in (small, large)))
    longer = longer_pages(small.about["cases in the inboxes"], large.about["cases in the inboxes"])
    alike = {step: ratio for step, (_, _, ratio) in ratios.items() if step not in longer}
    tell(
        {
            "lists": lists.name if lists.is_dir() else "the demo country's",
            **{f"small: {what}": value for what, value in small.about.items()},
            **{f"large: {what}": value for what, value in large.about.items()},
            "medians (ms), small, large, times": {step: _line(*figures) for step, figures in ratios.items()},
            "show more rows, so not compared": longer,
            "largest ratio of the others": max(alike.values()),
            f"all of the others within {MOST}": max(alike.values()) <= MOST,
            "machine": machine(),
        }
    )


def measure(number: int, *, raw: bool) -> dict[str, Any]:
    """The running system: every step's times (``raw``: each of them), and how large it is."""
    times = Times()
    sizes = time_officials(times, number)
    time_citizens(times, number)
    time_headquarters(times, number)
    return {
        "rows": rows(),
        "cases in the inboxes": sizes,
        "steps": dict(times.seconds) if raw else _quantiles(times),
        "machine": machine(),
    }


def _quantiles(times: Times) -> dict[str, dict[str, float]]:
    return {step: quantiles(seconds) for step, seconds in sorted(times.seconds.items())}


def rows() -> dict[str, int]:
    """Of the tables that grow with the country."""
    found = {}
    for service, tables in TABLES.items():
        with database(service) as connection:
            for table in tables:
                row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
                found[table] = int(row[0]) if row else 0
    return found


def compared(
    small: Mapping[str, Mapping[str, float]], large: Mapping[str, Mapping[str, float]]
) -> dict[str, tuple[float, float, float]]:
    """Each step's medians and how many times the first the second is, the worst first."""
    both = {step: (small[step]["median_ms"], large[step]["median_ms"]) for step in small if step in large}
    ratios = {step: (one, two, round(two / one, 2)) for step, (one, two) in both.items()}
    return dict(sorted(ratios.items(), key=lambda item: -item[1][2]))


def longer_pages(small: Mapping[str, int], large: Mapping[str, int]) -> dict[str, str]:
    """Steps whose page shows more cases in the large country, with how many: up to a whole page it takes longer."""
    shown = {inbox: (min(small[inbox], PAGE), min(large[inbox], PAGE)) for inbox in small}
    grown = {inbox: f"{few} and {more} rows" for inbox, (few, more) in shown.items() if more > MOST * few}
    return {f"{page} {inbox}": rows for inbox, rows in grown.items() for page in ("inbox", "queue hampir-lewat")}


def _line(small: float, large: float, ratio: float) -> str:
    return f"{small:>9.1f} {large:>9.1f} {ratio:>6.2f}"


if __name__ == "__main__":
    main()
