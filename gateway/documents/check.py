"""Is this file a document?  It is taken in piece by piece, opened elsewhere, and gone again when it is none."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from gateway.decoding.reasons import Reason
from gateway.decoding.starts import may_be_one
from gateway.documents.apart import Turns
from gateway.documents.inspector import inspected
from gateway.documents.sentences import not_a_document
from services.contracts.identity.settings import LARGEST_UPLOAD

PIECE = 64 * 1024
_SUFFIX = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


@dataclass(frozen=True)
class Found:
    """A file that can be looked at; ``name`` is safe to show, ``pages`` counts from 1."""

    content: IO[bytes]
    name: str
    media_type: str
    pages: int
    size: int


@contextmanager
def checked(
    stream: IO[bytes], name: str, *, largest: int, most_pages: int, turns: Turns | None = None
) -> Iterator[Found]:
    """The document in ``stream`` (at most ``largest`` bytes).  Raises ``NotADocument``.

    Its files have no name in any folder: whatever happens, nothing is left behind.
    """
    with tempfile.TemporaryFile() as file:
        _take(stream, file, largest)
        with inspected(file, most_pages, turns) as document:
            size = document.content.seek(0, 2)
            if size > LARGEST_UPLOAD:
                raise not_a_document(Reason.TOO_LARGE, largest=largest)
            document.content.seek(0)
            kind = document.media_type
            yield Found(document.content, _plain_name(name, kind), kind, document.pages, size)


def _take(stream: IO[bytes], file: IO[bytes], largest: int) -> None:
    while piece := stream.read(PIECE):
        if not file.tell() and not may_be_one(piece):
            raise not_a_document(Reason.OTHER_KIND)
        file.write(piece)
        if file.tell() > largest:
            raise not_a_document(Reason.TOO_LARGE, largest=largest)
    if not file.tell():
        raise not_a_document(Reason.EMPTY)
    file.flush()


def _plain_name(name: str, media_type: str) -> str:
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem = re.sub(r"[^\w .,()&+-]", "_", last.rpartition(".")[0] or last).strip(" ._") or "dokumen"
    return stem[:100] + _SUFFIX[media_type]
