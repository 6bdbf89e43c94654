"""Is this file a document?  Decided by its content, never by its name: it is opened as what it says it is."""

from __future__ import annotations

import re
import unicodedata
import warnings
from dataclasses import dataclass
from io import BytesIO
from threading import Semaphore

import pikepdf
import puremagic
from PIL import Image

from services.contracts.errors import Invalid
from services.contracts.identity.settings import MEGABYTE

MOST_PIXELS = 60_000_000  # a phone's camera makes 50 million at most
_decoding = Semaphore(2)  # large pictures at a time: each may need 180 MB
_SUFFIX = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
_FORMAT = {"image/jpeg": "JPEG", "image/png": "PNG"}


class NotADocument(Invalid):
    """The file is none that a verifier could look at; the message says what to do."""


@dataclass(frozen=True)
class Found:
    """A file that can be looked at; ``name`` is safe to show, ``pages`` counts from 1."""

    content: bytes
    name: str
    media_type: str
    pages: int


def checked(content: bytes, name: str, *, largest: int, most_pages: int) -> Found:
    """The document in ``content`` (at most ``largest`` bytes).  Raises ``NotADocument``."""
    if not content:
        raise NotADocument("Berkas ini kosong. Pilih berkas lain.")
    if len(content) > largest:
        raise too_large(largest)
    media_type = _media_type(content)
    pages = _pdf_pages(content, most_pages) if media_type == "application/pdf" else _picture(content, media_type)
    return Found(content, _plain_name(name, media_type), media_type, pages)


def too_large(largest: int) -> NotADocument:
    """What is said of a file with more than ``largest`` bytes."""
    return NotADocument(f"Berkas ini lebih besar dari {megabytes(largest)} MB. Kecilkan, atau foto ulang.")


def megabytes(size: int) -> str:
    """Bytes as Indonesia writes megabytes: ``5``, ``2,5``."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0").replace(".", ",")


def _media_type(content: bytes) -> str:
    try:
        guesses = {guess.mime_type for guess in puremagic.magic_string(content)}
    except puremagic.PureError:
        guesses = set()
    for media_type in _SUFFIX:
        if media_type in guesses:
            return media_type
    raise NotADocument("Berkas ini bukan PDF, JPEG, atau PNG. Foto dokumennya, atau simpan sebagai PDF.")


def _pdf_pages(content: bytes, most_pages: int) -> int:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise NotADocument("PDF ini terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.") from error
    except pikepdf.PdfError as error:
        raise NotADocument("PDF ini rusak dan tidak dapat dibuka. Simpan ulang, lalu unggah lagi.") from error
    if not pages:
        raise NotADocument("PDF ini tidak memiliki halaman.")
    if pages > most_pages:
        raise NotADocument(f"PDF ini lebih dari {most_pages} halaman. Unggah halaman yang diperlukan saja.")
    return pages


def _picture(content: bytes, media_type: str) -> int:
    try:
        with _decoding, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=[_FORMAT[media_type]]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NotADocument("Gambar ini terlalu besar. Foto ulang dengan ukuran biasa.")
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotADocument("Gambar ini rusak dan tidak dapat dibuka. Foto ulang, lalu unggah lagi.") from error
    return 1


def _plain_name(name: str, media_type: str) -> str:
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem = re.sub(r"[^\w .,()&+-]", "_", last.rpartition(".")[0] or last).strip(" ._") or "dokumen"
    return stem[:100] + _SUFFIX[media_type]
