"""Mutu Verifikasi in a real browser."""
from __future__ import annotations

import pytest

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems
from tests.gateway.admin.fake_quality import FakeQuality


@pytest.fixture(autouse=True)
def told(office: Office) -> FakeQuality:
    held = FakeQuality()
    office.fake.answers |= held.handlers()
    return held


@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(visit: Visit, width: int, dark: bool) -> None:
    page = visit("/admin/mutu-verifikasi?kantor=1.dinas", profile=Profile.AGENCY_ADMIN, width=width, dark=dark)
    assert page.locator("h1").inner_text() == "Mutu Verifikasi"
    assert problems(page) == []
