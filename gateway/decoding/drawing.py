"""One page of a document as a picture: what a verifier sees beside the change."""

from __future__ import annotations

from typing import BinaryIO

from PIL import Image, ImageOps

from gateway.decoding.page_size import LONGEST, WIDTH, scale
from gateway.decoding.reasons import Reason, Refused
from gateway.decoding.starts import PDF

_QUALITY = 74


def draw(file: BinaryIO, target: BinaryIO, kind: str, page: int) -> None:
    """Write page ``page`` (from 1) as WebP, at most ``WIDTH`` wide.  Raises ``Refused``."""
    file.seek(0)
    try:
        picture = _of_pdf(file, page) if kind == PDF else _of_picture(file, page)
        picture.convert("RGB").save(target, "WEBP", quality=_QUALITY, method=3)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a file that was made to break a reader breaks it in any way there is
        raise Refused(Reason.PICTURE_DAMAGED) from error


def _of_pdf(file: BinaryIO, page: int) -> Image.Image:
    import pypdfium2 as pdfium  # noqa: PLC0415 - a picture needs no pdfium

    document = pdfium.PdfDocument(file.read())
    if not 1 <= page <= len(document):
        raise Refused(Reason.NO_PAGE)
    sheet = document[page - 1]
    drawn: Image.Image = sheet.render(scale=scale(*sheet.get_size())).to_pil()
    return drawn


def _of_picture(file: BinaryIO, page: int) -> Image.Image:
    if page != 1:
        raise Refused(Reason.NO_PAGE)
    opened = Image.open(file)
    opened.draft("RGB", (WIDTH, WIDTH))  # a JPEG is decoded no larger than needed
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((WIDTH, LONGEST))
    return picture
