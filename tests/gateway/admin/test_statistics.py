"""The figures of the campaign: the funnel and the table of agencies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from gateway.admin.statistics.agencies import table
from gateway.admin.statistics.funnel import bars
from services.contracts.profiles import Profile
from tests.gateway.admin import fake_reporting
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

COUNTS = {
    "registered": 250,
    "returned": 10,
    "sent": 5,
    "level-1": 40,
    "level-2": 20,
    "level-3": 15,
    "level-4": 3,
    "completed": 2,
    "done": 55,
}


def test_a_form_counts_at_every_step_that_it_has_passed() -> None:
    shown = {bar.name: (bar.count, bar.waiting) for bar in bars(COUNTS)}
    assert shown == {
        "Terdaftar": (250, 110),
        "Terkirim": (140, 45),
        "Lulus Level 1": (95, 20),
        "Lulus Level 2": (75, 15),
        "Lulus BKN": (60, 3),
        "Selesai": (57, 2),
    }


def test_the_level_where_most_forms_wait_is_marked() -> None:
    assert [bar.name for bar in bars(COUNTS) if bar.hot] == ["Terkirim"]


def test_nobody_registered_is_no_division_by_zero() -> None:
    assert [bar.share for bar in bars({})] == [0.0] * 6
    assert not any(bar.hot for bar in bars({}))


@pytest.mark.parametrize(("order", "first"), [("nama", "Badan Pengembangan"), ("menunggu", "Pemerintah Kabupaten 42")])
def test_the_table_is_ordered_as_asked(order: str, first: str) -> None:
    assert table(fake_reporting.agencies(), "", order, 1).rows[0].name.startswith(first)


def test_the_table_is_searched_and_cut_into_pages() -> None:
    agencies = fake_reporting.agencies(120)
    assert [row.name for row in table(agencies, "suramadu", "nama", 1).rows] == [fake_reporting.NAMES[3]]
    last = table(agencies, "", "nama", 99)
    assert (last.page, last.pages, len(last.rows), last.found) == (3, 3, 20, 120)


@pytest.fixture
def executive(as_official: Callable[..., FlaskClient], desk: FakeVerification) -> FlaskClient:
    return as_official(Profile.EXECUTIVE)


def test_the_page_says_how_old_its_figures_are(executive: FlaskClient) -> None:
    page = Page(executive.get("/admin/statistik"))
    assert "data per" in page.words
    assert "120 instansi, halaman 1 dari 3" in page.words


def test_one_agency_has_its_own_address(executive: FlaskClient, fake: FakeServices) -> None:
    page = Page(executive.get("/admin/statistik?instansi=ag-3"))
    assert page.texts("//h1/following-sibling::p") == [fake_reporting.NAMES[3]]
    assert fake.of("reporting.progress")[-1].body == {"agency_id": "ag-3"}


def test_an_empty_campaign_says_what_comes(executive: FlaskClient, fake: FakeServices) -> None:
    fake.answers["reporting.progress"] = {"as_of": "", "stages": [], "agencies": []}
    assert "Belum ada yang mendaftar" in Page(executive.get("/admin/statistik")).words


def test_a_profile_without_figures_reads_which_one_has_them_and_who_grants_it(verifier: FlaskClient) -> None:
    answer = verifier.get("/admin/statistik")
    assert answer.status_code == 403
    assert "User Eksekutif, diberikan oleh Admin BKN Pusat" in Page(answer).texts("//ul[@class='bullets']/li")
