"""Manajemen Pengguna in a real browser: as each kind of admin, clean for everybody, at every width, without scripts."""
from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from gateway.who_may_open import actor_of
from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems, problems_on, violations
from tests.gateway.admin.fake_accounts import ENDAH, PLACE, FakeAccounts

PAGES = (
    "/admin/pengguna",
    "/admin/pengguna?profil=school_operator",
    "/admin/pengguna?cari=zzz",
    "/admin/pengguna/puji.k",
    "/admin/pengguna/meutia.r",
    "/admin/pengguna/wahyu.s/profil",
    "/admin/pengguna/puji.k/sesi",
    "/admin/pengguna/tambah",
    "/admin/pengguna/impor",
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
    assert problems_on(page, office.address, PAGES) == {}


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (360, True), (320, False)])
def test_axe_finds_nothing_on_forms_that_are_filled_in_and_refused(
    visit: Visit, width: int, dark: bool
) -> None:
    page = visit("/admin/pengguna/tambah", profile=Profile.AGENCY_ADMIN, width=width, dark=dark)
    found = {}
    for fill_in in (add, refused, end, password, trial):
        fill_in(page)
        if wrong := problems(page):
            found[fill_in.__name__] = wrong
    assert found == {}


def add(page: Page) -> None:
    """One profile staged, another chosen that would decide at another level."""
    fill_in_endah(page)
    page.get_by_role("button", name="Lanjut ke Profil").click()
    page.locator("#pilih_profil").select_option("Verifikator Level 2")
    page.get_by_role("button", name="Tambahkan profil").click()
    expect(page.get_by_role("button", name="Hapus Verifikator Level 2")).to_be_visible()
    page.locator("#pilih_profil").select_option("Verifikator Level 1")
    expect(page.get_by_text("Seseorang tidak dapat memutuskan")).to_be_visible()


def refused(page: Page) -> None:
    """What identity was never asked for."""
    page.get_by_role("button", name="Simpan pengguna").click()
    expect(page.get_by_role("alert")).to_contain_text("Pilih wilayah kerja.")


def end(page: Page) -> None:
    """One profile is to end."""
    page.goto(page.url.replace("/tambah", "/wahyu.s/profil"))
    page.get_by_role("button", name="Hapus Verifikator Level 2").click()
    expect(page.get_by_label("Alasan mengakhiri profil")).to_be_visible()


def password(page: Page) -> None:
    """Typed twice, not the same."""
    page.goto(page.url.replace("/profil", "/sandi"))
    page.get_by_label("Isi kata sandi sekarang").check()
    page.get_by_label("Password", exact=True).fill("tiga gajah menyeberang")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_contain_text("tidak sama")


def trial(page: Page) -> None:
    """Lines that are new, refused and added."""
    page.goto(page.url.replace("/wahyu.s/sandi", "/impor"))
    lines = "".join(f"19800101200501100{n};a{n};a{n}@contoh.go.id;Verifikator Level 2\n" for n in range(5))
    content = ("NIP;Username;E-mail;Profil\n" + lines).encode()
    page.get_by_label("Berkas CSV atau XLSX").set_input_files({"name": "a.csv", "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Uji berkas").click()
    expect(page.get_by_text("Hasil uji coba")).to_be_visible()


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
    level_1, school = accounts.changes[0][1]["grants"]
    assert (level_1["profile"], level_1["id"]) == ("verifier_l1", "org_unit-1")
    assert (school["profile"], school["id"]) == ("school_operator", "ag-1")


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


@pytest.mark.parametrize("scripts", [True, False])
def test_a_spreadsheet_is_tried_and_then_taken_in(visit: Visit, accounts: FakeAccounts, scripts: bool) -> None:
    page = visit("/admin/pengguna", profile=Profile.AGENCY_ADMIN, scripts=scripts)
    page.get_by_role("link", name="Impor dari lembar kerja").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Contoh XLSX").click()
    page.get_by_label("Berkas CSV atau XLSX").set_input_files(download.value.path())
    page.get_by_role("button", name="Uji berkas").click()
    page.get_by_role("button", name="Terapkan 1 baris").click()
    expect(page.get_by_role("heading", name="Hasil impor")).to_be_visible()
    assert [what for what, _ in accounts.changes] == ["tried", "imported"]


MAY_GIVE = {
    Profile.SUPER_ADMIN: (21, "Admin Instansi", "yogya", "Pemerintah Kota Yogyakarta", ("agency", "agency-1")),
    Profile.KANREG_ADMIN: (2, "Verifikator BKN", "", "", ("kanreg", "ag-1")),
    Profile.AGENCY_ADMIN: (7, "Verifikator Level 1", "kes", f"Dinas Kesehatan ({PLACE})", ("org_unit", "org_unit-1")),
}


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("admin", MAY_GIVE)
def test_each_kind_of_admin_gives_what_its_profile_may(
    office: Office, visit: Visit, accounts: FakeAccounts, admin: Profile, width: int
) -> None:
    profiles, which, words, area, given = MAY_GIVE[admin]
    page = visit("/admin", profile=admin, width=width)
    accounts.offer_to(actor_of(office.fake.sessions["official-token"]))
    page.goto(f"{office.address}/admin/pengguna")
    page.get_by_role("link", name="Tambah", exact=True).click()
    fill_in_endah(page)
    page.get_by_role("button", name="Lanjut ke Profil").click()
    expect(page.locator("#pilih_profil option")).to_have_count(profiles + 1)
    page.locator("#pilih_profil").select_option(which)
    if words:
        page.get_by_label("Cari wilayah").fill(words)
        expect(page.get_by_label("Wilayah kerja").locator("option")).to_have_count(2)
        page.get_by_label("Wilayah kerja").select_option(area)
    if admin is Profile.SUPER_ADMIN:
        page.get_by_label("Nomor").fill("800/17")
        page.get_by_label("Tanggal").fill("01-09-2015")
        page.get_by_label("Penanda tangan").fill("Sekretaris Daerah")
    page.get_by_role("button", name="Tambahkan profil").click()
    page.get_by_role("button", name="Simpan pengguna").click()
    expect(page.get_by_text("Pengguna ditambahkan.")).to_be_visible()
    [grant] = accounts.changes[0][1]["grants"]
    assert (grant["kind"], grant["id"]) == given
    assert (grant["proposal"] is not None) is (admin is Profile.SUPER_ADMIN)


@pytest.mark.parametrize("path", ["", "/tambah", "/impor", "/puji.k", "/puji.k/profil", "/puji.k/hapus"])
def test_who_is_no_admin_reads_who_could_let_him_in(visit: Visit, path: str) -> None:
    page = visit(f"/admin/pengguna{path}", profile=Profile.VERIFIER_L1, width=360)
    expect(page.get_by_role("heading", name="Anda tidak memiliki hak akses ke halaman ini")).to_be_visible()
    expect(page.get_by_role("link", name="Manajemen Pengguna")).to_have_count(0)
    assert violations(page) == []
