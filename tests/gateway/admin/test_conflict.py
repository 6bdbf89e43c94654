"""Somebody was faster: the page says who and when, and loses nothing."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/verifikasi/K7M4QX2P"
MINE = {"verdict-c-nama": "approve", "verdict-c-agama": "reject", "reason-c-agama": "Kartu keluarga buram"}


def test_a_stale_page_shows_both_decisions_and_the_newer_one_stands(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    form = {**Page(verifier.get(HERE)).form(), **MINE}
    case = desk.cases["K7M4QX2P"]
    case["version"] += 2
    case["changes"][1].update({"draft": "reject", "draft_reason": "Nama di SK berbeda"})
    page = Page(verifier.post(f"{HERE}/simpan", data=form))
    assert page.status == 409
    assert "Berkas ini sudah diubah oleh Sri Wulandari pukul" in page.words
    assert "Berbeda. Anda: Setujui. Yang baru: Tolak, “Nama di SK berbeda”." in page.words
    kept = page.form()
    assert (kept["verdict-c-nama"], kept["verdict-c-agama"]) == ("reject", "reject")
    assert kept["reason-c-agama"] == "Kartu keluarga buram"

    verifier.post(f"{HERE}/simpan", data=kept | {"pick-c-nama": "mine"})
    assert case["changes"][1]["draft"] == "approve"
    assert case["changes"][3]["draft"] == "reject"


def test_who_has_lost_the_claim_reads_who_holds_it_now_beside_the_own_ticks(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    form = {**Page(verifier.get(HERE)).form(), **MINE}
    desk.lose("K7M4QX2P")
    page = Page(verifier.post(f"{HERE}/kirim", data=form))
    assert page.status == 409
    assert "Sekarang dipegang Sri Wulandari sampai pukul" in page.words
    assert "Agama Tolak, “Kartu keluarga buram”" in page.words
    assert "Ambil lagi dengan keputusan saya" not in page.words


def test_a_lease_that_ran_out_can_be_taken_again_with_the_own_ticks(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    form = {**Page(verifier.get(HERE)).form(), **MINE}
    desk.lose("K7M4QX2P", to="")
    page = Page(verifier.post(f"{HERE}/simpan", data=form))
    assert "Sekarang tidak dipegang siapa pun." in page.words
    again = Page(verifier.post(f"{HERE}/ambil", data=page.form(f"{HERE}/ambil")))
    assert again.form()["verdict-c-nama"] == "approve"
    assert again.form()["reason-c-agama"] == "Kartu keluarga buram"
    assert verifier.post(f"{HERE}/simpan", data=again.form()).status_code == 303


def test_taking_a_case_that_a_colleague_took_first_says_who(verifier: FlaskClient, desk: FakeVerification) -> None:
    page = Page(verifier.get("/admin/verifikasi/R3WN8HTA"))
    desk.lose("R3WN8HTA", to="Agus Nugraha")
    answer = Page(verifier.post("/admin/verifikasi/R3WN8HTA/ambil", data=page.form()))
    assert answer.status == 409
    assert "Sekarang dipegang Agus Nugraha" in answer.words


def test_when_no_service_answers_the_ticks_are_listed_and_can_be_sent_again(
    verifier: FlaskClient, desk: FakeVerification, fake: FakeServices
) -> None:
    form = {**Page(verifier.get(HERE)).form(), **MINE}
    fake.away = True
    page = Page(verifier.post(f"{HERE}/simpan", data=form))
    assert page.status == 503
    assert "Agama Tolak, “Kartu keluarga buram”" in page.words
    fake.away = False
    assert verifier.post(f"{HERE}/simpan", data=page.form(f"{HERE}/simpan")).status_code == 303
    assert desk.cases["K7M4QX2P"]["changes"][3]["draft_reason"] == "Kartu keluarga buram"


def test_a_session_that_ended_keeps_the_ticks_and_leads_to_the_door(
    verifier: FlaskClient, desk: FakeVerification, fake: FakeServices
) -> None:
    form = {**Page(verifier.get(HERE)).form(), **MINE}
    verifier.delete_cookie("epupns_petugas", path="/admin")
    page = Page(verifier.post(f"{HERE}/simpan", data=form))
    assert page.status == 401
    assert "Agama Tolak, “Kartu keluarga buram”" in page.words
    assert page.tree.xpath("//a[@target='_blank']/@href") == ["/admin/masuk?lanjut=/admin/verifikasi/K7M4QX2P"]
