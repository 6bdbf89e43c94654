"""Pelanggan and the work of offices in a real browser: clean for everybody, at every width, and without scripts."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems, problems_on
from tests.gateway.admin.fake_subscriptions import FakeSubscriptions
from tests.gateway.admin.fake_supervision import FakeSupervision

HERE = "/admin/pelanggan"
PAGES = (HERE, f"{HERE}/taspen", "/admin/pekerjaan-kantor?kantor=1.dinas")


@pytest.fixture(autouse=True)
def systems(office: Office) -> FakeSubscriptions:
    held = FakeSubscriptions()
    office.fake.answers |= held.handlers() | FakeSupervision().handlers()
    return held


@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit("/admin/pintasan", profile=Profile.SUPER_ADMIN, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_system_is_added_and_its_key_is_seen_once(
    office: Office, visit: Visit, systems: FakeSubscriptions, scripts: bool
) -> None:
    page = visit(HERE, profile=Profile.SUPER_ADMIN, width=360, scripts=scripts)
    page.get_by_role("textbox", name="Kode", exact=True).fill("taspen")
    page.locator("[name=system]").fill("PT Taspen")
    page.get_by_role("button", name="Tambah", exact=True).click()
    expect(page.locator("#kunci-baru")).to_be_visible()
    if scripts:
        assert problems(page) == []
    page.goto(f"{office.address}{HERE}/taspen")
    expect(page.locator("#kunci-baru")).to_have_count(0)
    assert [name for name, _ in systems.writes] == ["add_subscriber"]
