"""Manajemen Pengguna: the list with its search and filters, and one account beside it."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_accounts import FakeAccounts, after, profile
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices


@pytest.fixture
def accounts(fake: FakeServices) -> FakeAccounts:
    held = FakeAccounts()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(accounts: FakeAccounts, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def test_the_list_shows_who_what_and_how_they_stand(admin: FlaskClient) -> None:
    page = Page(admin.get("/admin/pengguna"))
    assert "Pemerintah Kabupaten Sleman, 9 pengguna" in page.words
    first, *_others = page.texts("//tbody/tr")
    assert first == "Bambang Triatmaja 19690725 199203 1 928 Verifikator Level 1 Lama tak masuk"
    assert {"Menunggu aktivasi", "Terkunci", "Tanpa profil", "Aktif"} <= set(page.texts("//tbody//span[@class]"))


def test_the_words_that_were_searched_stay_and_the_pages_keep_them(admin: FlaskClient, fake: FakeServices) -> None:
    page = Page(admin.get("/admin/pengguna?cari=198&urut=-nip&profil=verifier_l1"))
    assert page.tree.xpath("//input[@name='cari'][1]/@value") == ["198", "198"]
    [asked] = fake.of("identity.find_accounts")
    assert asked.body == {"q": "198", "profile": "verifier_l1", "state": "", "order": "-nip", "after": "", "limit": 25}
    [link] = page.tree.xpath("//th/a[text()='Puji Kartikasari']/@href")
    assert link == "/admin/pengguna/puji.k?cari=198&profil=verifier_l1&urut=-nip"


@pytest.mark.parametrize("asked", ["profil=raja", "status=mati", "urut=panjang"])
def test_what_no_list_knows_is_left_out(admin: FlaskClient, fake: FakeServices, asked: str) -> None:
    assert admin.get(f"/admin/pengguna?{asked}").status_code == 200
    [call] = fake.of("identity.find_accounts")
    assert (call.body["profile"], call.body["state"], call.body["order"]) == ("", "", "name")


def test_the_list_is_turned_page_by_page(
    admin: FlaskClient, accounts: FakeAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.admin.users.listing.ROWS", 4)
    first = Page(admin.get("/admin/pengguna"))
    assert "4 dari 9 pengguna" in first.words
    [following] = first.tree.xpath("//div[@class='pager']/a/@href")
    second = Page(admin.get(following))
    assert not set(first.texts("//tbody//th")) & set(second.texts("//tbody//th"))
    assert "/admin/pengguna" in second.tree.xpath("//div[@class='pager']/a/@href")


def test_nobody_found_says_how_to_see_everybody(admin: FlaskClient) -> None:
    page = Page(admin.get("/admin/pengguna?cari=zzz"))
    assert "Tidak ada pengguna yang cocok" in page.words
    assert page.tree.xpath("//a[text()='Tampilkan semua pengguna']/@href") == ["/admin/pengguna"]


def test_an_empty_jurisdiction_says_what_comes_first(admin: FlaskClient, accounts: FakeAccounts) -> None:
    accounts.accounts.clear()
    assert "Belum ada pengguna di wilayah Anda" in Page(admin.get("/admin/pengguna")).words


def test_an_account_stands_beside_the_list(admin: FlaskClient) -> None:
    page = Page(admin.get("/admin/pengguna/puji.k?cari=puji"))
    assert page.texts("//section[@id='panel']//h2") == ["Puji Kartikasari"]
    for said in ("19830217 200604 2 921", "puji.k", "puji@contoh.go.id", "Terakhir dipakai"):
        assert said in page.words
    assert page.tree.xpath("//section[@id='panel']//a[@aria-label='Tutup']/@href") == ["/admin/pengguna?cari=puji"]


def test_profiles_say_where_from_when_until_when_and_by_whom(admin: FlaskClient, accounts: FakeAccounts) -> None:
    mine = accounts.accounts["puji.k"]
    mine["held"] += [
        profile("verifier_l2", 7, starts_at="2099-01-01T17:00:00+00:00", ends_at="2099-12-31T17:00:00+00:00"),
        profile("agency_admin", 8, proposal="800/1/2015, 2015-09-01, Sekretaris Daerah"),
    ]
    mine["ended"] = [profile("school_operator", 9, ended_at=after(-3), ended_by="Ratna", ended_reason="Mutasi")]
    words = Page(admin.get("/admin/pengguna/puji.k/profil")).words
    assert "Pemerintah Kabupaten Sleman, tanpa batas waktu" in words
    assert "mulai 2 Januari 2099, sampai 31 Desember 2099" in words
    assert "Diberikan Nugroho Santika, berlaku sejak" in words
    assert "Usulan: 800/1/2015, 2015-09-01, Sekretaris Daerah" in words
    assert "Diakhiri Ratna" in words
    assert "Mutasi" in words


def test_open_sessions_are_listed(admin: FlaskClient) -> None:
    assert "Firefox di Windows" in Page(admin.get("/admin/pengguna/puji.k/sesi")).words
    assert "Tidak ada sesi terbuka" in Page(admin.get("/admin/pengguna/lestari.n/sesi")).words


@pytest.mark.parametrize("tab", ["", "/profil", "/sesi"])
def test_a_foreign_account_is_not_found(admin: FlaskClient, tab: str) -> None:
    assert admin.get(f"/admin/pengguna/orang.lain{tab}").status_code == 404


def test_the_menu_leads_admins_there(admin: FlaskClient) -> None:
    assert "Manajemen Pengguna" in Page(admin.get("/admin")).texts("//nav//a")


def test_nobody_else_is_led_there_or_let_in(accounts: FakeAccounts, as_official: Callable[..., FlaskClient]) -> None:
    other = as_official(Profile.SCHOOL_OPERATOR)
    assert "Manajemen Pengguna" not in Page(other.get("/admin")).texts("//nav//a")
    assert other.get("/admin/pengguna").status_code == 403


def test_the_search_of_the_header_searches_accounts_for_an_admin(admin: FlaskClient) -> None:
    assert admin.get("/admin/cari?q=puji").location == "/admin/pengguna?cari=puji"


def test_the_pages_speak_english(admin: FlaskClient) -> None:
    admin.set_cookie("bahasa", "en")
    words = Page(admin.get("/admin/pengguna/puji.k/profil")).words
    assert "User management" in words
    assert "Checks every change and its documents" in words
