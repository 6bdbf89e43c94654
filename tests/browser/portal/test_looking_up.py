"""A large list answers while the person types, with mouse and with keyboard."""

from playwright.sync_api import expect

from tests.browser.looking import problems
from tests.browser.portal.conftest import Portal, Visit

PLACE = "/formulir/posisi?ubah=lokasi_kerja"


def test_what_fits_is_offered_and_taken_with_the_keyboard(portal: Portal, visit: Visit) -> None:
    page = visit(PLACE)
    field = page.locator("#lokasi_kerja")
    field.fill("kab")
    options = page.locator("#lokasi_kerja-pilihan [role=option]")
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("Kabupaten Bantul")
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")
    assert portal.form.said == {"lokasi_kerja": "3402"}


def test_a_choice_is_taken_with_the_mouse(portal: Portal, visit: Visit) -> None:
    page = visit(PLACE)
    page.fill("#lokasi_kerja", "yogya")
    page.click("#lokasi_kerja-pilihan [role=option]")
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")
    assert portal.form.said == {"lokasi_kerja": "3471"}


def test_escape_closes_the_list_and_a_half_typed_name_saves_nothing(portal: Portal, visit: Visit) -> None:
    page = visit(PLACE)
    page.fill("#lokasi_kerja", "kab")
    expect(page.locator("#lokasi_kerja-pilihan")).to_be_visible()
    page.press("#lokasi_kerja", "Escape")
    expect(page.locator("#lokasi_kerja-pilihan")).to_be_hidden()
    page.wait_for_timeout(1600)
    assert portal.form.said == {}
    assert page.input_value("#lokasi_kerja") == "kab"


def test_an_org_unit_that_nobody_knows_can_be_asked_for(portal: Portal, visit: Visit) -> None:
    portal.fake.answers["registration.ask_value"] = {"asked_id": "asked-2"}
    page = visit("/formulir/posisi?ubah=unit_organisasi")
    page.fill("#unit_organisasi", "atlantis")
    page.click("#unit_organisasi-pilihan [role=option]", timeout=30_000)
    page.wait_for_url("**/formulir/posisi?ubah=unit_organisasi#f-unit_organisasi")  # where the saved form answers
    assert portal.form.said == {"unit_organisasi": "asked-2"}


def test_what_is_in_no_list_yet_is_asked_for_with_the_keyboard(portal: Portal, visit: Visit) -> None:
    portal.fake.answers["registration.ask_value"] = {"asked_id": "asked-1"}
    page = visit(PLACE)
    page.locator("#lokasi_kerja").press_sequentially("atlantis")
    expect(page.locator("#lokasi_kerja-pilihan [role=option]")).to_contain_text("minta ditambahkan")
    assert problems(page) == []
    page.press("#lokasi_kerja", "ArrowDown")
    page.press("#lokasi_kerja", "Enter")
    page.wait_for_url("**/formulir/posisi?ubah=lokasi_kerja#f-lokasi_kerja")
    assert portal.form.said == {"lokasi_kerja": "asked-1"}
    assert problems(page) == []
