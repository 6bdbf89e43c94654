"""Two browsers on one form: a clear choice, never a loss; with JavaScript and without, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import problems
from tests.browser.portal.conftest import PHONE, SMALLEST, Portal, Visit

SECTION, ROW = "/formulir/utama?ubah=alamat", "/formulir/riwayat/golongan/r-1"
COLUMNS = {"golongan": "34", "tmt_golongan": "2011-04-01", "sk_nomor": "823/11", "sk_tanggal": "2011-03-01"}
SAVE = "button[value=simpan]:not(.vh)"
PLACES = [(SECTION, "alamat"), (ROW, "sk_nomor")]


def elsewhere(portal: Portal, field: str, value: str) -> None:
    """Another browser saves."""
    if field == "alamat":
        portal.form.said["alamat"] = value
    else:
        portal.form.edits["r-1"] = ("edit", {**COLUMNS, field: value})
    portal.form.version += 1
    portal.form.saved_at = "2015-10-19T03:42:00+00:00"


def held(portal: Portal, field: str) -> str:
    return portal.form.said.get(field, "") or portal.form.edits.get("r-1", ("", {}))[1].get(field, "")


def asked(page: Page, field: str) -> None:
    """Both values stand there, none is chosen, the typed one is still in its box."""
    question = page.locator(f"#beda-{field}")
    expect(question).to_contain_text("Milik saya")
    expect(question).to_contain_text("Milik lain")
    expect(question.locator(":checked")).to_have_count(0)
    expect(page.locator(f"#{field}")).to_have_value("Milik saya")


@pytest.mark.parametrize(("address", "field"), PLACES)
@pytest.mark.parametrize(("choice", "kept"), [("saya", "Milik saya"), ("tersimpan", "Milik lain")])
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_the_person_chooses_between_two_values(
    portal: Portal, visit: Visit, address: str, field: str, choice: str, kept: str, scripts: bool
) -> None:
    page = visit(address, width=PHONE, scripts=scripts)
    elsewhere(portal, field, "Milik lain")
    page.fill(f"[name={field}]", "Milik saya")
    if not scripts:
        page.click(SAVE)
    asked(page, field)
    assert held(portal, field) == "Milik lain"
    page.check(f"[name='beda.{field}'][value={choice}]")
    if scripts:
        expect(page.locator("[data-beda]")).to_have_count(0)
        expect(page.locator(f"#{field}")).to_have_value(kept)
        expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")
        assert page.evaluate("Object.keys(localStorage).length") == 0
    else:
        page.click(SAVE)
        expect(page.locator("[data-beda]")).to_have_count(0)
    assert held(portal, field) == kept


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_the_question_fits_the_phone_and_axe_finds_nothing(portal: Portal, visit: Visit, scripts: bool) -> None:
    for address, field in PLACES:
        page = visit(address, width=SMALLEST, scripts=scripts)
        elsewhere(portal, field, "Milik lain")
        page.fill(f"[name={field}]", "Milik saya")
        if not scripts:
            page.click(SAVE)
        asked(page, field)
        if scripts:
            assert problems(page) == []


def test_other_fields_go_on_being_saved_while_the_question_stands(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=alamat&ubah=npwp", width=PHONE)
    elsewhere(portal, "alamat", "Milik lain")
    page.fill("#alamat", "Milik saya")
    asked(page, "alamat")
    with page.expect_response("**/formulir/utama"):
        page.fill("#npwp", "092542943407000")
    assert portal.form.said == {"alamat": "Milik lain", "npwp": "092542943407000"}
    asked(page, "alamat")


def test_the_question_survives_a_reload(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION, width=PHONE)
    elsewhere(portal, "alamat", "Milik lain")
    page.fill("#alamat", "Milik saya")
    asked(page, "alamat")
    page.goto(f"{portal.address}/formulir/utama")
    asked(page, "alamat")
    assert portal.form.said == {"alamat": "Milik lain"}


def test_text_kept_in_a_browser_does_not_replace_what_another_saved_meanwhile(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION, width=PHONE)
    portal.fake.away = True
    page.fill("#alamat", "Milik saya")
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan")
    again = page.context.new_page()
    page.close()
    portal.fake.away = False
    elsewhere(portal, "alamat", "Milik lain")
    again.goto(f"{portal.address}/formulir/utama")
    asked(again, "alamat")
    assert portal.form.said == {"alamat": "Milik lain"}


def test_a_field_that_nobody_touched_here_follows_the_other_browser(portal: Portal, visit: Visit) -> None:
    page = visit("/formulir/utama?ubah=alamat&ubah=npwp", width=PHONE)
    elsewhere(portal, "alamat", "Milik lain")
    page.fill("#npwp", "092542943407000")
    expect(page.locator("#alamat")).to_have_value("Milik lain")
    page.fill("#npwp", "092542943407001")
    with page.expect_response("**/formulir/utama"):
        page.focus("#alamat")
    assert portal.form.said == {"alamat": "Milik lain", "npwp": "092542943407001"}


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_a_row_deleted_in_the_other_browser_comes_back_only_when_the_person_says_so(
    portal: Portal, visit: Visit, scripts: bool
) -> None:
    page = visit(ROW, width=PHONE, scripts=scripts)
    portal.form.edits["r-1"] = ("delete", {})
    portal.form.version += 1
    page.fill("[name=sk_nomor]", "Milik saya")
    page.click(SAVE)
    expect(page.locator("[role=alert]").first).to_contain_text("sudah dihapus dari jendela atau perangkat lain")
    expect(page.locator("#sk_nomor")).to_have_value("Milik saya")
    assert portal.form.edits["r-1"] == ("delete", {})
    page.click(SAVE)
    expect(page.locator("h1")).to_have_text("Riwayat golongan")
    assert portal.form.edits["r-1"] == ("edit", {**COLUMNS, "sk_nomor": "Milik saya"})
