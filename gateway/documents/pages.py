"""A document's pages as images: what a verifier sees beside the change."""

from __future__ import annotations

from collections import OrderedDict
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium
from flask import current_app
from PIL import Image, ImageOps

from gateway.decoding.page_size import LONGEST, WIDTH, scale
from gateway.documents.port import DocumentStore
from services.contracts.errors import NotFound

_QUALITY = 74
_REMEMBERED = 64  # page images
_rendered: OrderedDict[tuple[str, int], bytes] = OrderedDict()
_lock = Lock()  # pdfium is not safe in threads


def page_image(document_id: str, digest: str, media_type: str, page: int) -> bytes:  # noqa: ARG001 - audited later
    """Page ``page`` (from 1) as WebP, at most ``WIDTH`` wide.  Raises ``NotFound``."""
    known = (digest, page)
    with _lock:
        if known in _rendered:
            _rendered.move_to_end(known)
            return _rendered[known]
    store: DocumentStore = current_app.extensions["documents"]
    content = store.open(digest)
    with _lock:
        picture = _of_pdf(content, page) if media_type == "application/pdf" else _of_image(content, page)
        _rendered[known] = image = _packed(picture)
        while len(_rendered) > _REMEMBERED:
            _rendered.popitem(last=False)
    return image


def _of_pdf(content: bytes, page: int) -> Image.Image:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise NotFound("Dokumen ini tidak dapat dibuka.") from error
    try:
        if not 1 <= page <= len(document):
            raise NotFound(f"Dokumen ini tidak memiliki halaman {page}.")
        sheet = document[page - 1]
        picture: Image.Image = sheet.render(scale=scale(*sheet.get_size())).to_pil()
        return picture
    finally:
        document.close()


def _of_image(content: bytes, page: int) -> Image.Image:
    if page != 1:
        raise NotFound(f"Dokumen ini tidak memiliki halaman {page}.")
    opened = Image.open(BytesIO(content))
    opened.draft("RGB", (WIDTH, WIDTH))  # a JPEG is decoded no larger than needed
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((WIDTH, LONGEST))
    return picture


def _packed(picture: Image.Image) -> bytes:
    packed = BytesIO()
    picture.convert("RGB").save(packed, "WEBP", quality=_QUALITY, method=3)
    return packed.getvalue()
