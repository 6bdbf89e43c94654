"""What the desk's buttons do, by plain forms."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.gateway.admin import cases
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/verifikasi/K7M4QX2P"


def ticked(page: Page, verdict: str = "approve", **more: str) -> dict[str, str]:
    """The desk's form with every change ticked."""
    form = page.form()
    ticks = {f"verdict-{name.removeprefix('label-')}": verdict for name in form if name.startswith("label-")}
    return {**form, **ticks, **more}


def test_save_keeps_the_ticks_as_drafts_and_says_when(verifier: FlaskClient, desk: FakeVerification) -> None:
    form = {
        **Page(verifier.get(HERE)).form(),
        "verdict-c-nama": "approve",
        "verdict-c-agama": "reject",
        "canned-c-agama": "Dokumen tidak memuat data ini",
    }
    answer = verifier.post(f"{HERE}/simpan", data=form)
    assert (answer.status_code, answer.location) == (303, f"{HERE}?tersimpan=1")
    page = Page(verifier.get(answer.location))
    assert "Tersimpan" in page.words
    assert "2 dari 8 diputuskan" in page.words
    assert page.form()["verdict-c-nama"] == "approve"
    assert desk.cases["K7M4QX2P"]["changes"][3]["draft_reason"] == "Dokumen tidak memuat data ini"


def test_a_rejection_without_a_reason_is_refused_and_every_tick_stays(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    form = {**Page(verifier.get(HERE)).form(), "verdict-c-nama": "approve", "verdict-c-agama": "reject"}
    page = Page(verifier.post(f"{HERE}/simpan", data=form))
    assert page.status == 422
    assert "Agama: Tulis alasan menolak" in page.words
    assert page.tree.xpath("//section[contains(@class,'errsum')]//a/@href") == ["#baris-c-agama"]
    assert (page.form()["verdict-c-nama"], page.form()["verdict-c-agama"]) == ("approve", "reject")
    assert desk.cases["K7M4QX2P"]["changes"][1]["draft"] == ""


def test_check_all_approves_what_is_open_and_leaves_a_rejection(verifier: FlaskClient, desk: FakeVerification) -> None:
    form = {**Page(verifier.get(HERE)).form(), "verdict-c-agama": "reject", "reason-c-agama": "Buram"}
    page = Page(verifier.post(f"{HERE}/setujui-semua", data=form, follow_redirects=True))
    assert "7 perubahan ditandai setuju, belum dikirim." in page.words
    assert "tidak tahu dokumen mana yang sudah Anda buka" in page.words
    drafts = [change["draft"] for change in desk.cases["K7M4QX2P"]["changes"]]
    assert drafts == ["approve", "approve", "approve", "reject", "approve", "approve", "approve", "approve"]
    assert desk.cases["K7M4QX2P"]["state"] == "open"


def test_sending_opens_the_next_case_with_the_undo_bar(verifier: FlaskClient, desk: FakeVerification) -> None:
    answer = verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))))
    assert (answer.status_code, answer.location) == (303, "/admin/verifikasi/R3WN8HTA?terkirim=K7M4QX2P")
    page = Page(verifier.get(answer.location))
    assert "K7M4 QX2P dikirim. Bisa diurungkan sampai pukul" in page.words
    back = verifier.post(f"{HERE}/urungkan", data=page.form(f"{HERE}/urungkan"))
    assert (back.status_code, back.location) == (303, HERE)
    assert desk.cases["K7M4QX2P"]["state"] == "open"


def test_what_is_taken_back_by_an_office_that_lost_its_tick_says_that_it_moves(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    desk.after_undo = "queued"
    sent = verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))))
    form = Page(verifier.get(sent.location)).form(f"{HERE}/urungkan")
    page = Page(verifier.post(f"{HERE}/urungkan", data=form, follow_redirects=True))
    assert "Kantor Anda bukan lagi verifikator level 1 berkas ini" in page.words


def test_after_ten_seconds_there_is_no_undo_bar_and_undo_says_why(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    desk.take_back = -1
    verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))))
    assert "diurungkan" not in Page(verifier.get("/admin/verifikasi/R3WN8HTA?terkirim=K7M4QX2P")).words
    desk.cases["K7M4QX2P"]["state"] = "queued"
    form = {"case_id": "case-K7M4QX2P", "version": str(desk.cases["K7M4QX2P"]["version"])}
    page = Page(verifier.post(f"{HERE}/urungkan", data=form))
    assert page.status == 409
    assert "Sudah lewat 10 detik" in page.words


def test_sending_with_open_changes_names_each_of_them(verifier: FlaskClient, desk: FakeVerification) -> None:
    form = ticked(Page(verifier.get(HERE)), **{"verdict-c-agama": ""})
    page = Page(verifier.post(f"{HERE}/kirim", data=form))
    assert page.status == 422
    assert "Masih ada 1 perubahan yang belum diputuskan." in page.words
    assert "Agama: Setujui atau tolak perubahan ini." in page.words
    assert page.form()["verdict-c-nama"] == "approve"
    assert (desk.cases["K7M4QX2P"]["state"], desk.cases["K7M4QX2P"]["changes"][1]["draft"]) == ("open", "")


def test_returning_without_a_rejection_says_what_is_missing(verifier: FlaskClient) -> None:
    page = Page(verifier.post(f"{HERE}/kembalikan", data=ticked(Page(verifier.get(HERE)))))
    assert page.status == 422
    assert "tolak sedikitnya satu perubahan beserta alasannya" in page.words


def test_returning_goes_on_to_the_next_case_and_can_be_taken_back(verifier: FlaskClient) -> None:
    rejected = {"verdict-c-agama": "reject", "canned-c-agama": "Dokumen bukan milik PNS ini"}
    form = ticked(Page(verifier.get(HERE)), **rejected)
    answer = verifier.post(f"{HERE}/kembalikan", data=form)
    assert answer.location == "/admin/verifikasi/R3WN8HTA?dikembalikan=K7M4QX2P"
    assert "K7M4 QX2P dikembalikan ke PNS." in Page(verifier.get(answer.location)).words


def test_the_last_case_sent_leads_to_the_inbox_with_the_undo_bar(verifier: FlaskClient, desk: FakeVerification) -> None:
    del desk.cases["R3WN8HTA"]
    page = Page(verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))), follow_redirects=True))
    assert "Tidak ada lagi berkas yang belum diambil" in page.words
    assert "K7M4 QX2P dikirim" in page.words


def test_a_case_without_changes_is_sent_at_once(
    verifier: FlaskClient, desk: FakeVerification, fake: FakeServices
) -> None:
    desk.cases["C4XH9VKT"] = cases.case("C4XH9VKT", 1, [])
    form = Page(verifier.get("/admin/verifikasi/C4XH9VKT")).form()
    assert verifier.post("/admin/verifikasi/C4XH9VKT/kirim", data=form).status_code == 303
    assert fake.of("verification.send")[0].body["decisions"] == []


def test_the_undo_bar_is_of_the_case_that_this_browser_sent(verifier: FlaskClient, desk: FakeVerification) -> None:
    verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))))
    assert "diurungkan" in Page(verifier.get("/admin/verifikasi?terkirim=K7M4QX2P")).words
    assert "diurungkan" not in Page(verifier.get("/admin/verifikasi?terkirim=R3WN8HTA")).words
    assert "diurungkan" not in Page(verifier.get("/admin/verifikasi")).words


def test_what_was_taken_back_has_no_undo_bar_any_more(verifier: FlaskClient) -> None:
    answer = verifier.post(f"{HERE}/kirim", data=ticked(Page(verifier.get(HERE))))
    verifier.post(f"{HERE}/urungkan", data=Page(verifier.get(answer.location)).form(f"{HERE}/urungkan"))
    assert "diurungkan" not in Page(verifier.get(answer.location)).words


def test_the_same_form_sent_twice_carries_the_same_key(verifier: FlaskClient, fake: FakeServices) -> None:
    form = {**Page(verifier.get(HERE)).form(), "verdict-c-nama": "approve"}
    verifier.post(f"{HERE}/simpan", data=form)
    verifier.post(f"{HERE}/simpan", data=form)
    first, second = fake.of("verification.save")
    assert first.key == second.key


def test_a_forged_decision_on_another_levels_change_is_refused_by_the_service(
    verifier: FlaskClient, desk: FakeVerification
) -> None:
    desk.cases["H9QC4TMR"] = cases.case("H9QC4TMR", 3)
    form = {
        **Page(verifier.get("/admin/verifikasi/H9QC4TMR")).form(),
        "label-c-agama": "Agama",
        "verdict-c-agama": "approve",
    }
    assert verifier.post("/admin/verifikasi/H9QC4TMR/simpan", data=form).status_code == 422
    assert desk.cases["H9QC4TMR"]["changes"][3]["draft"] == ""


def test_letting_go_saves_the_ticks_first(verifier: FlaskClient, desk: FakeVerification) -> None:
    form = {**Page(verifier.get(HERE)).form(), "verdict-c-nama": "approve"}
    assert verifier.post(f"{HERE}/lepas", data=form).location == "/admin/verifikasi"
    assert desk.cases["K7M4QX2P"]["claim"] == ""
    assert desk.cases["K7M4QX2P"]["changes"][1]["draft"] == "approve"
