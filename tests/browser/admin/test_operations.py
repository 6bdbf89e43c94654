"""Operasi in a real browser."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems
from tests.gateway.admin.fake_operations import FakeOperations

HERE = "/admin/operasi"


@pytest.fixture(autouse=True)
def queues(office: Office) -> FakeOperations:
    held = FakeOperations()
    office.fake.answers |= held.handlers()
    return held


@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(visit: Visit, width: int, dark: bool) -> None:
    page = visit(HERE, profile=Profile.OPERATIONS, width=width, dark=dark)
    assert problems(page) == []


def test_the_page_brings_itself_up_to_date(visit: Visit, queues: FakeOperations) -> None:
    page = visit(HERE, profile=Profile.OPERATIONS)
    queues.levels[0]["waiting"] = 77_777
    expect(page.get_by_text("77.777").first).to_be_visible()
