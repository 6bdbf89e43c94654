"""A save that fails says so, stays in the browser under the account's key, and is sent when it can be."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.looking import problems
from tests.browser.portal.conftest import PHONE, Portal, Visit

SECTION, ROW, NEW = "/formulir/utama?ubah=alamat", "/formulir/riwayat/golongan/r-1", "/formulir/riwayat/golongan/tambah"
PLACES = [(SECTION, "alamat"), (ROW, "sk_nomor"), (NEW, "sk_nomor")]
TEXT = "Jalan Melati 4"


def saved(page: Page) -> None:
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan 10.42")


def not_saved(page: Page) -> None:
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan di server; tersimpan di peramban ini")


def held(portal: Portal, field: str) -> str:
    """What the service has of a field, or of that column of the one row."""
    rows = [values for _, values in portal.form.edits.values()]
    return {**portal.form.said, **(rows[0] if rows else {})}.get(field, "")


def in_browser(page: Page) -> list[str]:
    return list(page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))"))


def swallow(route: Route) -> None:
    """The save is taken, its answer is lost."""
    route.fetch()
    route.abort()


@pytest.mark.parametrize(("address", "field"), PLACES)
def test_without_services_the_text_stays_and_is_sent_when_they_are_back(
    portal: Portal, visit: Visit, address: str, field: str
) -> None:
    page = visit(address, width=PHONE)
    portal.fake.away = True
    page.fill(f"#{field}", TEXT)
    not_saved(page)
    assert problems(page) == []
    portal.fake.away = False
    saved(page)
    assert held(portal, field) == TEXT
    assert in_browser(page) == []


@pytest.mark.parametrize(("address", "field"), PLACES)
def test_text_that_was_not_saved_is_sent_after_the_browser_was_closed(
    portal: Portal, visit: Visit, address: str, field: str
) -> None:
    page = visit(address, width=PHONE)
    portal.fake.away = True
    page.fill(f"#{field}", TEXT)
    not_saved(page)
    again = page.context.new_page()
    page.close()
    portal.fake.away = False
    again.goto(portal.address + address.partition("?")[0])
    expect(again.locator(f"#{field}")).to_have_value(TEXT)
    saved(again)
    assert held(portal, field) == TEXT
    assert in_browser(again) == []


def test_who_comes_back_for_another_field_finds_both_open(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION)
    portal.fake.away = True
    page.fill("#alamat", TEXT)
    not_saved(page)
    portal.fake.away = False
    page.goto(f"{portal.address}/formulir/utama?ubah=gelar_belakang")
    expect(page.locator("#alamat")).to_have_value(TEXT)
    expect(page.locator("#gelar_belakang")).to_be_visible()


@pytest.mark.parametrize(("address", "field"), PLACES)
def test_a_new_log_in_returns_to_the_field_with_its_text(
    portal: Portal, visit: Visit, address: str, field: str
) -> None:
    page = visit(address, width=PHONE)
    portal.fake.sessions.clear()
    page.wait_for_timeout(2100)  # as long as the gateway remembers identity's answer
    page.fill(f"#{field}", TEXT)
    page.click("#tersimpan a:text('Masuk lagi')")
    page.fill("#nomor", "K7M4QX2P")
    page.fill("#sandi", "rahasia-uji")
    page.click("main form button")
    expect(page.locator(f"#{field}")).to_have_value(TEXT)
    expect(page.locator(f"#{field}")).to_be_focused()
    saved(page)
    assert held(portal, field) == TEXT


def test_a_log_in_in_another_window_lets_the_first_go_on(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION, width=PHONE)
    sessions = dict(portal.fake.sessions)
    portal.fake.sessions.clear()
    page.wait_for_timeout(2100)
    page.fill("#alamat", TEXT)
    expect(page.locator("#tersimpan")).to_contain_text("Sesi Anda berakhir")
    portal.fake.sessions.update(sessions)
    page.click(".dock button[value=simpan]")
    saved(page)
    assert portal.form.said == {"alamat": TEXT}


def test_nothing_of_it_can_be_read_in_the_browser(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION)
    portal.fake.away = True
    page.fill("#alamat", TEXT)
    not_saved(page)
    kept = page.evaluate("Object.values(localStorage)")
    assert len(kept) == 1
    assert set(json.loads(kept[0])) == {"at", "iv", "sealed"}
    assert page.evaluate("Object.keys(localStorage)") == ["epupns:a-1:/formulir/utama"]


def test_another_account_in_the_same_browser_gets_nothing_of_it_and_destroys_nothing(
    portal: Portal, visit: Visit
) -> None:
    page = visit(SECTION)
    portal.fake.away = True
    page.fill("#alamat", TEXT)
    not_saved(page)
    portal.fake.away = False
    other = portal.fake.citizen("other-token", account_id="a-2", username="Q2", person_id="p-9")
    page.context.add_cookies([{"name": "epupns_pns", "value": other, "url": portal.address}])
    page.goto(f"{portal.address}/formulir/utama?ubah=alamat")
    expect(page.locator("#alamat")).not_to_have_value(TEXT)
    expect(page.locator("#tertinggal")).to_be_hidden()
    page.wait_for_timeout(500)
    assert portal.form.said == {}
    page.click("form[action='/keluar'] button")
    expect(page.locator("h1")).to_have_text("Masuk")
    assert in_browser(page) == ["epupns:a-1:/formulir/utama"]


def test_what_nobody_came_back_for_is_gone_after_a_week(visit: Visit) -> None:
    page = visit("/formulir/utama")
    old = json.dumps({"at": 0, "iv": "", "sealed": ""})
    page.evaluate("old => localStorage.setItem('epupns:a-9:/formulir/utama', old)", old)
    page.goto(page.url)
    assert in_browser(page) == []


def test_a_save_that_was_taken_but_not_answered_is_done_once_and_goes_on(portal: Portal, visit: Visit) -> None:
    """As when the gateway dies between the write and its answer: no question whether one's own text counts."""
    page = visit(SECTION, width=PHONE)

    page.route("**/formulir/utama", swallow, times=1)
    page.fill("#alamat", "Jalan Me")
    not_saved(page)
    assert portal.form.said == {"alamat": "Jalan Me"}
    page.fill("#alamat", TEXT)
    saved(page)
    expect(page.locator("[data-beda]")).to_have_count(0)
    assert portal.form.said == {"alamat": TEXT}
    keys = [call.key for call in portal.fake.of("registration.save_tab")]
    assert keys[0] == keys[1] != keys[2]


def test_the_same_after_a_reload(portal: Portal, visit: Visit) -> None:
    page = visit(NEW, width=PHONE)

    page.route("**/tambah", swallow, times=1)
    page.fill("#sk_nomor", "823")
    not_saved(page)
    again = page.context.new_page()
    page.close()
    again.goto(portal.address + NEW)
    saved(again)
    assert [values for _, values in portal.form.edits.values()] == [{"sk_nomor": "823"}]


def test_a_button_waits_until_everything_typed_is_saved(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION, width=PHONE)
    page.route("**/formulir/utama", lambda route: route.abort(), times=1)  # the gateway is being started anew
    page.fill("#alamat", TEXT)
    page.click(".dock button[value=lanjut]")
    not_saved(page)
    assert page.input_value("#alamat") == TEXT
    page.click(".dock button[value=lanjut]")
    expect(page.locator("h1")).to_have_text("Data Posisi")
    assert portal.form.said == {"alamat": TEXT}


def test_other_pages_say_that_something_waits_and_lead_to_it(portal: Portal, visit: Visit) -> None:
    page = visit(SECTION, width=PHONE)
    portal.fake.away = True
    page.fill("#alamat", TEXT)
    not_saved(page)
    portal.fake.away = False
    page.goto(f"{portal.address}/")
    expect(page.locator("#tertinggal")).to_contain_text("Ada isian yang belum tersimpan di server")
    page.click("#tertinggal a")
    saved(page)
    assert portal.form.said == {"alamat": TEXT}
    page.goto(f"{portal.address}/")
    expect(page.locator("#tertinggal")).to_be_hidden()


@pytest.mark.parametrize("leaves", [False, True])
def test_who_logs_out_is_asked_first_and_then_leaves_nothing(portal: Portal, visit: Visit, leaves: bool) -> None:
    page = visit(SECTION, width=PHONE)
    portal.fake.away = True
    page.fill("#alamat", TEXT)
    not_saved(page)
    questions: list[str] = []

    def answer(dialog: object) -> None:
        questions.append(dialog.message)  # type: ignore[attr-defined]
        dialog.accept() if leaves else dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", answer)
    portal.fake.away = False
    page.click("form[action='/keluar'] button")
    assert "belum tersimpan di server" in questions[0]
    if leaves:
        expect(page.locator("h1")).to_have_text("Masuk")
        assert in_browser(page) == []
    else:
        saved(page)
        assert portal.form.said == {"alamat": TEXT}
