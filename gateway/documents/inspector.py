"""Has a file opened by a process of its own: whatever is in the file, the worst that ends is that process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any

from gateway.decoding.reasons import Reason
from gateway.documents.sentences import not_a_document
from services.contracts.errors import Unavailable

AT_A_TIME = 2  # processes; each may take gateway.decoding.limits.MEMORY
PATIENCE = 25  # seconds that a person waits for a turn
SECONDS = 30  # of processor time: a hundred scanned pages need half of it
LONGEST = 50  # seconds that a file may take, also on a busy machine; gunicorn waits 60
_CHECKOUT = Path(__file__).parents[2]
_turns = BoundedSemaphore(AT_A_TIME)


@dataclass(frozen=True)
class Inspected:
    """``content`` is what is kept: the file as it came, or its picture alone."""

    content: IO[bytes]
    media_type: str
    pages: int


@contextmanager
def inspected(file: IO[bytes], most_pages: int) -> Iterator[Inspected]:
    """The document in a file of the disk.  Raises ``NotADocument``; what was written for it is gone afterwards."""
    with tempfile.TemporaryFile() as clean:
        answer = _asked(file, clean, most_pages)
        if "kind" not in answer:
            raise not_a_document(Reason(answer.get("reason", Reason.TOO_HEAVY)), most_pages=most_pages)
        content = clean if answer["rewritten"] else file
        content.seek(0)
        yield Inspected(content, answer["kind"], answer["pages"])


def _asked(file: IO[bytes], clean: IO[bytes], most_pages: int) -> dict[str, Any]:
    """The process's answer; nothing when the system ended it for what it wanted."""
    if not _turns.acquire(timeout=PATIENCE):
        raise Unavailable("Banyak berkas sedang diperiksa. Tunggu sebentar, lalu unggah lagi.")
    try:
        with tempfile.TemporaryFile() as said:
            _run(file, clean, said, most_pages)
            said.seek(0)
            answer: dict[str, Any] = json.loads(said.read(1000) or b"{}")
            return answer
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    finally:
        _turns.release()


def _run(file: IO[bytes], clean: IO[bytes], said: IO[bytes], most_pages: int) -> None:
    """No variable of ours, no descriptor but these: a decoder that is taken over finds no key."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "gateway.decoding", *(str(n) for n in (most_pages, SECONDS, clean.fileno()))],
        stdin=file, stdout=said, stderr=subprocess.DEVNULL, pass_fds=(clean.fileno(),),
        env={"PYTHONPATH": str(_CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"}, cwd="/", timeout=LONGEST, check=False,
    )  # fmt: skip
