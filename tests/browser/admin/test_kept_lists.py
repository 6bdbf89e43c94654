"""Entry Sekolah and Referensi on every screen: nothing for axe to find, nothing too wide, a location by typing."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems, problems_on
from tests.gateway.admin.fake_kept_lists import FakeKeptLists

SCHOOLS = "/admin/sekolah"
PATHS = (
    SCHOOLS, f"{SCHOOLS}/tambah", f"{SCHOOLS}/lihat/s1", f"{SCHOOLS}/ubah/s1", f"{SCHOOLS}/hapus/s1",
    f"{SCHOOLS}/akhiri/s1", f"{SCHOOLS}?cari=zzz", f"{SCHOOLS}/impor",
)  # fmt: skip
OF_BKN = ("/kamus-data", "/admin/referensi", "/admin/referensi/sekolah", "/admin/referensi/sekolah/tambah")


@pytest.fixture(autouse=True)
def kept(office: Office) -> FakeKeptLists:
    lists = FakeKeptLists()
    office.fake.answers |= lists.handlers()
    return lists


@pytest.mark.parametrize(("width", "dark"), [(320, False), (360, True), (1024, False), (1440, False)])
def test_every_page_is_whole_and_open_to_all(visit: Visit, office: Office, width: int, dark: bool) -> None:
    for profile, paths in ((Profile.SCHOOL_OPERATOR, PATHS), (Profile.SUPER_ADMIN, OF_BKN)):
        page = visit(paths[0], width=width, dark=dark, profile=profile)
        assert problems_on(page, office.address, paths) == {}


def test_a_location_comes_while_typing_and_a_double_is_shown_before_saving(visit: Visit, kept: FakeKeptLists) -> None:
    page = visit(f"{SCHOOLS}/tambah", profile=Profile.SCHOOL_OPERATOR)
    page.get_by_label("Nama sekolah").fill("SDN Ambarketawang 2")
    page.get_by_label("Jenis sekolah").select_option("SD")
    page.get_by_label("Tipe sekolah").select_option("N")
    page.get_by_label("Rombongan belajar").fill("6")
    page.get_by_label("Lokasi sekolah").first.press_sequentially("kecamatan g")
    page.get_by_text("Kecamatan Godean").click()
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Mungkin sudah ada:")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("button", name="Tetap simpan").click()
    expect(page.get_by_text("ditambahkan")).to_be_visible()
    assert kept.written[0][1]["place"] == "340402"
