"""Rekapitulasi: the agency's table, a sheet that is issued, and its check by anybody who holds it."""
from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from services.contracts.verification.levels import LEVELS
from tests.gateway.admin.fake_recapitulations import CODE, FakeRecapitulations
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

ADDRESS = "/admin/rekapitulasi"


@pytest.fixture
def sheets(fake: FakeServices) -> FakeRecapitulations:
    sheets = FakeRecapitulations()
    fake.answers |= sheets.handlers()
    return sheets


@pytest.fixture
def executive(as_official: Callable[..., FlaskClient], sheets: FakeRecapitulations) -> FlaskClient:
    return as_official(Profile.EXECUTIVE)


def test_an_agency_is_chosen_first(executive: FlaskClient) -> None:
    page = Page(executive.get(ADDRESS))
    assert len(page.tree.xpath("//select[@name='instansi']/option")) == 120
    assert page.tree.xpath("//table") == []


def test_the_table_has_a_column_for_each_level_and_the_whole_agency_below(executive: FlaskClient) -> None:
    page = Page(executive.get(f"{ADDRESS}?instansi=ag-3"))
    heads = page.texts("//table//thead//th")
    assert [head for head in heads if head.startswith("Di ")] == [f"Di {level.name}" for level in LEVELS.values()]
    assert page.texts("//tbody/tr/th") == ["Dinas Pendidikan"]
    assert page.texts("//tbody/tr/td") == page.texts("//tfoot/tr/td"), "the one unit is all of the agency"


def test_the_file_has_the_lines_of_the_table(executive: FlaskClient) -> None:
    page = Page(executive.get(f"{ADDRESS}?instansi=ag-3"))
    [address] = page.tree.xpath("//a[contains(@href, '.csv')]/@href")
    header, *lines = csv.reader(executive.get(address).text.removeprefix("\ufeff").splitlines())
    assert header == page.texts("//table//thead//th")
    shown = [page.texts(f"//table//{part}/tr/*") for part in ("tbody", "tfoot")]
    assert [[cell.replace(".", "") for cell in line] for line in shown] == lines
    for wrong in ("", "?instansi=nowhere"):
        assert executive.get(f"{ADDRESS}.csv{wrong}").status_code == 404


def test_a_sheet_is_issued_and_opens_with_its_code(executive: FlaskClient, sheets: FakeRecapitulations) -> None:
    answer = executive.post(ADDRESS, data={"instansi": "ag-3"})
    assert answer.location == f"{ADDRESS}/rekap-1"
    page = Page(executive.get(answer.location))
    assert "Badan Pengembangan Infrastruktur" in page.texts("//h1/following-sibling::p")[0]
    assert page.tree.xpath("//figure//*[local-name()='svg']")
    assert page.tree.xpath("//button[@data-cetak]")
    assert "Halim Pradipta" in page.texts("//section[last()]")[0]
    listed = Page(executive.get(f"{ADDRESS}?instansi=ag-3"))
    assert listed.tree.xpath(f"//a[@href='{ADDRESS}/rekap-1']")


def test_anybody_checks_it(executive: FlaskClient, client: FlaskClient, sheets: FakeRecapitulations) -> None:
    executive.post(ADDRESS, data={"instansi": "ag-3"})
    page = Page(client.get(f"/cek-rekap/{CODE}"))
    assert page.texts("//h1") == ["Rekapitulasi ini asli"]
    assert "Dinas Pendidikan" not in page.texts("//main")[0]
    assert client.get("/cek-rekap/salah").status_code == 404


def test_a_foreign_agency_is_not_found(executive: FlaskClient) -> None:
    assert executive.get(f"{ADDRESS}?instansi=elsewhere").status_code == 404
    assert executive.get(f"{ADDRESS}/elsewhere").status_code == 404
