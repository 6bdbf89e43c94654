"""Is a file a document, and what is kept of it?  Asked of a process apart."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from gateway.decoding.reasons import Reason
from gateway.documents.apart import Turns
from gateway.documents.sentences import not_a_document

BUSY = "Banyak berkas sedang diperiksa. Tunggu sebentar, lalu unggah lagi."
TURNS = Turns(at_a_time=2, seconds=30, patience=25, busy=BUSY)  # a hundred scanned pages need half of that


@dataclass(frozen=True)
class Inspected:
    """``content`` is what is kept: the file as it came, or its picture alone."""

    content: IO[bytes]
    media_type: str
    pages: int


@contextmanager
def inspected(file: IO[bytes], most_pages: int, turns: Turns | None = None) -> Iterator[Inspected]:
    """The document in a file of the disk.  Raises ``NotADocument``; what was written for it is gone afterwards.

    ``turns``: other ones than those of people who are logged in.
    """
    with tempfile.TemporaryFile() as clean:
        answer = (turns or TURNS).ask(file, clean, "check", str(most_pages))
        if "kind" not in answer:
            raise not_a_document(Reason(answer.get("reason", Reason.TOO_HEAVY)), most_pages=most_pages)
        content = clean if answer["rewritten"] else file
        content.seek(0)
        yield Inspected(content, answer["kind"], answer["pages"])
