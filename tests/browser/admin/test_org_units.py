"""Lihat Unor in a real browser: the tree opens, a right click offers Ubah, a tick is set with and without scripts."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems, problems_on
from tests.gateway.admin.fake_org_units import FakeOrgUnits

HERE = "/admin/unor"
PAGES = {
    Profile.AGENCY_ADMIN: (
        HERE, f"{HERE}?di=dinas", f"{HERE}?cari=sd", f"{HERE}?cari=zzz", f"{HERE}/dinas", f"{HERE}/dinas/ubah",
        f"{HERE}/bidang/ubah?level1=ya", f"{HERE}/tanpa-kantor",
    ),
    Profile.L1_MOVE_OPERATOR: (HERE, f"{HERE}/dinas"),
    Profile.SUPER_ADMIN: (HERE, f"{HERE}?cari=sleman", f"{HERE}/tanpa-kantor"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def units(office: Office) -> FakeOrgUnits:
    held = FakeOrgUnits()
    office.fake.answers |= held.handlers()
    return held


@pytest.mark.parametrize("profile", PAGES, ids=str)
@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(
    office: Office, visit: Visit, profile: Profile, width: int, dark: bool
) -> None:
    page = visit("/admin/pintasan", profile=profile, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES[profile]) == {}


@pytest.mark.parametrize("width", [1440, 360])
def test_branches_open_and_close_in_place_by_mouse_and_keys(visit: Visit, width: int) -> None:
    page = visit(HERE, profile=Profile.AGENCY_ADMIN, width=width)
    page.get_by_role("button", name="Buka cabang Dinas Pendidikan").click()
    inner = page.get_by_role("button", name="Buka cabang Bidang Pembinaan")
    inner.focus()
    page.keyboard.press("ArrowRight")
    leaf = page.get_by_role("link", name="SD Negeri 1 Telaga", exact=True)
    expect(leaf).to_be_visible()
    assert problems(page) == []
    page.keyboard.press("ArrowLeft")
    expect(leaf).to_be_hidden()
    page.get_by_role("button", name="Buka cabang Dinas Pendidikan").click()
    expect(inner).to_be_hidden()


def test_a_right_click_offers_ubah(visit: Visit) -> None:
    page = visit(HERE, profile=Profile.AGENCY_ADMIN)
    row = page.get_by_role("link", name="Sekretariat Daerah", exact=True)
    row.click(button="right")
    expect(page.get_by_role("menuitem", name="Ubah")).to_be_focused()
    assert problems(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("menuitem", name="Ubah")).to_be_hidden()
    expect(row).to_be_focused()
    row.click(button="right")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sekretariat Daerah")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_unit_becomes_a_level_1_verifier(visit: Visit, units: FakeOrgUnits, scripts: bool) -> None:
    page = visit(HERE, profile=Profile.AGENCY_ADMIN, width=360, scripts=scripts)
    page.get_by_role("button" if scripts else "link", name="Buka cabang Dinas Pendidikan").click()
    page.get_by_role("link", name="Ubah Bidang Pembinaan Sekolah Dasar").click()
    page.get_by_label("Unit ini verifikator level 1").check()
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("15 berkas berpindah kantor.")).to_be_visible()
    page.get_by_role("button", name="Jadikan verifikator level 1").click()
    expect(page.get_by_text("Unit ini sekarang verifikator level 1.")).to_be_visible()
    assert units.flagged == [{"unit_id": "bidang", "flagged": True}]


def test_search_answers_while_typing(visit: Visit) -> None:
    page = visit(HERE, profile=Profile.AGENCY_ADMIN)
    page.get_by_role("searchbox", name="Cari unit organisasi").press_sequentially("telaga")
    expect(page.get_by_role("link", name="SD Negeri 1 Telaga", exact=True)).to_be_visible()
    expect(page.get_by_text("1 unit cocok")).to_be_visible()
