"""The inbox: queues, search, pages, and the ways to take a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from gateway.admin.verification.age import age_at_desk
from services.contracts.errors import Unavailable
from services.contracts.profiles import Profile
from services.contracts.verification.levels import LEVELS
from tests.gateway.admin import cases
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices


def test_who_is_not_logged_in_is_led_to_the_officials_door_and_back(client: FlaskClient) -> None:
    answer = client.get("/admin/verifikasi?antrean=tugas-saya")
    assert answer.location == "/admin/masuk?lanjut=/admin/verifikasi?antrean%3Dtugas-saya"


def test_every_queue_is_shown_with_its_count(verifier: FlaskClient) -> None:
    page = verifier.get("/admin/verifikasi").text
    for words in ("Tugas saya", "Belum diambil", "Hampir lewat", "Dikembalikan", "Dikirim hari ini"):
        assert words in page
    assert "Dinas Pendidikan Kabupaten Sleman" in page


def test_the_inbox_tells_when_the_office_will_be_done(verifier: FlaskClient, fake: FakeServices) -> None:
    known, fake.answers["verification.forecast"] = fake.answers["verification.forecast"], Unavailable("Tidak menjawab.")
    page = Page(verifier.get("/admin/verifikasi")).words
    assert "Tugas saya" in page
    assert "Pada laju" not in page
    fake.answers["verification.forecast"] = known
    page = Page(verifier.get("/admin/verifikasi")).words
    assert "Pada laju sekarang selesai sekitar 3 Desember 2015." in page
    assert "9 di antaranya lewat waktu" in page
    before = len(fake.of("verification.forecast"))
    assert "3 Desember 2015" in Page(verifier.get("/admin/verifikasi?antrean=tugas-saya")).words
    assert len(fake.of("verification.forecast")) == before  # it is told again without asking
    assert "Pada laju" not in Page(verifier.get("/admin/verifikasi?setelah=00049")).words


def test_an_empty_queue_says_why_and_what_comes(verifier: FlaskClient) -> None:
    page = verifier.get("/admin/verifikasi?antrean=dikembalikan").text
    assert "Tidak ada berkas yang menunggu perbaikan PNS." in page
    assert "sampai PNS mengirimnya lagi" in page


def test_a_search_without_result_leads_to_the_other_queues(verifier: FlaskClient) -> None:
    page = verifier.get("/admin/verifikasi?cari=zzz").text
    assert "Tidak ada yang cocok" in page
    assert "/admin/verifikasi?antrean=tugas-saya&amp;cari=zzz" in page


def test_a_long_queue_comes_in_pages(verifier: FlaskClient, desk: FakeVerification) -> None:
    desk.rows = cases.many_rows(60)
    first = verifier.get("/admin/verifikasi").text
    assert first.count('<tr role="row"><th scope="row"') == 50
    assert "/admin/verifikasi?antrean=belum-diambil&amp;setelah=00049" in first
    second = verifier.get("/admin/verifikasi?setelah=00049").text
    assert second.count('<tr role="row"><th scope="row"') == 10
    assert "Dari awal" in second


def test_age_is_told_in_words_of_working_days(verifier: FlaskClient, desk: FakeVerification) -> None:
    desk.rows = [cases.inbox_row(cases.case(), days) for days in (0, 1, 4, 5, 6)]
    page = verifier.get("/admin/verifikasi").text
    for words in ("Masuk hari ini", "1 hari kerja", "4 hari kerja", "Hampir lewat, 5 hari", "Lewat, 6 hari"):
        assert words in page


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_has_its_own_last_day(level: int) -> None:
    row, last = cases.inbox_row(cases.case(), 0), LEVELS[level].days
    row["level"] = level
    for days, tone in ((last - 1, ""), (last, "warn"), (last + 1, "bad")):
        row["age_days"] = days
        assert age_at_desk(row).tone == tone


def test_who_has_taken_a_case_is_named_and_it_cannot_be_taken(verifier: FlaskClient, desk: FakeVerification) -> None:
    row = cases.inbox_row(cases.case(), 1)
    row.update({"claimed_by": "Sri Wulandari", "claimed_until": cases.at(9.5)})
    desk.rows = [row]
    page = verifier.get("/admin/verifikasi").text
    assert "Sri Wulandari" in page
    assert "9 mnt lagi" in page
    assert "K7M4QX2P/ambil" not in page


def test_take_next_claims_the_oldest_and_opens_the_desk(verifier: FlaskClient, desk: FakeVerification) -> None:
    answer = verifier.post("/admin/verifikasi/berikutnya")
    assert (answer.status_code, answer.location) == (303, "/admin/verifikasi/R3WN8HTA")
    assert desk.cases["R3WN8HTA"]["claim"] == "mine"


def test_take_next_on_an_empty_queue_says_so(verifier: FlaskClient) -> None:
    verifier.post("/admin/verifikasi/berikutnya")
    page = verifier.post("/admin/verifikasi/berikutnya", follow_redirects=True).text
    assert "Tidak ada lagi berkas yang belum diambil" in page


def test_the_search_of_the_header_opens_a_register_number_however_it_is_written(verifier: FlaskClient) -> None:
    assert verifier.get("/admin/cari?q=k7m4+qx2p").location == "/admin/verifikasi/K7M4QX2P"
    assert verifier.get("/admin/cari?q=ratna").location == "/admin/verifikasi?cari=ratna"


def test_a_forbidden_page_names_the_profiles_that_may_and_who_grants_them(
    as_official: Callable[..., FlaskClient], desk: FakeVerification
) -> None:
    answer = as_official(Profile.EXECUTIVE).get("/admin/verifikasi")
    assert answer.status_code == 403
    assert Page(answer).texts("//ul[@class='bullets']/li") == [
        "Verifikator Level 1, diberikan oleh Admin Instansi atau Admin BKN Pusat",
        "Verifikator Level 2, diberikan oleh Admin Instansi atau Admin BKN Pusat",
        "Verifikator BKN, diberikan oleh Admin Kanreg atau Admin BKN Pusat",
        "Verifikator BKN Status, diberikan oleh Admin BKN Pusat",
    ]


def test_the_menu_shows_only_what_the_profile_may(
    as_official: Callable[..., FlaskClient], desk: FakeVerification
) -> None:
    page = as_official(Profile.EXECUTIVE).get("/admin/statistik").text
    assert 'href="/admin/statistik"' in page
    assert 'href="/admin/verifikasi"' not in page


def test_a_page_says_when_no_service_answers(verifier: FlaskClient, fake: FakeServices) -> None:
    verifier.get("/admin/verifikasi")
    fake.away = True
    assert verifier.get("/admin/verifikasi").status_code == 503


def test_filters_stand_in_the_address_and_a_chip_takes_each_off(verifier: FlaskClient, desk: FakeVerification) -> None:
    page = Page(verifier.get("/admin/verifikasi?usia=3&unit=dinas&perubahan=tanpa&cari=ratna"))
    assert desk.narrowed_by == {"days": 3, "unit_id": "dinas", "changes": "none"}
    assert "Usia: 3 hari kerja atau lebih" in page.words
    off = "/admin/verifikasi?antrean=belum-diambil&cari=ratna&perubahan=tanpa&unit=dinas"
    assert off in page.tree.xpath("//a[contains(@class, 'chip-on')]/@href")


def test_what_no_list_knows_narrows_nothing(verifier: FlaskClient, desk: FakeVerification) -> None:
    verifier.get("/admin/verifikasi?usia=-1&perubahan=semua&status=open-2")
    assert desk.narrowed_by == {}


def test_chips_count_forms_without_change_and_with_another_birth_date(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    desk.rows = cases.many_rows(20)
    chips = Page(verifier.get("/admin/verifikasi")).texts("//form[@role='search']//a[contains(@class, 'chip')]")
    assert chips == ["Ubah tanggal lahir 19", "Tanpa perubahan 1"]


def test_level_1_searches_by_nomor_register_alone(verifier: FlaskClient) -> None:
    page = Page(verifier.get("/admin/verifikasi?antrean=cari"))
    assert page.tree.xpath("//input[@name='cari']/@placeholder") == ["Nomor register"]
    assert page.tree.xpath("//select[@name='status']") == []


def test_level_2_searches_by_nip_and_status(
    desk: FakeVerification, as_official: Callable[..., FlaskClient]
) -> None:
    desk.levels = [2]
    verifier = as_official(Profile.VERIFIER_L2)
    found = verifier.get("/admin/cari?q=19750312 200003 2 901").location
    assert found == "/admin/verifikasi?antrean=cari&cari=19750312%20200003%202%20901"
    page = Page(verifier.get("/admin/verifikasi?antrean=cari&status=open-3"))
    assert desk.narrowed_by == {"status": "open-3"}
    assert page.tree.xpath("//option[@selected]/@value") == ["open-3"]
    assert "open-1" not in page.tree.xpath("//option/@value")
    assert "Menunggu di Level 1" in page.words


def test_bkn_is_told_to_choose_an_agency_before_a_status(
    desk: FakeVerification, as_official: Callable[..., FlaskClient]
) -> None:
    desk.levels = [3]
    page = Page(as_official(Profile.VERIFIER_BKN).get("/admin/verifikasi?antrean=cari&status=open-3"))
    assert "Pilih instansi untuk mencari menurut status." in page.words
