"""``./epupns bench reports``: are the figures of a country of a million people right, new, quick, and made anew alike?

Makes a country in a data folder of its own, which every service knows (``--known`` 10,000 people, half of them with a
form that was sent), and copies it in registration and verification to ``--people`` (1,000,000; `_reports/filling.py`
says what a copy has and lacks).  Then, with the whole system running, a stage after the other:

- ``fill``: the copying;
- ``zero``: the read models are made from zero, while ``--beside`` (50) events a second come in;
- ``lag``: ``--rate`` (500) events a second for ``--seconds`` (30), and how long each takes to the read models;
- ``sql``: every page and table is held against SQL over the services' own databases;
- ``alike``: the read models are made from zero once more and must be the same, row by row;
- ``pages``: the executive opens every page ``--times`` (40) times.

``--only lag,pages`` asks these stages alone.  ``--country FOLDER`` keeps the country there, so that the next run finds
it; else nothing of it is left.  ``--measure`` measures the running system: it needs people, officials and cases
(`./epupns seed --people N --officials --cases M`).  More options: ``--lists FOLDER``, ``--json``.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks._national.country import REAL_LISTS, national
from tests.benchmarks._national.starting import epupns
from tests.benchmarks._report import option, tell
from tests.benchmarks._reports.stages import STAGES, Running, told

FORWARDED = {"people": 1_000_000, "beside": 50, "rate": 500, "seconds": 30, "times": 40}


def main() -> None:
    """The command."""
    stages = _word("only", ",".join(STAGES)).split(",")
    if unknown := set(stages) - set(STAGES):
        sys.exit(f"--only takes some of {', '.join(STAGES)}; not {', '.join(sorted(unknown))}")
    numbers = {name: option(name, usual) for name, usual in FORWARDED.items()}
    if "--measure" in sys.argv:
        tell(measure(stages, Running(**numbers)))
        return
    kept, known, began = _word("country"), option("known", 10_000), time.monotonic()
    lists = Path(_word("lists")) if "--lists" in sys.argv else REAL_LISTS
    with national(known, known // 2, lists, Path(kept) if kept else None) as found:
        made = round(time.monotonic() - began)
        epupns("up", "--detach", environment=found)
        chosen = [word for name, number in numbers.items() for word in (f"--{name}", str(number))]
        asked = ("bench", "reports", "--measure", "--json", "--only", ",".join(stages), *chosen)
        measured = json.loads(epupns(*asked, environment=found))
        epupns("down", environment=found)
    tell({"made in (s)": made, **measured, "all of it in (s)": round(time.monotonic() - began)})


def measure(stages: list[str], running: Running) -> dict[str, Any]:
    """What each stage says, and which promises were kept."""
    kept: dict[str, bool] = {}
    said: dict[str, Any] = {}
    for stage in stages:
        print(f"{time.strftime('%X')} {stage}", file=sys.stderr, flush=True)
        said[stage] = told(stage, running)
        kept |= {f"{promise} ({stage})": one for promise, one in said[stage].pop("kept", {}).items()}
    return {**said, "kept": kept}


def _word(name: str, usual: str = "") -> str:
    flag = f"--{name}"
    return sys.argv[sys.argv.index(flag) + 1] if flag in sys.argv else usual


if __name__ == "__main__":
    main()
