"""A document's pages as images, drawn by a process apart: what a verifier sees beside the change."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from threading import Lock

from flask import current_app

from gateway.decoding.reasons import Reason
from gateway.documents.apart import Turns
from gateway.documents.port import DocumentStore
from gateway.documents.sentences import SENTENCES
from services.contracts.errors import NotFound

BUSY = "Banyak dokumen sedang dibuka. Tunggu sebentar, lalu muat ulang halaman ini."
TURNS = Turns(at_a_time=2, seconds=10, patience=15, busy=BUSY)
_REMEMBERED = 64  # page images
_rendered: OrderedDict[tuple[str, int], bytes] = OrderedDict()
_lock = Lock()


def page_image(document_id: str, digest: str, media_type: str, page: int) -> bytes:  # noqa: ARG001 - audited later
    """Page ``page`` (from 1) as WebP, as wide as a screen needs.  Raises ``NotFound``."""
    known = (digest, page)
    with _lock:
        if known in _rendered:
            _rendered.move_to_end(known)
            return _rendered[known]
    store: DocumentStore = current_app.extensions["documents"]
    image = _drawn(store.open(digest), media_type, page)
    with _lock:
        _rendered[known] = image
        while len(_rendered) > _REMEMBERED:
            _rendered.popitem(last=False)
    return image


def _drawn(content: bytes, media_type: str, page: int) -> bytes:
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as target:
        file.write(content)
        file.flush()
        file.seek(0)
        answer = TURNS.ask(file, target, "draw", media_type, str(page))
        if answer.get("reason") == Reason.NO_PAGE:
            raise NotFound(SENTENCES[Reason.NO_PAGE])
        if not answer.get("drawn"):
            raise NotFound("Dokumen ini tidak dapat dibuka.")
        target.seek(0)
        return target.read()
