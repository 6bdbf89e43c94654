"""Pelanggan and the work of offices in a real browser: clean for everybody, at every width, and without scripts."""
from __future__ import annotations

import pytest

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems_on
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
