"""Setting Manajemen in a real browser: clean for everybody, at every width, and without scripts."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems_on
from tests.gateway.admin.fake_settings import FakeSettings

PAGES = (
    "/admin/setting",
    "/admin/setting/kalender/registration",
    "/admin/setting/instansi/baru",
    "/admin/setting/jadwal/baru",
    "/admin/setting/jadwal/kanreg:k1",
    "/admin/setting/pengumuman/a1",
    "/admin/setting/unggahan/documents",
    "/admin/setting/sesi/official",
)


@pytest.fixture(autouse=True)
def settings(office: Office) -> FakeSettings:
    """Hours of a kanreg, an announcement, and a calendar that was changed twice."""
    held = FakeSettings()
    office.fake.answers |= held.handlers()
    hours = {"days": [1, 2, 3], "begins": "08:00", "ends": "16:00", "zone": "WIB"}
    said = {"text_id": "Sabtu malam sistem dipelihara.", "text_en": "", "audience": "everybody", "tone": "warn"}
    held.change_setting("access", "kanreg:k1", 0, hours, "Giliran wilayah")
    held.change_setting("announcement", "a1", 0, {**said, "opens": None, "closes": None}, "Pemeliharaan")
    for version in (0, 1):
        window = {"opens": "2015-09-01T00:00:00+07:00", "closes": None}
        held.change_setting("window", "registration", version, window, "Surat edaran 12")
    return held


@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit("/admin/pintasan", profile=Profile.SUPER_ADMIN, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_window_is_reopened_for_one_agency_and_taken_back(visit: Visit, scripts: bool) -> None:
    page = visit("/admin/setting", profile=Profile.SUPER_ADMIN, width=360, scripts=scripts)
    page.get_by_role("link", name="Buka untuk satu instansi").click()
    page.get_by_label("Tahap").select_option("Pengisian formulir")
    page.get_by_label("Instansi", exact=True).select_option("Kab. Sleman")
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_label("Tutup (WIB)").fill("2016-01-31T17:00")
    page.get_by_label("Alasan perubahan").fill("Banjir, surat bupati 4/2016")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Pengaturan disimpan.")).to_be_visible()
    page.get_by_role("link", name="Ubah Pengisian formulir, Kab. Sleman").click()
    page.get_by_label("Alasan membatalkan").fill("Salah instansi")
    page.get_by_role("button", name="Batalkan perubahan terakhir").click()
    expect(page.get_by_role("link", name="Ubah Pengisian formulir, Kab. Sleman")).to_have_count(0)
