"""Manajemen Pengguna in a real browser: as each kind of admin, clean for everybody, at every width, without scripts."""
from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from gateway.assets import ROOT
from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.admin.test_for_everybody import TOO_WIDE, VIOLATIONS
from tests.gateway.admin.fake_accounts import ENDAH, PLACE, FakeAccounts

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/admin/pengguna",
    "/admin/pengguna?profil=school_operator",
    "/admin/pengguna?cari=zzz",
    "/admin/pengguna/puji.k",
    "/admin/pengguna/meutia.r",
    "/admin/pengguna/wahyu.s/profil",
    "/admin/pengguna/puji.k/sesi",
    "/admin/pengguna/tambah",
    "/admin/pengguna/puji.k/ubah",
    "/admin/pengguna/puji.k/sandi",
    "/admin/pengguna/puji.k/hapus",
)
LOOKS = [(1440, False), (1440, True), (1024, False), (360, False), (360, True), (320, False)]


@pytest.fixture(autouse=True)
def accounts(office: Office) -> FakeAccounts:
    """The officials of an agency."""
    held = FakeAccounts()
    office.fake.answers |= held.handlers()
    return held


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit("/admin/pintasan", profile=Profile.AGENCY_ADMIN, width=width, dark=dark)
    found = {}
    for path in PAGES:
        page.goto(office.address + path)
        page.evaluate(AXE.read_text())
        if problems := [*page.evaluate(VIOLATIONS), *filter(None, [page.evaluate(TOO_WIDE)])]:
            found[path] = problems
    assert found == {}


def fill_in_endah(page: Page) -> None:
    """The part Data, with a password that is typed."""
    page.get_by_label("NIP Baru").fill(ENDAH["nip"])
    page.locator("#panel").get_by_role("button", name="Cari", exact=True).first.click()
    expect(page.get_by_text("Endah Prameswari").first).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value("endah.p")
    page.get_by_label("E-mail dinas").fill("endah@contoh.go.id")


@pytest.mark.parametrize(("width", "scripts"), [(1440, True), (360, True), (360, False)])
def test_a_user_is_added_with_two_profiles(visit: Visit, accounts: FakeAccounts, width: int, scripts: bool) -> None:
    page = visit("/admin/pengguna", profile=Profile.AGENCY_ADMIN, width=width, scripts=scripts)
    page.get_by_role("link", name="Tambah", exact=True).click()
    fill_in_endah(page)
    page.get_by_role("button", name="Lanjut ke Profil").click()
    for which in ("Verifikator Level 1", "Operator Sekolah"):
        page.locator("#pilih_profil").select_option(which)
        if not scripts:
            page.get_by_role("button", name="Tampilkan wilayahnya").click()
        if which == "Verifikator Level 1":
            page.get_by_label("Wilayah kerja").select_option(f"Dinas Kesehatan ({PLACE})")
        page.get_by_role("button", name="Tambahkan profil").click()
        expect(page.get_by_role("button", name=f"Hapus {which}")).to_be_visible()
    page.get_by_role("button", name="Simpan pengguna").click()
    expect(page.get_by_text("Tautan aktivasi dikirim ke endah@contoh.go.id.")).to_be_visible()
    grants = accounts.changes[0][1]["grants"]
    assert [(one["profile"], one["id"]) for one in grants] == [("verifier_l1", "u-1"), ("school_operator", "ag-1")]


def test_a_typed_password_outlives_every_step(visit: Visit, accounts: FakeAccounts) -> None:
    page = visit("/admin/pengguna/tambah", profile=Profile.AGENCY_ADMIN)
    fill_in_endah(page)
    page.get_by_label("Isi kata sandi sekarang").check()
    page.get_by_label("Password", exact=True).fill("tiga gajah menyeberang")
    page.get_by_label("Konfirmasi password").fill("tiga gajah menyeberang")
    page.get_by_label("Konfirmasi password").press("Enter")
    page.locator("#pilih_profil").select_option("Verifikator Level 1")
    page.get_by_label("Cari wilayah").fill("pendidikan")
    expect(page.get_by_label("Wilayah kerja").locator("option")).to_have_count(2)
    page.get_by_label("Wilayah kerja").select_option(f"Dinas Pendidikan ({PLACE})")
    page.get_by_role("button", name="Tambahkan profil").click()
    expect(page.get_by_role("button", name="Hapus Verifikator Level 1")).to_be_visible()
    page.get_by_role("button", name="Simpan pengguna").click()
    expect(page.get_by_text("Pengguna ditambahkan.")).to_be_visible()
    assert accounts.changes[0][1]["password"] == "tiga gajah menyeberang"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_profile_ends_with_a_reason(visit: Visit, accounts: FakeAccounts, scripts: bool) -> None:
    page = visit("/admin/pengguna?cari=wahyu", profile=Profile.AGENCY_ADMIN, scripts=scripts)
    page.get_by_role("link", name="Ubah profil Wahyu Setyanugraha").click()
    page.get_by_role("button", name="Hapus Verifikator Level 2").click()
    page.get_by_label("Alasan mengakhiri profil").fill("Pindah tugas")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Profil disimpan.")).to_be_visible()
    assert accounts.changes[0][1]["reason"] == "Pindah tugas"


def test_a_user_is_deleted_after_a_second_look(visit: Visit, accounts: FakeAccounts) -> None:
    page = visit("/admin/pengguna?cari=meutia", profile=Profile.AGENCY_ADMIN, width=360)
    page.get_by_role("link", name="Hapus Meutia Ramadhani").click()
    page.get_by_role("button", name="Hapus pengguna").click()
    expect(page.get_by_text("Tulis alasannya.").first).to_be_visible()
    page.get_by_label("Alasan").fill("Pensiun")
    page.get_by_role("button", name="Hapus pengguna").click()
    expect(page.get_by_text("Tidak ada pengguna yang cocok")).to_be_visible()
    assert "meutia.r" not in accounts.accounts
