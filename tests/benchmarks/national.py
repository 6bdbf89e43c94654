"""``./epupns bench national``: does anything take longer in a country of a million people than in one of 20,000?

Makes both in data folders of their own, one after the other, with accounts and cases in proportion and all inboxes
full, measures each, and prints what grew.  Times are those of the whole way through the gateway.

Options: ``--small 20000``, ``--large 1000000`` (people), ``--one-in 4`` (of them have sent a form), ``--times 21`` (how
often each page is opened), ``--starts 5``, ``--json``.  ``--measure`` measures the running system alone, and starts it
anew: it needs officials and cases (`./epupns seed --officials --cases N`).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks._browser import Times
from tests.benchmarks._installation import database
from tests.benchmarks._national.country import REAL_LISTS, measured, national
from tests.benchmarks._national.pages import time_citizens, time_headquarters, time_officials
from tests.benchmarks._national.starting import time_starts
from tests.benchmarks._report import machine, option, quantiles, tell

MOST = 1.5  # times
TABLES = {
    "registration": ("people", "person_histories", "registrants"),
    "identity": ("accounts",),
    "verification": ("cases", "transitions", "decisions"),
    "reference": ("org_units",),
}


def main() -> None:
    """The command."""
    if "--measure" in sys.argv:
        tell(measure(option("times", 21), option("starts", 5)))
        return
    lists = Path(sys.argv[sys.argv.index("--lists") + 1]) if "--lists" in sys.argv else REAL_LISTS
    small, large = (_country(option(name, people), lists) for name, people in (("small", 20_000), ("large", 1_000_000)))
    ratios = compared(small["steps"], large["steps"])
    tell(
        {
            "lists": lists.name if lists.is_dir() else "the demo country's",
            **{f"{name}: {what}": told[what] for name, told in (("small", small), ("large", large)) for what in _ABOUT},
            "medians (ms), small, large, times": {step: _line(*figures) for step, figures in ratios.items()},
            "largest ratio": max(ratio for _, _, ratio in ratios.values()),
            f"all within {MOST}": all(ratio <= MOST for _, _, ratio in ratios.values()),
            "machine": machine(),
        }
    )


_ABOUT = ("rows", "cases in the inboxes", "made in (s)", "machine")


def _country(people: int, lists: Path) -> dict[str, Any]:
    began = time.monotonic()
    with national(people, people // option("one-in", 4), lists) as found:
        made = round(time.monotonic() - began)
        options = ("--times", str(option("times", 21)), "--starts", str(option("starts", 5)))
        return {"made in (s)": made, **measured(found, *options)}


def measure(number: int, starts: int) -> dict[str, Any]:
    """The running system: every step's times, and how large it is."""
    times = Times()
    sizes = time_officials(times, number)
    time_citizens(times, number)
    time_headquarters(times, number)
    time_starts(times, starts)
    return {
        "rows": rows(),
        "cases in the inboxes": sizes,
        "steps": {step: quantiles(seconds) for step, seconds in sorted(times.seconds.items())},
        "machine": machine(),
    }


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


def _line(small: float, large: float, ratio: float) -> str:
    return f"{small:>9.1f} {large:>9.1f} {ratio:>6.2f}"


if __name__ == "__main__":
    main()
