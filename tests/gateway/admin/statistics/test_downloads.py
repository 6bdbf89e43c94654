"""The table beside each chart as CSV: the same figures as the page, and no cell that a spreadsheet would compute."""
from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from flask.testing import FlaskClient

from gateway.admin.statistics.csv_file import cell
from gateway.admin.statistics.downloads import SHEETS
from gateway.admin.statistics.workforce import SIDES
from services.contracts.profiles import Profile
from tests.gateway.admin import fake_reporting
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.fake_services import FakeServices


@pytest.fixture
def executive(as_official: Callable[..., FlaskClient], desk: FakeVerification) -> FlaskClient:
    return as_official(Profile.EXECUTIVE)


def rows(client: FlaskClient, path: str) -> list[list[str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    return list(csv.reader(StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


@pytest.mark.parametrize("path", [*SHEETS, *(f"pegawai/{side}" for side in SIDES)])
def test_every_chart_has_its_table_as_a_file(executive: FlaskClient, path: str) -> None:
    agency = "?instansi=ag-0" if path == "unit" else ""
    header, *body = rows(executive, f"/admin/statistik/{path}.csv{agency}")
    assert body
    assert all(len(row) == len(header) for row in body)


def test_a_file_has_the_part_of_the_figures_that_the_page_shows(executive: FlaskClient, fake: FakeServices) -> None:
    body = rows(executive, "/admin/statistik/instansi.csv?kanreg=k1")
    inside = [one["agency"] for one in fake_reporting.agencies() if one["kanreg_id"] == "k1"]
    assert sorted(row[0] for row in body[1:]) == sorted(inside)
    assert fake.of("reporting.progress")[-1].body["kanreg_id"] == "k1"


def test_a_name_that_is_a_formula_stays_a_name(executive: FlaskClient, fake: FakeServices) -> None:
    shown = fake_reporting.progress(count=1)
    shown["agencies"][0]["agency"] = '=HYPERLINK("http://x","y")'
    fake.answers["reporting.progress"] = shown
    assert rows(executive, "/admin/statistik/instansi.csv")[1][0] == '\'=HYPERLINK("http://x","y")'


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_what_begins_a_formula_is_made_a_text(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(-1) == -1


def test_a_table_that_does_not_exist_is_not_found(executive: FlaskClient) -> None:
    for path in ("tidak-ada", "pegawai/tidak-ada"):
        assert executive.get(f"/admin/statistik/{path}.csv").status_code == 404


def test_files_are_for_those_who_see_the_page(as_official: Callable[..., FlaskClient]) -> None:
    assert as_official(Profile.VERIFIER_L2).get("/admin/statistik/instansi.csv").status_code == 403
