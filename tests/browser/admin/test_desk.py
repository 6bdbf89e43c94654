"""The desk with a mouse, on a phone, and without JavaScript."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.admin.conftest import Office, Visit

HERE = "/admin/verifikasi/K7M4QX2P"


def test_without_javascript_a_case_is_decided_sent_and_taken_back(visit: Visit, office: Office) -> None:
    page = visit("/admin/verifikasi", scripts=False)
    page.click("text=Ambil berikutnya")
    assert page.url.endswith("/admin/verifikasi/R3WN8HTA")
    page.click("#baris-c-agama .d-t")
    expect(page.locator("#baris-c-agama textarea")).to_be_visible()
    page.click("#baris-c-agama .chip:has-text('Dokumen tidak terbaca')")
    page.click("button[formaction$='/setujui-semua']")
    expect(page.locator(".flash").first).to_contain_text("7 perubahan ditandai setuju")
    page.click("button[formaction$='/kirim']")
    page.click(".undo button")
    assert page.url.endswith("/admin/verifikasi/R3WN8HTA")
    assert office.verification.cases["R3WN8HTA"]["changes"][3]["draft_reason"] == "Dokumen tidak terbaca"


def test_without_javascript_a_chip_brings_the_page_image_and_no_tick_is_lost(visit: Visit) -> None:
    page = visit(HERE, scripts=False, width=360)
    page.click("#baris-c-nama .d-y")
    page.click("#baris-c-nama .doc")
    expect(page.locator("[id='hal-d-sk-1']")).to_be_in_viewport()
    page.click("[id='hal-d-sk-1'] .close")
    expect(page.locator("#y-c-nama")).to_be_checked()


def test_on_a_phone_the_document_is_a_drawer_over_the_rows(visit: Visit) -> None:
    page = visit(HERE, width=360)
    page.click("#baris-c-agama .doc")
    drawer = page.locator("[id='hal-d-kk-1']")
    expect(drawer).to_be_in_viewport(ratio=0.9)
    expect(drawer.locator("img")).to_have_js_property("complete", True)
    page.click("[id='hal-d-kk-1'] .close")
    expect(drawer).not_to_be_in_viewport()


def test_zoom_and_rotation_change_the_page_image(visit: Visit) -> None:
    page = visit(HERE)
    image = page.locator(".vpage img").first
    image.scroll_into_view_if_needed()
    before = image.bounding_box()
    page.locator("[data-zoom=in]").first.click()
    after = image.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"]
    page.locator("[data-zoom=turn]").first.click()
    assert "rotate(90deg)" in (image.get_attribute("style") or "")
    page.locator("[data-zoom=fit]").first.click()


def test_leaving_with_unsaved_ticks_asks_first(visit: Visit, office: Office) -> None:
    page = visit(HERE)
    page.click("#baris-c-agama .d-y")
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.assign('/admin/verifikasi'))")
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_the_lease_runs_and_says_what_to_do_when_it_is_over(visit: Visit, office: Office) -> None:
    page = visit(HERE)
    expect(page.locator(".lease b")).to_contain_text("sisa 13.")
    office.verification.cases["K7M4QX2P"]["claimed_until"] = "2020-01-01T00:00:00+00:00"
    page.reload()
    expect(page.locator(".lease b")).to_have_text("waktu habis, Simpan untuk memperpanjang")


def test_after_a_conflict_mine_is_one_press_away(visit: Visit, office: Office) -> None:
    page = visit(HERE)
    page.click("#baris-c-nama .d-y")
    case = office.verification.cases["K7M4QX2P"]
    case["version"] += 2
    case["changes"][1].update({"draft": "reject", "draft_reason": "Nama di SK berbeda"})
    page.click("[data-key=s]")
    expect(page.locator("#konflik")).to_contain_text("Berkas ini sudah diubah oleh Sri Wulandari")
    page.click("text=Pakai punya saya")
    page.click("text=Gabungkan dan simpan")
    page.wait_for_url("**tersimpan=1")
    assert case["changes"][1]["draft"] == "approve"
