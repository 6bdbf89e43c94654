"""Pages of a document as pictures: what a verifier sees beside the change."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time
from typing import Any, BinaryIO

from PIL import Image, ImageOps

from gateway.decoding.page_size import LONGEST, WIDTH, scale
from gateway.decoding.reasons import Reason, Refused
from gateway.decoding.starts import PDF

ENOUGH = 4.0  # seconds of the processor: what is not drawn by then is drawn when somebody asks for it
_QUALITY = 74


def draw(file: BinaryIO, target: BinaryIO, kind: str, pages: Sequence[int]) -> list[tuple[int, int]]:
    """Write pages (from 1) as WebP, at most ``WIDTH`` wide, one behind the other: number and bytes of each.

    The first one that is asked is drawn.  Raises ``Refused`` when it cannot be; the others end where one cannot be.
    """
    drawn: list[tuple[int, int]] = []
    try:
        source = _pdf(file) if kind == PDF else None
        for page in pages:
            if drawn and process_time() > ENOUGH:
                break
            before = target.tell()
            picture = _of_pdf(source, page) if kind == PDF else _of_picture(file, page)
            picture.convert("RGB").save(target, "WEBP", quality=_QUALITY, method=3)
            drawn.append((page, target.tell() - before))
    except (Refused, MemoryError):
        if not drawn:
            raise
    except Exception as error:  # a file that was made to break a reader breaks it in any way there is
        if not drawn:
            raise Refused(Reason.PICTURE_DAMAGED) from error
    return drawn


def _pdf(file: BinaryIO) -> Any:
    import pypdfium2 as pdfium  # noqa: PLC0415 - a picture needs no pdfium

    file.seek(0)
    return pdfium.PdfDocument(file.read())


def _of_pdf(document: Any, page: int) -> Image.Image:
    if not 1 <= page <= len(document):
        raise Refused(Reason.NO_PAGE)
    sheet = document[page - 1]
    drawn: Image.Image = sheet.render(scale=scale(*sheet.get_size())).to_pil()
    sheet.close()
    return drawn


def _of_picture(file: BinaryIO, page: int) -> Image.Image:
    if page != 1:
        raise Refused(Reason.NO_PAGE)
    file.seek(0)
    opened = Image.open(file)
    opened.draft("RGB", (WIDTH, WIDTH))  # a JPEG is decoded no larger than needed
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((WIDTH, LONGEST))
    return picture
