"""Data saya: read on a page, taken away as JSON, CSV and PDF, by its owner alone."""
import csv
import json
from io import StringIO

import pypdfium2 as pdfium
import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_own_data import own_data
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of

FILES = {"json": "application/json", "csv": "text/csv", "pdf": "application/pdf"}


@pytest.fixture(autouse=True)
def held(fake: FakeServices) -> None:
    fake.answers["registration.own_data"] = own_data


def test_everything_is_on_the_page_with_the_ways_to_take_it_away(citizen: FlaskClient) -> None:
    answer = citizen.get("/data-saya")
    words = words_of(answer)
    for text in ("Nomor register K7M4QX2P", "Data yang dipegang negara", "Kiriman ke-1", "Minta perbaikan"):
        assert text in words
    for ending in FILES:
        assert f'href="/data-saya.{ending}"' in answer.text


@pytest.mark.parametrize("ending", FILES)
def test_a_file_is_for_its_owner_alone_and_is_kept_nowhere(
    client: FlaskClient, fake: FakeServices, ending: str
) -> None:
    assert (client.get(f"/data-saya.{ending}").location or "").startswith("/masuk")
    client.set_cookie("epupns_pns", fake.citizen())
    answer = client.get(f"/data-saya.{ending}")
    assert answer.mimetype == FILES[ending]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="data-saya.{ending}"'


def test_json_is_what_the_service_said(citizen: FlaskClient) -> None:
    assert json.loads(citizen.get("/data-saya.json").data) == own_data()


def test_no_cell_of_the_csv_is_a_formula(citizen: FlaskClient) -> None:
    text = citizen.get("/data-saya.csv").data.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == ["Bagian", "Kode", "Keterangan", "Isi"]
    assert len(rows) == 1 + sum(len(section["pieces"]) for section in own_data()["sections"])
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert rows[3][3].startswith("'=HYPERLINK")


def test_the_pdf_has_all_pages_and_takes_text_for_text(citizen: FlaskClient) -> None:
    with pdfium.PdfDocument(citizen.get("/data-saya.pdf").data) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(document) > 1
    assert "<b>S.Pd.</b> &" in words
    assert words.count("III/a") == 80


def test_it_speaks_english_too(citizen: FlaskClient) -> None:
    citizen.set_cookie("bahasa", "en")
    words = words_of(citizen.get("/data-saya"))
    assert "What the state holds" in words
    assert "Form number 1" in words
