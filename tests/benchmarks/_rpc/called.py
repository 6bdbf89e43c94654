"""A calling process as the benchmark holds it: a task in, an outcome out, and what the process weighs."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks._rpc.caller import Outcome, Task


class Called:
    """One process of ``caller``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._line()  # it is ready
        self.weighed_at_start = self.weight()

    def do(self, task: Task) -> Outcome:
        """Let it call; waits for the outcome."""
        self.begin(task)
        return self.outcome()

    def begin(self, task: Task) -> None:
        """Let it call, while something else happens."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(task)) + "\n")
        self._process.stdin.flush()

    def outcome(self) -> Outcome:
        """What became of the task that was begun."""
        return Outcome(**json.loads(self._line()))

    def weight(self) -> float:
        """Resident memory, MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def connections(self) -> int:
        """Its TCP connections."""
        held = [str(fd.readlink()) for fd in Path(f"/proc/{self._process.pid}/fd").iterdir()]
        inodes = {name.removeprefix("socket:[").rstrip("]") for name in held if name.startswith("socket:[")}
        rows = Path(f"/proc/{self._process.pid}/net/tcp").read_text().splitlines()[1:]
        return sum(row.split()[9] in inodes for row in rows)

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the calling process ended"
        return line
