"""Audit in a real browser: clean for everybody, at every width, also without scripts; a search leads to an entry."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems_on
from tests.gateway.admin.fake_audit import ENDAH, FakeAudit

PAGES = (
    "/admin/audit",
    "/admin/audit?hasil=done&setelah=2",
    f"/admin/audit?orang={ENDAH['person_id']}",
    "/admin/audit?dari=kemarin",
    "/admin/audit?setelah=99&hasil=refused",
    "/admin/audit/verification/1200",
    "/admin/audit/helpdesk/7",
)
LOOKS = [(1440, False), (1440, True), (1024, False), (360, False), (360, True), (320, False)]


@pytest.fixture(autouse=True)
def audit(office: Office) -> FakeAudit:
    """Three entries; a service is behind."""
    held = FakeAudit()
    held.problem = "away"
    office.fake.answers |= held.handlers()
    return held


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit("/admin/pintasan", profile=Profile.SUPER_ADMIN, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_search_to_an_entry_and_on_to_everybody_who_saw_the_person(visit: Visit, scripts: bool) -> None:
    page = visit("/admin/audit", profile=Profile.SUPER_ADMIN, scripts=scripts)
    page.get_by_label("Hasil").select_option("done")
    page.get_by_role("button", name="Cari", exact=True).last.click()
    page.get_by_role("link", name="Melihat berkas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Melihat berkas")
    expect(page.get_by_role("row", name="Agama Islam Kristen")).to_be_visible()
    page.get_by_role("link", name="Siapa yang melihat datanya Endah Prameswari").click()
    expect(page.get_by_role("heading", name="Catatan tentang Endah Prameswari")).to_be_visible()
