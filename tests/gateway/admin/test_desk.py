"""The desk: what it shows, and what it never offers."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin import cases
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page

HERE = "/admin/verifikasi/K7M4QX2P"


def test_old_and_new_stand_above_each_other_with_only_the_difference_marked(verifier: FlaskClient) -> None:
    page = Page(verifier.get(HERE))
    row = '//*[@id="baris-c-tanggal_lahir"]'
    assert page.texts(f"{row}//del") == ["12-03-1957"]
    assert page.texts(f"{row}//del//mark") == ["57"]
    assert page.texts(f"{row}//ins//mark") == ["75"]
    assert "Cocok dengan NIP 1975 03 12" in page.words


def test_a_change_of_religion_is_decidable_at_level_1(verifier: FlaskClient) -> None:
    assert "verdict-c-agama" in Page(verifier.get(HERE)).controls("c-agama")


def test_a_change_of_religion_has_no_control_at_level_3(
    as_official: Callable[..., FlaskClient], desk: FakeVerification
) -> None:
    desk.cases["H9QC4TMR"] = cases.case("H9QC4TMR", 3)
    page = Page(as_official(Profile.VERIFIER_BKN).get("/admin/verifikasi/H9QC4TMR"))
    assert page.controls("c-agama") == []
    assert "2 perubahan diputuskan Level 1, Level 2" in page.words
    assert "Disetujui" in " ".join(page.texts('//details[@class="fold"]'))
    assert "verdict-c-nama" in page.controls("c-nama")


def test_a_riwayat_row_has_its_detail_and_asks_before_it_is_approved(verifier: FlaskClient) -> None:
    page = Page(verifier.get(HERE))
    row = '//*[@id="baris-c-golongan:r1"]'
    assert page.texts(f"{row}//details//dd") == ["17-03-2014", "14 tahun 1 bulan", "Pilihan"]
    assert page.texts(f"{row}//*[@class='ask']/p") == ["Setujui riwayat ini masuk ke data negara?"]
    assert page.texts(f"{row}//a[@data-verify]") == ["Verifikasi Golongan IV/a"]


def test_each_document_chip_leads_to_a_page_image_on_the_same_page(verifier: FlaskClient) -> None:
    page = Page(verifier.get(HERE))
    targets = {href[1:] for href in page.tree.xpath('//a[@class="doc"]/@href')}
    assert targets <= set(page.tree.xpath("//figure/@id"))
    assert "/admin/dokumen/d-sk/2.webp?berkas=K7M4QX2P" in page.tree.xpath("//figure//img/@src")


def test_a_case_that_nobody_holds_offers_to_take_it_and_nothing_else(verifier: FlaskClient) -> None:
    page = Page(verifier.get("/admin/verifikasi/R3WN8HTA"))
    assert "Ambil berkas ini" in page.words
    assert page.tree.xpath("//input[@type='radio']") == []


def test_a_case_that_a_colleague_holds_says_who_and_until_when(verifier: FlaskClient, desk: FakeVerification) -> None:
    desk.lose("K7M4QX2P")
    page = Page(verifier.get(HERE))
    assert "Sedang diperiksa Sri Wulandari sampai pukul" in page.words
    assert page.tree.xpath("//input[@type='radio'] | //button[@formaction]") == []


def test_a_number_in_any_spelling_leads_to_one_address(verifier: FlaskClient) -> None:
    assert verifier.get("/admin/verifikasi/k7m4-qx2p").location == HERE


def test_a_case_outside_the_jurisdiction_is_not_found(verifier: FlaskClient) -> None:
    assert verifier.get("/admin/verifikasi/ZZZZ9999").status_code == 404


def test_a_form_without_any_change_is_one_confirmation(verifier: FlaskClient, desk: FakeVerification) -> None:
    desk.cases["C4XH9VKT"] = cases.case("C4XH9VKT", 1, [])
    page = Page(verifier.get("/admin/verifikasi/C4XH9VKT"))
    assert "PNS menyatakan semua isian sama dengan data negara" in page.words
    assert page.tree.xpath("//*[@class='bar-a']//button/@formaction") == ["/admin/verifikasi/C4XH9VKT/kirim"]


def test_the_button_names_the_level_that_decides_next(verifier: FlaskClient, desk: FakeVerification) -> None:
    assert "Kirim ke Level 2" in Page(verifier.get(HERE)).words
    desk.cases["K7M4QX2P"]["levels"] = cases.levels(3, last=3)
    desk.cases["K7M4QX2P"]["level"] = 3
    assert "Kirim dan selesaikan" in Page(verifier.get(HERE)).words


def test_a_finished_case_shows_office_name_and_time_of_each_level(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    desk.cases["T2KD7NXV"] = cases.finished()
    page = Page(verifier.get("/admin/verifikasi/T2KD7NXV"))
    moments = page.texts("//ol[@class='line']/li")
    assert len(moments) == 4
    for number, office in cases.OFFICES.items():
        assert f"{office}, oleh Sri Wulandari" in moments[number - 1]
        assert "WIB" in moments[number - 1]


def test_a_case_that_clashes_with_the_record_says_so(verifier: FlaskClient, desk: FakeVerification) -> None:
    desk.cases["T2KD7NXV"] = cases.finished(state="record_conflict")
    page = Page(verifier.get("/admin/verifikasi/T2KD7NXV"))
    assert "Data negara berubah sementara berkas ini diperiksa." in page.words


def test_forty_changes_with_endless_words_are_one_page_below_80_kb(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    desk.cases["VX6P2KJD"] = cases.crowded()
    answer = verifier.get("/admin/verifikasi/VX6P2KJD", headers={"Accept-Encoding": "gzip"})
    assert len(answer.data) < 80_000
    assert Page(verifier.get("/admin/verifikasi/VX6P2KJD")).words.count("Nilai baru") >= 40


def test_names_and_reasons_cannot_smuggle_markup_into_the_page(verifier: FlaskClient, desk: FakeVerification) -> None:
    change = desk.cases["K7M4QX2P"]["changes"][0]
    change.update({"new_label": "<script>alert(1)</script>", "draft": "reject", "draft_reason": '"><img src=x>'})
    page = verifier.get(HERE).text
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
