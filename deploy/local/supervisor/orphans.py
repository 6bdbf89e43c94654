"""Children that outlived a killed supervisor: found by pid and start time, so that no stranger is ever signalled."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from deploy.local.private_files import read_json, write_json

FILE = "children.json"


def started_at(pid: int) -> int | None:
    """The kernel's start time of a process in clock ticks since boot; None when it is gone or a zombie."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[19])


def remember(run: Path, children: dict[str, dict[str, Any]]) -> None:
    """Write down the living children: name -> pid, start time, stop signal, stage."""
    write_json(run / FILE, children)


def end_orphans(run: Path, patience: float = 20.0) -> list[str]:
    """Stop what an earlier supervisor left running, highest stage first; returns the names."""
    left = {
        name: row for name, row in read_json(run / FILE).items() if started_at(row["pid"]) == row["started_at"]
    }
    for stage in sorted({row["stage"] for row in left.values()}, reverse=True):
        rows = [row for row in left.values() if row["stage"] == stage]
        for row in rows:
            _signal(row["pid"], row["stop_signal"])
        _wait(rows, patience)
    (run / FILE).unlink(missing_ok=True)
    return sorted(left)


def _wait(rows: list[dict[str, Any]], patience: float) -> None:
    deadline = time.monotonic() + patience
    while rows and time.monotonic() < deadline:
        rows = [row for row in rows if started_at(row["pid"]) == row["started_at"]]
        time.sleep(0.05)
    for row in rows:
        _signal(row["pid"], signal.SIGKILL)


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
