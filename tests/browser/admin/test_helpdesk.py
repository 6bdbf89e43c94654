"""Helpdesk in a real browser: answered without scripts, on every screen, for every kind of report."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems, problems_on
from tests.gateway.admin.fake_helpdesk import NUMBER, FakeHelpdesk, ticket

HERE = "/admin/helpdesk"
AT = f"{HERE}/{NUMBER}"


@pytest.fixture(autouse=True)
def helpdesk(office: Office) -> FakeHelpdesk:
    held = FakeHelpdesk()
    office.fake.answers |= held.handlers()
    return held


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1440, True), (1024, False), (360, False)])
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit(HERE, profile=Profile.HELPDESK_BKD, width=width, dark=dark)
    assert problems_on(page, office.address, (HERE, AT)) == {}


def test_every_kind_of_report_fits_a_phone(office: Office, visit: Visit, helpdesk: FakeHelpdesk) -> None:
    helpdesk.tickets = {f"A{place}": ticket(slug, number=f"A{place}") for place, slug in enumerate(CATEGORIES)}
    page = visit(HERE, profile=Profile.HELPDESK_BKN, width=360)
    assert problems_on(page, office.address, [f"{HERE}/{number}" for number in helpdesk.tickets]) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_ticket_is_answered_by_keyboard_on_a_phone(visit: Visit, helpdesk: FakeHelpdesk, scripts: bool) -> None:
    page = visit(AT, profile=Profile.HELPDESK_BKD, width=360, scripts=scripts)
    page.get_by_label("Tolak").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_role("link", name="Tulis keterangannya; pelapor membacanya.")).to_be_visible()
    expect(page.get_by_label("Tolak")).to_be_checked()
    if scripts:
        assert problems(page) == []
    page.get_by_label("Keterangan", exact=True).fill("Sekolah ini sudah tutup.")
    page.get_by_role("button", name="Simpan jawaban").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("dijawab. Bisa diurungkan sampai pukul")).to_be_visible()
    [(what, body)] = helpdesk.asked
    assert (what, body["verdict"], body["note"]) == ("answer", "reject", "Sekolah ini sudah tutup.")
    page.get_by_role("button", name="Urungkan").click()
    assert [name for name, _ in helpdesk.asked] == ["answer", "undo_answer"]


def test_a_list_is_searched_and_a_canned_answer_used_without_scripts(visit: Visit, helpdesk: FakeHelpdesk) -> None:
    page = visit(AT, profile=Profile.HELPDESK_BKD, width=1024, scripts=False)
    page.get_by_label("Setuju, tambahkan").check()
    page.get_by_label("Cari Lokasi").fill("Tempel")
    page.get_by_role("button", name="Cari Lokasi").click()
    page.get_by_label("Lokasi", exact=True).select_option(label="SD Negeri 1 Tegalrejo, Kec. Tempel")
    page.get_by_role("button", name="Pakai jawaban baku").click()
    written = "SD Negeri 4 Tegalrejo sudah ada di daftar. Silakan pilih di formulir, lalu kirim."
    expect(page.get_by_label("Keterangan", exact=True)).to_have_value(written)
    page.get_by_role("button", name="Simpan jawaban").click()
    [(_, body)] = helpdesk.asked
    assert body["effect"] == {"name": "SD Negeri 4 Tegalrejo", "place": "SK001"}
