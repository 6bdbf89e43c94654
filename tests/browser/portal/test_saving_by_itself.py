"""The form saves while the person pauses, and the buttons go on from there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from services.contracts.form_fields import FORM_FIELDS, Origin
from tests.browser.portal.conftest import PHONE, Portal, Visit

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


def test_a_whole_section_is_confirmed_in_place(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama")
    page.check("[name=semua][value=ya]")
    expect(page.locator("#f-agama .okchip")).to_be_visible()
    asked = {
        n for n, f in FORM_FIELDS.items() if f.tab == "utama" and f.origin is Origin.CHANGE and n in portal.form.held
    }
    assert portal.form.confirmed == asked


def test_a_riwayat_row_is_saved_by_a_pause_and_can_be_taken_back(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/riwayat/golongan/tambah", width=PHONE)
    page.fill("#sk_nomor", "823.4/0117")
    saved(page)
    [row] = portal.form.edits
    assert page.url.endswith(f"/formulir/riwayat/golongan/{row}")
    assert portal.form.edits[row] == ("add", {"sk_nomor": "823.4/0117"})
    expect(page.locator(".err")).to_have_count(0)
    page.fill("[name='sk_tanggal.hari']", "17")
    page.fill("[name='sk_tanggal.bulan']", "3")
    page.fill("[name='sk_tanggal.tahun']", "2014")
    with page.expect_response(f"**/{row}"):
        page.focus("#sk_nomor")
    saved(page)
    assert portal.form.edits[row] == ("add", {"sk_nomor": "823.4/0117", "sk_tanggal": "2014-03-17"})
    page.click("[data-batal]")
    expect(page.locator("h1")).to_have_text("Riwayat golongan")
    assert portal.form.edits == {}
