"""Pindah Verifikator Level 1 in a real browser."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems, problems_on
from tests.gateway.admin.fake_moving import FakeMoving

HERE = "/admin/pindah-verifikator"
PAGES = (HERE, f"{HERE}?cari=K7M4QX2P", f"{HERE}?cari=zzz")


@pytest.fixture(autouse=True)
def people(office: Office) -> FakeMoving:
    held = FakeMoving()
    office.fake.answers |= held.handlers()
    return held


@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit(HERE, profile=Profile.L1_MOVE_OPERATOR, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_is_moved_on_a_phone(visit: Visit, people: FakeMoving, scripts: bool) -> None:
    page = visit(f"{HERE}?cari=K7M4QX2P", profile=Profile.L1_MOVE_OPERATOR, width=360, scripts=scripts)
    page.get_by_label("Pindahkan ke unit").select_option(label="Sekretariat Daerah")
    page.get_by_role("button", name="Pindahkan").click()
    expect(page.get_by_role("link", name="Tulis alasannya.")).to_be_visible()
    if scripts:
        assert problems(page) == []
    page.get_by_label("Alasan").fill("Diperbantukan")
    page.get_by_role("button", name="Pindahkan").click()
    expect(page.get_by_text("Berkasnya sekarang diperiksa di Sekretariat Daerah.")).to_be_visible()
    assert people.chosen == [{"number": "K7M4QX2P", "unit": "setda", "reason": "Diperbantukan"}]
