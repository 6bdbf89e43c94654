"""A document's pages as images, drawn by a process apart: what a verifier sees beside the change.

Who asks for one page asks for the next ones, too, and a browser asks for all at once: they are drawn together.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import IO, Any

from flask import current_app

from gateway.decoding.reasons import Reason
from gateway.documents.apart import Turns
from gateway.documents.kept_pages import KeptPages
from gateway.documents.port import DocumentStore
from gateway.documents.sentences import SENTENCES
from services.contracts.errors import NotFound, Unavailable

BUSY = "Banyak dokumen sedang dibuka. Tunggu sebentar, lalu muat ulang halaman ini."
TURNS = Turns(at_a_time=2, seconds=10, patience=15, busy=BUSY)
TOGETHER = 10  # pages of one process
PATIENCE = 30.0  # seconds: another one draws these pages already
_kept = KeptPages(most_bytes=32 * 1024 * 1024)
_drawing = [Lock() for _ in range(64)]


def page_image(document_id: str, digest: str, media_type: str, page: int) -> bytes:  # noqa: ARG001 - audited later
    """Page ``page`` (from 1) as WebP, as wide as a screen needs.  Raises ``NotFound``."""
    if image := _kept.get(digest, page):
        return image
    with _one_at_a_time(digest):
        if image := _kept.get(digest, page):
            return image
        store: DocumentStore = current_app.extensions["documents"]
        images = _drawn(store.open(digest), media_type, page)
        _kept.add(digest, images)
        return images[page]


@contextmanager
def _one_at_a_time(digest: str) -> Iterator[None]:
    """Who wants another page of the same paper waits for it: the process that draws this one draws that, too."""
    lock = _drawing[hash(digest) % len(_drawing)]
    if not lock.acquire(timeout=PATIENCE):
        raise Unavailable(BUSY)
    try:
        yield
    finally:
        lock.release()


def _drawn(content: bytes, media_type: str, page: int) -> dict[int, bytes]:
    """The page, and what else of the document was drawn with it."""
    first = page - (page - 1) % TOGETHER
    others = [number for number in range(first, first + TOGETHER) if number != page]
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.flush()
        images = _asked(file, media_type, [page, *others])
        return images or _asked(file, media_type, [page]) or _refuse()  # a page that ends the process ends no other


def _asked(file: IO[bytes], media_type: str, pages: Sequence[int]) -> dict[int, bytes]:
    """Nothing when the process was ended.  Raises ``NotFound``."""
    with tempfile.TemporaryFile() as target:
        file.seek(0)
        answer = TURNS.ask(file, target, "draw", media_type, *map(str, pages))
        if answer.get("reason") == Reason.NO_PAGE:
            raise NotFound(SENTENCES[Reason.NO_PAGE])
        if answer.get("reason"):
            _refuse()
        target.seek(0)
        return _told_apart(target, answer.get("drawn", []), pages)


def _told_apart(target: IO[bytes], drawn: Any, pages: Sequence[int]) -> dict[int, bytes]:
    """Believed as far as it was asked: these pages, in this order, each once."""
    images: dict[int, bytes] = {}
    for asked, one in zip(pages, drawn if isinstance(drawn, list) else [], strict=False):
        match one:
            case [int(page), int(size)] if page == asked and size > 0:
                images[asked] = target.read(size)
            case _:
                break
    return images


def _refuse() -> dict[int, bytes]:
    raise NotFound("Dokumen ini tidak dapat dibuka.")
