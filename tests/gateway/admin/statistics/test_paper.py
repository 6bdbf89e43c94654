"""Statistik and a recapitulation as PDF: the figures of the page, charts drawn, pages that end."""
from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from flask.testing import FlaskClient

from gateway.admin.statistics.paper import page as paper
from services.contracts.profiles import Profile
from tests.gateway.admin import fake_reporting
from tests.gateway.admin.fake_recapitulations import FakeRecapitulations
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/statistik.pdf"


@pytest.fixture
def executive(as_official: Callable[..., FlaskClient], desk: FakeVerification) -> FlaskClient:
    return as_official(Profile.EXECUTIVE)


class Paper:
    """A PDF's words, and how many shapes are drawn in it."""

    def __init__(self, answer: Any) -> None:
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), answer.text
        document = pypdfium2.PdfDocument(answer.data)
        self.pages = len(document)
        texts = [page.get_textpage().get_text_range() for page in document]
        self.words = " ".join(" ".join(texts).split())
        self.shapes = sum(1 for page in document for _ in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]))


def test_the_file_has_the_figures_of_the_page(executive: FlaskClient) -> None:
    page, file = Page(executive.get("/admin/statistik")), Paper(executive.get(HERE))
    for number in page.texts("//section[@aria-labelledby='h-fu']//tbody/tr/td[1]")[:7]:
        assert number in file.words
    for place in page.texts("//section[@aria-labelledby='h-ra']//tbody/tr/th"):
        assert place.split("  ")[0].split(" Kantor")[0] in file.words or place.split(" ")[0] in file.words
    for name in page.texts("//section[@aria-labelledby='h-in']//tbody/tr/th"):
        assert name in file.words
    assert "e-PUPNS, angka sampai" in file.words


def test_funnel_lines_and_map_are_drawn(executive: FlaskClient, fake: FakeServices) -> None:
    drawn = Paper(executive.get(HERE))
    assert drawn.shapes > 7 * 2 + 3 + 30  # bars with their ghosts, lines, a tile for each province
    shown = fake_reporting.progress()
    shown["days"], shown["forecast"] = [], {"pace": 0.0, "day": "", "earliest": "", "latest": ""}
    fake.answers["reporting.progress"] = shown
    assert Paper(executive.get(HERE)).shapes < drawn.shapes


def test_it_has_the_part_that_the_page_shows(executive: FlaskClient, fake: FakeServices) -> None:
    file = Paper(executive.get(f"{HERE}?kanreg=k1&urut=nama"))
    assert fake.of("reporting.progress")[-1].body["kanreg_id"] == "k1"
    assert "Sebagian wilayah Anda" in file.words


def test_the_page_leads_to_the_file_of_the_same_words(executive: FlaskClient) -> None:
    page = Page(executive.get("/admin/statistik?kanreg=k1&urut=nama&cari=badan"))
    [address] = page.tree.xpath("//a[contains(@href, 'statistik.pdf')]/@href")
    assert address == f"{HERE}?kanreg=k1&urut=nama&cari=badan&hal=1"
    Paper(executive.get(address))


def test_a_file_is_a_few_pages_however_many_agencies_there_are(executive: FlaskClient, fake: FakeServices) -> None:
    fake.answers["reporting.progress"] = lambda **_: fake_reporting.progress(count=600)
    assert Paper(executive.get(HERE)).pages <= 12


def test_before_anybody_registered_the_file_says_so(executive: FlaskClient, fake: FakeServices) -> None:
    shown = fake_reporting.progress()
    shown["stages"] = [{**stage, "count": 0} for stage in shown["stages"]]
    fake.answers["reporting.progress"] = shown
    assert "Belum ada yang mendaftar" in Paper(executive.get(HERE)).words


def test_names_are_text_not_markup(executive: FlaskClient, fake: FakeServices) -> None:
    shown = fake_reporting.progress(count=1)
    shown["agencies"][0]["agency"] = "Badan <b>A & B</font>"
    fake.answers["reporting.progress"] = shown
    assert "Badan <b>A & B</font>" in Paper(executive.get(HERE)).words


def test_one_file_is_drawn_at_a_time(executive: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = BoundedSemaphore(1)
    monkeypatch.setattr(paper, "_one_at_a_time", busy)
    monkeypatch.setattr(paper, "PATIENCE", 0.05)
    with busy:
        assert executive.get(HERE).status_code == 503
    assert executive.get(HERE).status_code == 200


def test_a_sheet_that_was_issued_is_a_file_too(
    as_official: Callable[..., FlaskClient], fake: FakeServices
) -> None:
    fake.answers |= FakeRecapitulations().handlers()
    executive = as_official(Profile.EXECUTIVE)
    sheet = executive.post("/admin/rekapitulasi", data={"instansi": "ag-3"}).location
    page, file = Page(executive.get(sheet)), Paper(executive.get(f"{sheet}.pdf"))
    for number in page.texts("//tfoot/tr/td"):
        assert number in file.words
    assert "Halim Pradipta" in file.words
    assert "Periksa keaslian" in file.words
    assert file.shapes > 100  # the modules of the QR
    assert executive.get("/admin/rekapitulasi/rekap-9.pdf").status_code == 404
