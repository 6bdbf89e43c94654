"""Which kind of file is this?  By its content, never by its name; a file that is two kinds at once is none."""

from __future__ import annotations

import re
import zipfile
from typing import IO

import puremagic

from gateway.decoding.reasons import Reason, Refused
from gateway.decoding.starts import PDF, PNG, STARTS

_HEAD = 4096
_BLANK = b"\0\t\n\r\x1a "
_OTHER_FILES = (
    re.compile(rb"<(\?php|(script|html|svg|iframe|body|!doctype)[\s>])", re.IGNORECASE),
    re.compile(rb"This program (cannot|must) be run|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|#!/(usr/)?bin/"),
)
_PDF_HEADER = re.compile(rb"%PDF-[12]\.\d")


def kind_of(file: IO[bytes]) -> str:
    """The media type.  Raises ``Refused``."""
    file.seek(0)
    content = file.read()
    kind = _kind(content[:_HEAD])
    others = [*_OTHER_FILES, _PDF_HEADER] if kind != PDF else _OTHER_FILES
    if any(other.search(content) for other in others) or zipfile.is_zipfile(file):
        raise Refused(Reason.TWO_IN_ONE)
    if kind == PDF:
        _see_pdf_end(content)
    if kind == PNG:
        _see_png_end(content)
    return kind


def _kind(head: bytes) -> str:
    try:
        guesses = {guess.mime_type for guess in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        guesses = set()
    for kind, start in STARTS.items():
        if kind in guesses and head.startswith(start):
            return kind
    raise Refused(Reason.OTHER_KIND)


def _see_pdf_end(content: bytes) -> None:
    """A file that was cut has no end mark; one that something was added to has it too early."""
    _before, mark, after = content.rpartition(b"%%EOF")
    if not mark or after.strip(_BLANK):
        raise Refused(Reason.PDF_DAMAGED)


def _see_png_end(content: bytes) -> None:
    """Walks the chunks: the last one must end the file."""
    at, name = len(STARTS[PNG]), b""
    while name != b"IEND":
        name, length = content[at + 4 : at + 8], int.from_bytes(content[at : at + 4])
        at += 12 + length
        if at > len(content):
            raise Refused(Reason.PICTURE_DAMAGED)
    if content[at:].strip(_BLANK):
        raise Refused(Reason.TWO_IN_ONE)
