"""The form saves while the person pauses; a failed save says so, keeps the text, and tries again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from services.contracts.form_fields import FORM_FIELDS, Origin
from tests.browser.portal.conftest import Portal, Visit

ADDRESS = "/formulir/utama?ubah=alamat"


def saved(page: Page) -> None:
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")


def test_a_pause_saves(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    page.fill("#alamat", "Jalan Melati 4")
    saved(page)
    assert portal.form.said == {"alamat": "Jalan Melati 4"}
    with page.expect_response("**/formulir/utama"):
        page.fill("#alamat", "Jalan Melati 5")
    assert portal.form.said == {"alamat": "Jalan Melati 5"}


def test_a_mistake_is_told_at_the_field_without_leaving_it(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=npwp&ubah=alamat")
    page.fill("#npwp", "12")
    page.focus("#alamat")
    expect(page.locator("#f-npwp .err")).to_contain_text("NPWP harus 15 angka")
    page.fill("#npwp", "092542943407000")
    page.focus("#alamat")
    expect(page.locator("#f-npwp .err")).to_have_count(0)


def test_the_buttons_work_after_a_save_by_itself(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    page.fill("#alamat", "Jalan Melati 4")
    saved(page)
    page.click("#f-agama button[value='ubah:agama']")
    expect(page.locator("#agama")).to_be_focused()
    assert portal.form.said == {"alamat": "Jalan Melati 4"}


def test_a_button_pressed_while_typing_takes_the_text_along(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    page.fill("#alamat", "Jalan Melati 4")
    page.click("#f-agama button[value='ubah:agama']")
    expect(page.locator("#agama")).to_be_visible()
    assert portal.form.said == {"alamat": "Jalan Melati 4"}
    assert page.input_value("#alamat") == "Jalan Melati 4"


def test_without_services_the_text_stays_and_is_sent_when_they_are_back(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    portal.fake.away = True
    page.fill("#alamat", "Jalan Melati 4")
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan")
    assert "Jalan Melati 4" in page.evaluate("Object.values(localStorage).join()")
    portal.fake.away = False
    saved(page)
    assert portal.form.said == {"alamat": "Jalan Melati 4"}
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_text_that_was_not_saved_is_back_after_the_browser_was_closed(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    portal.fake.away = True
    page.fill("#alamat", "Jalan Melati 4")
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan")
    again = page.context.new_page()
    page.close()
    portal.fake.away = False
    again.goto(f"{portal.address}/formulir/utama")
    expect(again.locator("#alamat")).to_have_value("Jalan Melati 4")
    saved(again)
    assert portal.form.said == {"alamat": "Jalan Melati 4"}


def test_a_new_log_in_returns_to_the_field_with_its_text(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    portal.fake.sessions.clear()
    page.wait_for_timeout(2100)  # as long as the gateway remembers identity's answer
    page.fill("#alamat", "Jalan Melati 4")
    page.click("#tersimpan a:text('Masuk lagi')")
    page.fill("#nomor", "K7M4QX2P")
    page.fill("#sandi", "rahasia-uji")
    page.click("main form button")
    expect(page.locator("#alamat")).to_have_value("Jalan Melati 4")
    assert page.url.endswith("#alamat")
    saved(page)
    assert portal.form.said == {"alamat": "Jalan Melati 4"}


def test_a_save_from_another_window_stops_this_one_and_says_so(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    portal.form.version += 1
    page.fill("#alamat", "Jalan Melati 4")
    expect(page.locator("#tersimpan")).to_contain_text("sudah disimpan dari tempat lain")
    page.click("#tersimpan a")
    expect(page.locator("#alamat")).to_have_value("Jalan Melati 4")
    saved(page)


def test_a_whole_section_is_confirmed_in_place(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama")
    page.check("[name=semua][value=ya]")
    expect(page.locator("#f-agama .okchip")).to_be_visible()
    asked = {
        n for n, f in FORM_FIELDS.items() if f.tab == "utama" and f.origin is Origin.CHANGE and n in portal.form.held
    }
    assert portal.form.confirmed == asked


def test_logging_out_leaves_nothing_in_the_browser(portal: Portal, visit: Visit) -> None:
    page = visit(ADDRESS)
    portal.fake.away = True
    page.fill("#alamat", "Jalan Melati 4")
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan")
    portal.fake.away = False
    page.click("form[action='/keluar'] button")
    expect(page.locator("h1")).to_have_text("Masuk")
    assert page.evaluate("Object.keys(localStorage).length") == 0
