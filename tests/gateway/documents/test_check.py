"""What counts as a document: decided by the content, told in plain words."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from gateway.documents.check import checked
from gateway.documents.sentences import NotADocument
from tests.gateway.papers import pdf, picture, png

LIMITS: dict[str, Any] = {"largest": 5 * 1024 * 1024, "most_pages": 100}


@dataclass(frozen=True)
class Kept:
    content: bytes
    name: str
    media_type: str
    pages: int


def kept(content: bytes, name: str = "surat.pdf") -> Kept:
    with checked(BytesIO(content), name, **LIMITS) as found:
        return Kept(found.content.read(), found.name, found.media_type, found.pages)


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
    found = kept(content, "SK pangkat.pdf")
    assert (found.media_type, found.pages) == (media_type, pages)


def test_a_pdf_stays_as_it_is_so_that_its_electronic_signature_holds() -> None:
    content = pdf(2)
    assert kept(content).content == content


def photographed(kind: str) -> bytes:
    """Held upright, with place, camera and comment."""
    written, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "Kamera", {1: "S", 2: (6.0, 10.0, 30.0)}
    Image.new("RGB", (60, 80), "#f8f4e8").save(written, kind, exif=exif, comment="Rumah saya", icc_profile=b"rahasia")
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_of_a_photo_nothing_but_the_picture_is_kept(kind: str) -> None:
    content = kept(photographed(kind)).content
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (80, 60), "upright without the mark that says so"
        assert dict(picture.getexif()) == {}
    assert not any(word in content for word in (b"Kamera", b"Rumah", b"Exif", b"rahasia"))


def test_a_photo_loses_nothing_that_can_be_seen() -> None:
    written = BytesIO()
    Image.merge("RGB", [Image.radial_gradient("L"), Image.linear_gradient("L"), Image.new("L", (256, 256), 90)]).save(
        written, "JPEG", quality=70
    )
    before, after = Image.open(written), Image.open(BytesIO(kept(written.getvalue()).content))
    worst = max(high for _low, high in ImageChops.difference(before, after).getextrema())  # type: ignore[misc]
    assert worst <= 12


def test_a_pdf_that_only_its_owner_locked_is_kept_without_the_lock() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf(2))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="rahasia", user=""))
    with pikepdf.open(BytesIO(kept(locked.getvalue()).content)) as document:
        assert (len(document.pages), document.is_encrypted) == (2, False)


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
        kept(content)


def test_a_picture_with_the_name_of_a_pdf_is_a_picture() -> None:
    assert kept(png(), "ijazah.pdf").name == "ijazah.png"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Foto\\SK CPNS.PNG", "SK CPNS.png"),
        ("<b>ijazah</b>.png", "b.png"),
        ("a" * 300 + ".png", "a" * 100 + ".png"),
        ("", "dokumen.png"),
    ],
)
def test_a_name_keeps_its_words_and_loses_the_rest(name: str, shown: str) -> None:
    assert kept(png(), name).name == shown


def test_another_kind_of_file_is_refused_before_more_of_it_is_read() -> None:
    stream = BytesIO(b"MZ" * 1_000_000)
    with pytest.raises(NotADocument, match="bukan PDF"), checked(stream, "a.pdf", **LIMITS):
        pass
    assert stream.tell() <= 64 * 1024
