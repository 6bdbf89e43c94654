"""Turun Status in a real browser."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems, problems_on
from tests.gateway.admin.fake_turning_back import FakeTurningBack

HERE = "/admin/turun-status"
PAGES = (HERE, f"{HERE}?cari=K7M4QX2P", f"{HERE}?cari=T9UV2WXY", f"{HERE}?cari=zzz")


@pytest.fixture(autouse=True)
def forms(office: Office) -> FakeTurningBack:
    held = FakeTurningBack()
    office.fake.answers |= held.handlers()
    return held


@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit(HERE, profile=Profile.ROLLBACK_OPERATOR, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_is_turned_back(visit: Visit, forms: FakeTurningBack, scripts: bool) -> None:
    page = visit(HERE, profile=Profile.HELPDESK_KANREG, width=360, scripts=scripts)
    page.get_by_role("searchbox", name="Nomor register atau NIP").fill("K7M4QX2P")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Turunkan status").click()
    expect(page.get_by_role("link", name="Tulis alasannya; PNS membacanya.")).to_be_visible()
    if scripts:
        assert problems(page) == []
    page.get_by_label("Alasan").fill("Ijazah tertukar")
    page.get_by_role("button", name="Turunkan status").click()
    expect(page.get_by_text("Status diturunkan.")).to_be_visible()
    assert forms.turned == [{"number": "K7M4QX2P", "reason": "Ijazah tertukar"}]
