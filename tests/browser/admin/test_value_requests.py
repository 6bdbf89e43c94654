"""Permintaan Nilai on every screen: nothing for axe to find, nothing too wide, decided with the keyboard of a phone."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems, problems_on
from tests.gateway.admin.fake_value_requests import ID, FakeValueRequests

HOME = "/admin/helpdesk/permintaan"
PATHS = (HOME, f"{HOME}?cari=zzz&status=diputuskan", f"{HOME}/{ID}", f"{HOME}/{ID}?nilai=gamping")


@pytest.fixture(autouse=True)
def requests(office: Office) -> FakeValueRequests:
    requests = FakeValueRequests()
    office.fake.answers |= requests.handlers()
    return requests


@pytest.mark.parametrize(("width", "dark"), [(320, False), (360, True), (1024, False), (1440, False)])
def test_every_page_is_whole_and_open_to_all(visit: Visit, office: Office, width: int, dark: bool) -> None:
    page = visit(HOME, width=width, dark=dark, profile=Profile.HELPDESK_BKD)
    assert problems_on(page, office.address, PATHS) == {}


def test_a_school_is_added_with_a_location_that_comes_while_typing(visit: Visit, requests: FakeValueRequests) -> None:
    page = visit(f"{HOME}/{ID}", profile=Profile.HELPDESK_BKD)
    page.get_by_label("Jenis sekolah").select_option("SD")
    page.get_by_label("Tipe sekolah").select_option("N")
    page.get_by_label("Rombongan belajar").fill("6")
    page.get_by_label("Lokasi sekolah").first.press_sequentially("kecamatan g")
    page.get_by_text("Kecamatan Godean").click()
    page.get_by_role("button", name="Tambahkan dan jawab 214 permintaan").click()
    expect(page.get_by_text("Diputuskan. Bisa diurungkan")).to_be_visible()
    assert problems(page) == []
    assert requests.written[0][1]["place"] == "340402"
