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
    "expected": 300,
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
        "Wajib daftar": (300, 50),
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
    assert [bar.share for bar in bars({})] == [0.0] * 7
    assert not any(bar.hot for bar in bars({}))


@pytest.mark.parametrize(("order", "first"), [("nama", "Badan Pengembangan"), ("menunggu", "Pemerintah Kabupaten 43")])
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
    asked = {"agency_id": "ag-3", "kanreg_id": "", "province_code": "", "kind": ""}
    assert fake.of("reporting.progress")[-1].body == asked


def test_an_empty_campaign_says_what_comes(executive: FlaskClient, fake: FakeServices) -> None:
    fake.answers["reporting.progress"] = fake_reporting.progress(count=0)
    assert "Belum ada yang mendaftar" in Page(executive.get("/admin/statistik")).words


def test_a_profile_without_figures_reads_which_one_has_them_and_who_grants_it(verifier: FlaskClient) -> None:
    answer = verifier.get("/admin/statistik")
    assert answer.status_code == 403
    assert "User Eksekutif, diberikan oleh Admin BKN Pusat" in Page(answer).texts("//ul[@class='bullets']/li")


def test_the_filter_bar_is_kept_in_the_address(executive: FlaskClient, fake: FakeServices) -> None:
    page = Page(executive.get("/admin/statistik?kanreg=k1&jenis=regional&status=level-2&waktu=7"))
    asked = {"agency_id": "", "kanreg_id": "k1", "province_code": "", "kind": "regional"}
    assert fake.of("reporting.progress")[-1].body == asked
    assert page.texts("//select[@name='status']/option[@selected]") == ["Lulus Level 2"]
    assert page.texts("//h2[@id='h-ma']") == ["Lulus Level 2 menurut provinsi"]
    tile = page.tree.xpath("//*[local-name()='svg'][@class='tilemap']//*[local-name()='a']")[0].get("href")
    assert tile.startswith("/admin/statistik?waktu=7&kanreg=k1&provinsi=")
    assert tile.endswith("&jenis=regional&status=level-2")


def test_words_that_the_bar_does_not_know_narrow_nothing(executive: FlaskClient, fake: FakeServices) -> None:
    Page(executive.get("/admin/statistik?jenis=x&status=x&waktu=x"))
    assert set(fake.of("reporting.progress")[-1].body.values()) == {""}


def test_the_forecast_is_told_with_its_range(executive: FlaskClient, fake: FakeServices) -> None:
    shown = fake_reporting.progress()
    shown["forecast"] = {"pace": 31186.0, "day": "2016-02-08", "earliest": "2016-01-20", "latest": "2016-03-01"}
    fake.answers["reporting.progress"] = shown
    words = Page(executive.get("/admin/statistik")).words
    assert "8 Februari 2016" in words
    assert "antara 20 Januari 2016 dan 1 Maret 2016" in words
    shown["forecast"] = {"pace": 0.0, "day": "", "earliest": "", "latest": ""}
    assert "belum ada laju empat minggu terakhir" in Page(executive.get("/admin/statistik")).words


def test_a_first_count_says_how_far_it_is(executive: FlaskClient, fake: FakeServices) -> None:
    for service in ("progress", "workforce"):
        shown = fake.answers[f"reporting.{service}"]() | {"building": 12500, "as_of": ""}
        fake.answers[f"reporting.{service}"] = lambda shown=shown, **_filter: shown
    for path in ("/admin/statistik", "/admin/statistik/pegawai"):
        assert "Sudah 12.500 orang" in Page(executive.get(path)).words


def test_the_workforce_is_shown_by_its_sides_with_a_table_each(executive: FlaskClient) -> None:
    page = Page(executive.get("/admin/statistik/pegawai?instansi=ag-3"))
    assert page.texts("//section/div/h2")[:3] == ["Jenis kelamin", "Umur", "Golongan"]
    assert page.texts("//section[@aria-labelledby='h-sex']//tbody/tr[1]/*") == ["Pria", "2.400", "48,0%", "900"]
    assert "Tidak tercatat" in page.words


@pytest.mark.parametrize("path", ["/admin/statistik", "/admin/statistik/pegawai"])
@pytest.mark.parametrize("words", ["kanreg=k1&provinsi=99", "instansi=nowhere&waktu=7", "kanreg=<b>&status=terkirim"])
def test_filters_that_leave_nothing_say_so_and_keep_the_bar(executive: FlaskClient, path: str, words: str) -> None:
    answer = executive.get(f"{path}?{words}")
    page = Page(answer)
    assert answer.status_code == 404
    assert "yang cocok dengan saringan" in answer.text
    assert len(page.tree.xpath("//select[@name='provinsi']/option")) == 11
    kept = {"k1", "7", "terkirim"} & set(page.tree.xpath("//select/option[@selected]/@value"))
    assert kept or path.endswith("pegawai")
    assert page.tree.xpath(f"//a[@href='{path}' and contains(@class, 'btn')]")
    assert not page.tree.xpath("//*[@class='kpi']")


@pytest.mark.parametrize("words", ["waktu=2099-01-01", "hal=-4", "hal=999", "urut=x", "status=", "jenis=%00"])
def test_what_the_bar_does_not_know_changes_nothing(executive: FlaskClient, words: str) -> None:
    page = Page(executive.get(f"/admin/statistik?{words}"))
    plain = Page(executive.get("/admin/statistik"))
    figures = "//*[@class='kpi']//*[@class='v']"
    assert page.texts(figures) == plain.texts(figures)
    assert page.tree.xpath("//select[@name='waktu']/option[@selected]/@value") == [""]


@pytest.mark.parametrize(("language", "short", "other"), [("id", "400 rb", " k"), ("en", "400 k", " rb")])
def test_the_axis_is_short_in_the_language_of_the_page(
    executive: FlaskClient, language: str, short: str, other: str
) -> None:
    executive.set_cookie("bahasa", language)
    marks = Page(executive.get("/admin/statistik")).texts("//*[@class='ax']/*")
    assert short in marks
    assert not any(mark.endswith(other) for mark in marks)
