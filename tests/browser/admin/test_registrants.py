"""Registrasi, Manajemen Pendaftar and Manajemen Verifikasi in a real browser."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import every_look, problems_on
from tests.gateway.admin.fake_registrants import FakeRegistrants

PAGES = {
    Profile.REGISTRATION_VERIFIER: (
        "/admin/registrasi", "/admin/registrasi?status=semua", "/admin/registrasi/K7M4QX2P",
    ),
    Profile.AGENCY_ADMIN: (
        "/admin/pendaftar", "/admin/pendaftar/B4CD7EFG", "/admin/pendaftar?cari=nobody", "/admin/manajemen-verifikasi",
    ),
    Profile.SUPER_ADMIN: (
        "/admin/manajemen-verifikasi", "/admin/manajemen-verifikasi?cari=sleman",
        "/admin/manajemen-verifikasi?instansi=4010",
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def registrants(office: Office) -> FakeRegistrants:
    held = FakeRegistrants()
    office.fake.answers |= held.handlers()
    return held


@pytest.mark.parametrize("profile", PAGES, ids=str)
@every_look
def test_axe_finds_nothing_and_nothing_is_too_wide(
    office: Office, visit: Visit, profile: Profile, width: int, dark: bool
) -> None:
    page = visit("/admin/pintasan", profile=profile, width=width, dark=dark)
    assert problems_on(page, office.address, PAGES[profile]) == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_two_are_rejected_with_one_reason_on_a_phone(
    visit: Visit, registrants: FakeRegistrants, scripts: bool
) -> None:
    page = visit("/admin/registrasi", profile=Profile.REGISTRATION_VERIFIER, width=360, scripts=scripts)
    page.get_by_label("Pilih Ratna Purwandini").check()
    page.get_by_label("Pilih Sulistyo Hadi").check()
    page.get_by_role("button", name="Tolak").click()
    page.get_by_label("Alasan menolak").fill("Pindah instansi belum dicatat.")
    page.get_by_role("button", name="Tolak").click()
    expect(page.get_by_text("2 pendaftaran ditolak.")).to_be_visible()
    [decided] = registrants.decided
    assert decided["reason"] == "Pindah instansi belum dicatat."


def test_an_agency_opens_its_registration(visit: Visit, registrants: FakeRegistrants) -> None:
    page = visit("/admin/manajemen-verifikasi", profile=Profile.AGENCY_ADMIN)
    page.get_by_label("Buka (WIB)").first.fill("2015-09-01T08:00")
    page.get_by_role("button", name="Simpan Buka pendaftaran").click()
    expect(page.get_by_text("Pengaturan disimpan.")).to_be_visible()
    page.get_by_role("button", name="Nyatakan lengkap Sekolah").click()
    expect(page.get_by_text("Dicatat sebagai lengkap.")).to_be_visible()
    assert [next(iter(change)) for change in registrants.changes] == ["change_gate", "confirm_topic"]
