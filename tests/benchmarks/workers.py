"""``./epupns bench workers``: messages a second through a level queue, ours beside nameko, Dramatiq and FastStream.

All run the same statements with the same durability on the same servers: claim in the inbox, guarded update of the
case, history, work item, outbox, and a confirmed persistent publish to the next quorum queue.  Contestants take turns,
with 1 and 2 processes; after each run every message must have had its effect exactly once.

Options: ``--messages 10000`` (of each run), ``--rounds 3``, ``--json``; ``--memory`` measures one worker of ours over
a million messages instead (``--messages 1000000``).
"""

from __future__ import annotations

import statistics
import sys
from typing import Any

from tests.benchmarks._report import machine, option, tell
from tests.benchmarks._workers import contestants
from tests.benchmarks._workers.field import Field, field
from tests.benchmarks._workers.memory import memory
from tests.benchmarks._workers.running import run

PROCESSES = (1, 2)


def main() -> None:
    """The command."""
    with field() as where:
        tell(memory(where, option("messages", 1_000_000)) if "--memory" in sys.argv else race(where))


def race(where: Field) -> dict[str, Any]:
    """All rounds; medians and ratios."""
    number, rounds = option("messages", 10_000), option("rounds", 3)
    speeds: dict[tuple[str, int], list[float]] = {}
    for _ in range(rounds):
        for processes in PROCESSES:
            for contestant in contestants.ALL:
                speed = run(where, contestant, processes, number)
                sys.stderr.write(f"{contestant.name}, {processes}: {speed:.0f}/s\n")
                speeds.setdefault((contestant.name, processes), []).append(speed)
    report: dict[str, Any] = {"messages of each run": number, "rounds": rounds}
    for processes in PROCESSES:
        report[f"{processes} process{'es' if processes > 1 else ''}, messages a second"] = _told(speeds, processes)
    return {**report, "checked": "each message once in effect, next queue equal to the outbox", "machine": machine()}


def _told(speeds: dict[tuple[str, int], list[float]], processes: int) -> dict[str, str]:
    median = {one.name: statistics.median(speeds[one.name, processes]) for one in contestants.ALL}
    ours, nameko = median[contestants.OURS.name], median[contestants.NAMEKO.name]
    peer = max(median[contestants.DRAMATIQ.name], median[contestants.FASTSTREAM.name])
    told = {name: f"{speed:.0f}  {sorted(map(round, speeds[name, processes]))}" for name, speed in median.items()}
    return {**told, "ours / plain nameko": f"{ours / nameko:.1f}", "ours / better peer": f"{ours / peer:.1f}"}


if __name__ == "__main__":
    main()
