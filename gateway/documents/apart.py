"""Has a file opened by a process of its own: whatever is in the file, the worst that ends is that process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any

from services.contracts.errors import Unavailable

LONGEST = 50  # seconds that a file may take, also on a busy machine; gunicorn waits 60
_CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Turns:
    """``at_a_time`` processes of ``gateway.decoding``, each with so many seconds of processor time.

    A person waits ``patience`` seconds for a turn, and then reads ``busy``.
    """

    at_a_time: int  # each may take gateway.decoding.limits.MEMORY
    seconds: int
    patience: float
    busy: str
    _free: BoundedSemaphore = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """So many may go at once."""
        object.__setattr__(self, "_free", BoundedSemaphore(self.at_a_time))

    def ask(self, file: IO[bytes], target: IO[bytes], *words: str) -> dict[str, Any]:
        """The process's answer; nothing when the system ended it for what it wanted.  Raises ``Unavailable``."""
        if not self._free.acquire(timeout=self.patience):
            raise Unavailable(self.busy)
        try:
            with tempfile.TemporaryFile() as said:
                _run(file, target, said, [str(self.seconds), str(target.fileno()), *words])
                said.seek(0)
                answer: dict[str, Any] = json.loads(said.read(1000) or b"{}")
                return answer
        except (subprocess.TimeoutExpired, ValueError):
            return {}
        finally:
            self._free.release()


def _run(file: IO[bytes], target: IO[bytes], said: IO[bytes], words: list[str]) -> None:
    """No variable of ours, no descriptor but these: a decoder that is taken over finds no key."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "gateway.decoding", *words],
        stdin=file, stdout=said, stderr=subprocess.DEVNULL, pass_fds=(target.fileno(),),
        env={"PYTHONPATH": str(_CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"}, cwd="/", timeout=LONGEST, check=False,
    )  # fmt: skip
