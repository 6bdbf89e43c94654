"""Documents for tests: small, real, and some that are none."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from PIL import Image


def png(width: int = 60, height: int = 80) -> bytes:
    """A picture."""
    return picture("PNG", width, height)


def picture(kind: str, width: int = 60, height: int = 80) -> bytes:
    """A picture of this format."""
    written = BytesIO()
    Image.new("RGB", (width, height), "#f8f4e8").save(written, kind)
    return written.getvalue()


def pdf(pages: int = 2, password: str = "") -> bytes:
    """Empty A4 pages."""
    written = BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        lock = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(written, encryption=lock)
    return written.getvalue()
