"""What counts as a document: decided by the content, told in plain words."""

import pytest

from gateway.documents.check import NotADocument, checked
from tests.gateway.papers import pdf, picture, png

LIMITS = {"largest": 5 * 1024 * 1024, "most_pages": 100}


@pytest.mark.parametrize(
    ("content", "media_type", "pages"),
    [
        (pdf(3), "application/pdf", 3),
        (picture("JPEG"), "image/jpeg", 1),
        (png(), "image/png", 1),
    ],
    ids=["pdf", "jpeg", "png"],
)
def test_pdf_jpeg_and_png_are_documents(content: bytes, media_type: str, pages: int) -> None:
    found = checked(content, "SK pangkat.pdf", **LIMITS)
    assert (found.media_type, found.pages, found.content) == (media_type, pages, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"MZ\x90\x00 a program", "bukan PDF"),
        (b"<html><script>alert(1)</script></html>", "bukan PDF"),
        (picture("GIF"), "bukan PDF"),
        (b"%PDF-1.7 and nothing else", "rusak"),
        (pdf(1, password="rahasia"), "kata sandi"),
        (png()[:60], "rusak"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 400, "rusak"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * (5 * 1024 * 1024), "5 MB"),
        (pdf(101), "100 halaman"),
    ],
    ids=["empty", "program", "html", "gif", "broken pdf", "locked", "cut png", "broken jpeg", "large", "long"],
)
def test_anything_else_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(NotADocument, match=said):
        checked(content, "surat.pdf", **LIMITS)


def test_a_picture_with_the_name_of_a_pdf_is_a_picture() -> None:
    assert checked(png(), "ijazah.pdf", **LIMITS).name == "ijazah.png"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Foto\\SK CPNS.PNG", "SK CPNS.png"),
        ("<b>ijazah</b>.png", "b.png"),
        ("a" * 300 + ".png", "a" * 100 + ".png"),
        ("", "dokumen.png"),
    ],
)
def test_a_name_keeps_its_words_and_loses_the_rest(name: str, kept: str) -> None:
    assert checked(png(), name, **LIMITS).name == kept
