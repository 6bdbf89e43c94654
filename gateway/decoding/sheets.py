"""A PDF: opened, walked for everything that could act, and drawn page by page as the gateway will draw it."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time
from typing import BinaryIO

import pikepdf
import pypdfium2 as pdfium

from gateway.decoding.page_size import scale
from gateway.decoding.reasons import Reason, Refused

MOST_OBJECTS = 500_000
MOST_POINTS = 100_000_000  # of a picture on a page: A3 scanned with 600 points an inch has 70 million
LONGEST_PAGE = 4.0  # seconds of the processor: a verifier would wait as long for it
_DEEPEST = 60
_KEYS = {
    "/JS": Reason.PDF_SCRIPT,
    "/JavaScript": Reason.PDF_SCRIPT,
    "/XFA": Reason.PDF_SCRIPT,
    "/EmbeddedFiles": Reason.PDF_FILES,
    "/EF": Reason.PDF_FILES,
    "/RichMediaContent": Reason.PDF_MEDIA,
}
_VALUES = {
    "/S": {
        "/JavaScript": Reason.PDF_SCRIPT,
        "/Launch": Reason.PDF_ACTION,
        "/SubmitForm": Reason.PDF_ACTION,
        "/ImportData": Reason.PDF_ACTION,
        "/GoToR": Reason.PDF_ACTION,
        "/GoToE": Reason.PDF_ACTION,
        "/Rendition": Reason.PDF_MEDIA,
        "/Movie": Reason.PDF_MEDIA,
        "/RichMediaExecute": Reason.PDF_MEDIA,
    },
    "/Type": {"/EmbeddedFile": Reason.PDF_FILES},
    "/Subtype": {
        "/FileAttachment": Reason.PDF_FILES,
        "/RichMedia": Reason.PDF_MEDIA,
        "/Movie": Reason.PDF_MEDIA,
        "/Sound": Reason.PDF_MEDIA,
        "/Screen": Reason.PDF_MEDIA,
        "/3D": Reason.PDF_MEDIA,
    },
}


def check(file: BinaryIO, target: BinaryIO, most_pages: int) -> tuple[int, bool]:
    """How many pages, and whether ``target`` holds the document without the lock it had.  Raises ``Refused``."""
    file.seek(0)
    try:
        with pikepdf.open(file) as pdf:
            pages = _counted(len(pdf.pages), most_pages)
            _see_objects(pdf)
            unlocked = pdf.is_encrypted
            if unlocked:
                pdf.save(target)
    except pikepdf.PasswordError as error:
        raise Refused(Reason.PDF_LOCKED) from error
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a file that was made to break a reader breaks it in any way there is
        raise Refused(Reason.PDF_DAMAGED) from error
    _draw(target if unlocked else file, pages)
    return pages, unlocked


def _counted(pages: int, most_pages: int) -> int:
    if not pages:
        raise Refused(Reason.PDF_EMPTY)
    if pages > most_pages:
        raise Refused(Reason.PDF_TOO_LONG)
    return pages


def _see_objects(pdf: pikepdf.Pdf) -> None:
    seen = 0
    for found in pdf.objects:
        _see_picture(found)
        for name, value in _entries(found, 0):
            seen += 1
            if seen > MOST_OBJECTS:
                raise Refused(Reason.TOO_HEAVY)
            reason = _KEYS.get(name) or _VALUES.get(name, {}).get(_word(value))
            if reason:
                raise Refused(reason)


def _see_picture(found: object) -> None:
    if not isinstance(found, pikepdf.Stream) or found.get("/Subtype") != pikepdf.Name.Image:
        return
    if int(found.get("/Width", 0)) * int(found.get("/Height", 0)) > MOST_POINTS:
        raise Refused(Reason.TOO_HEAVY)


def _word(value: object) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _entries(found: object, depth: int) -> Iterator[tuple[str, object]]:
    """Every name and value in this object; what another object holds is met there."""
    if depth > _DEEPEST:
        raise Refused(Reason.TOO_HEAVY)
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in found.items():
            yield str(name), value
            if not _elsewhere(value):
                yield from _entries(value, depth + 1)
    elif isinstance(found, pikepdf.Array):
        for value in found:
            yield "", value
            if not _elsewhere(value):
                yield from _entries(value, depth + 1)


def _elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _draw(file: BinaryIO, pages: int) -> None:
    """What can be drawn here can be drawn in the gateway: a page that needs too much ends this process, not that."""
    file.seek(0)
    try:
        document = pdfium.PdfDocument(file.read())
        if len(document) != pages:
            raise Refused(Reason.PDF_DAMAGED)
        for number in range(pages):
            began, sheet = process_time(), document[number]
            sheet.render(scale=scale(*sheet.get_size())).close()
            sheet.close()
            if process_time() - began > LONGEST_PAGE:
                raise Refused(Reason.TOO_HEAVY)
    except pdfium.PdfiumError as error:
        raise Refused(Reason.PDF_DAMAGED) from error
