"""Page images: every page of every kind, no wider than a screen needs."""

import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
from flask import Flask
from PIL import Image

from deploy.local.places import CHECKOUT
from gateway.decoding.page_size import LONGEST, WIDTH
from gateway.documents import Store, page_image
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
