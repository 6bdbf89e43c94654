"""Page images: every page of every kind, no wider than a screen needs, a paper's pages drawn together."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any

import pikepdf
import pytest
from flask import Flask
from PIL import Image

from deploy.local.places import CHECKOUT
from gateway.decoding.page_size import LONGEST, WIDTH
from gateway.documents import Store, page_image, pages
from gateway.documents.kept_pages import KeptPages
from services.contracts.errors import NotFound
from tests.gateway.papers import pdf, picture


@pytest.mark.parametrize(
    ("content", "media_type", "page"),
    [(pdf(3), "application/pdf", 3), (picture("JPEG", 3000, 4000), "image/jpeg", 1), (picture("PNG"), "image/png", 1)],
    ids=["pdf", "jpeg", "png"],
)
def test_a_page_is_an_image_of_screen_width(app: Flask, content: bytes, media_type: str, page: int) -> None:
    store: Store = app.extensions["documents"]
    with app.app_context():
        image = Image.open(BytesIO(page_image("d-1", store.save(content), media_type, page)))
    assert image.format == "WEBP"
    assert image.width <= WIDTH


@pytest.mark.parametrize(("content", "media_type"), [(pdf(2), "application/pdf"), (picture("PNG"), "image/png")])
@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_not_found(app: Flask, content: bytes, media_type: str, page: int) -> None:
    store: Store = app.extensions["documents"]
    with app.app_context(), pytest.raises(NotFound):
        page_image("d-1", store.save(content), media_type, page)


def test_a_sheet_of_a_strange_shape_stays_small(app: Flask) -> None:
    strip = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(275, 14400))
        document.save(strip)
    store: Store = app.extensions["documents"]
    with app.app_context():
        image = Image.open(BytesIO(page_image("d-2", store.save(strip.getvalue()), "application/pdf", 1)))
    assert image.height <= LONGEST


def test_a_document_that_ends_its_process_is_told_and_takes_nothing_down(app: Flask) -> None:
    store: Store = app.extensions["documents"]
    with app.app_context(), pytest.raises(NotFound, match="tidak dapat dibuka"):
        page_image("d-3", store.save(b"%PDF-1.7 nothing"), "application/pdf", 1)


def test_a_picture_is_drawn_without_a_decoder_in_this_process(app: Flask) -> None:
    """The gateway itself loads neither pdfium nor a picture's decoder for it."""
    asked = "import sys, gateway.app; print(sorted({'pypdfium2', 'pikepdf'} & sys.modules.keys()))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert said.stdout.strip() == "[]"


@dataclass
class Watched:
    """The turns, or what is said in their place: ``asked`` has the pages of each process."""

    answers: list[dict[str, Any]] = field(default_factory=list)
    asked: list[list[int]] = field(default_factory=list)
    turns: Any = pages.TURNS

    def ask(self, file: IO[bytes], target: IO[bytes], *words: str) -> dict[str, Any]:
        self.asked.append([int(word) for word in words[2:]])
        if not self.answers:
            answer: dict[str, Any] = self.turns.ask(file, target, *words)
            return answer
        target.write(b"a picture")
        return self.answers.pop(0)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    seen = Watched()
    monkeypatch.setattr(pages, "TURNS", seen)
    monkeypatch.setattr(pages, "_kept", KeptPages(10_000_000))
    return seen


def test_all_pages_that_are_asked_at_once_are_drawn_by_one_process(app: Flask, watched: Watched) -> None:
    digest = app.extensions["documents"].save(pdf(12))

    def look(page: int) -> bytes:
        with app.app_context():
            return page_image("d", digest, "application/pdf", page)

    with ThreadPoolExecutor(6) as browser:
        images = list(browser.map(look, [3, 1, 2, 4, 9, 10]))
    assert len(watched.asked) == 1
    assert sorted(watched.asked[0]) == list(range(1, 11))
    assert all(Image.open(BytesIO(image)).format == "WEBP" for image in images)
    assert look(12)
    assert watched.asked[1][0] == 12


def test_a_page_that_ends_its_process_is_tried_alone(app: Flask, watched: Watched) -> None:
    watched.answers = [{}, {"drawn": [[2, 9]]}]
    with app.app_context():
        assert page_image("d", app.extensions["documents"].save(pdf(2)), "application/pdf", 2) == b"a picture"
    assert watched.asked == [[2, 1, 3, 4, 5, 6, 7, 8, 9, 10], [2]]


@pytest.mark.parametrize("said", [7, [7], [[2, 9]], [[1, 0]], [[1, "9"]], {"1": 9}])
def test_a_process_that_was_taken_over_is_believed_no_other_page(app: Flask, watched: Watched, said: object) -> None:
    watched.answers = [{"drawn": said}, {"drawn": said}]
    with app.app_context(), pytest.raises(NotFound, match="tidak dapat dibuka"):
        page_image("d", app.extensions["documents"].save(pdf(2)), "application/pdf", 1)


def test_the_images_that_nobody_looked_at_for_longest_go_first() -> None:
    kept = KeptPages(most_bytes=10)
    kept.add("a", {1: b"1234", 2: b"5678"})
    assert kept.get("a", 1) == b"1234"
    kept.add("b", {1: b"abcd"})
    assert (kept.get("a", 1), kept.get("a", 2), kept.get("b", 1)) == (b"1234", b"", b"abcd")
    kept.add("b", {1: b"ab"})
    kept.add("a", {2: b"5678"})
    assert (kept.get("a", 1), kept.get("a", 2), kept.get("b", 1)) == (b"1234", b"5678", b"ab")
