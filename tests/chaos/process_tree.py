"""Who was started by whom, as the kernel knows it, and the end of a whole tree at once."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import defaultdict
from pathlib import Path


def descendants(pid: int) -> list[int]:
    """The living processes that this one started, and those that they started."""
    children = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                if state != "Z":
                    children[int(parent)].append(int(entry.name))
    found, looked_at = [], [pid]
    while looked_at:
        below = children[looked_at.pop()]
        found += below
        looked_at += below
    return found


def kill_tree(pid: int) -> None:
    """``kill -9`` of the process and everything below it, as a crash of the machine would end them."""
    doomed = [pid, *descendants(pid)]
    for one in doomed:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
