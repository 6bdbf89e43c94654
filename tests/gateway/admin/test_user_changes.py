"""Manajemen Pengguna: an account is changed as a whole, each step confirmed and, where it takes something, reasoned."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_accounts import FakeAccounts
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

PUJI = "/admin/pengguna/puji.k"
PASSWORD = "tiga gajah menyeberang sungai"
REASONED = {"kunci": "lock_account", "autentikator": "reset_second_factor", "hapus": "delete_account"}
PLAIN = {"buka-kunci": "unlock_account", "akhiri-sesi": "end_account_sessions"}


@pytest.fixture
def accounts(fake: FakeServices) -> FakeAccounts:
    held = FakeAccounts()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(accounts: FakeAccounts, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def send(admin: FlaskClient, path: str, **typed: Any) -> Any:
    """What a browser would send, with ``typed`` typed over it."""
    page = Page(admin.get(path))
    [form] = page.tree.xpath("//section[@id='panel']//form[@method='post']")
    sent = {field.get("name"): field.value for field in form.xpath(".//input[@type='hidden'][@name]")}
    return admin.post(path, data=sent | typed)


@pytest.mark.parametrize("slug", REASONED)
def test_what_takes_something_away_is_done_with_its_reason(
    admin: FlaskClient, accounts: FakeAccounts, slug: str
) -> None:
    sent = send(admin, f"{PUJI}/{slug}?cari=puji", alasan="Surat 7/2015")
    assert sent.status_code == 303
    assert accounts.changes == [(REASONED[slug], {"reason": "Surat 7/2015"})]
    assert sent.location == ("/admin/pengguna?cari=puji" if slug == "hapus" else f"{PUJI}?cari=puji")


@pytest.mark.parametrize("slug", REASONED)
def test_without_a_reason_nothing_is_done(admin: FlaskClient, accounts: FakeAccounts, slug: str) -> None:
    page = Page(send(admin, f"{PUJI}/{slug}", alasan=" "))
    assert page.status == 422
    assert page.texts("//*[@id='alasan-salah']") == ["Kesalahan: Tulis alasannya."]
    assert accounts.changes == []


@pytest.mark.parametrize("slug", PLAIN)
def test_what_needs_no_reason_is_confirmed_all_the_same(
    admin: FlaskClient, accounts: FakeAccounts, slug: str
) -> None:
    assert "Batal" in Page(admin.get(f"{PUJI}/{slug}")).words
    assert send(admin, f"{PUJI}/{slug}").status_code == 303
    assert accounts.changes == [(PLAIN[slug], {})]


def test_what_identity_refuses_is_said_in_the_panel_and_the_reason_stays(
    admin: FlaskClient, accounts: FakeAccounts
) -> None:
    accounts.refuses = Invalid("Akun ini tidak memakai autentikator.", fields={})
    page = Page(send(admin, f"{PUJI}/autentikator", alasan="Ponsel hilang"))
    assert page.status == 422
    assert "Akun ini tidak memakai autentikator." in page.texts("//*[@id='salah']//li")
    assert page.texts("//textarea") == ["Ponsel hilang"]


@pytest.mark.parametrize("slug", [*REASONED, "ubah", "sandi"])
def test_a_page_older_than_the_account_changes_nothing_and_loses_nothing(
    admin: FlaskClient, accounts: FakeAccounts, slug: str
) -> None:
    typed = {"alasan": "Surat 7", "username": "puji.baru", "email": "p@contoh.go.id"}
    page = Page(send(admin, f"{PUJI}/{slug}", versi="7", **typed))
    assert page.status == 409
    assert "sudah diubah admin lain" in page.words
    assert page.tree.xpath("//input[@name='versi']/@value") == ["1"]
    assert accounts.changes == []
    if slug == "ubah":
        assert page.tree.xpath("//input[@name='username']/@value") == ["puji.baru"]


def test_who_stands_higher_is_shown_without_buttons(admin: FlaskClient, accounts: FakeAccounts) -> None:
    accounts.accounts["puji.k"]["why_not"] = "Akun ini juga memegang Admin Instansi, yang bukan wewenang Anda."
    page = Page(admin.get(PUJI))
    assert "Akun ini juga memegang Admin Instansi" in page.words
    assert "Ubah data" not in page.words
    assert Page(admin.get(f"{PUJI}/hapus")).tree.xpath("//section[@id='panel']//form") == []


def test_another_username_is_kept_and_leads_to_the_account(admin: FlaskClient, accounts: FakeAccounts) -> None:
    sent = send(admin, f"{PUJI}/ubah", username="puji.baru", email="puji@contoh.go.id")
    assert sent.location == "/admin/pengguna/puji.baru"
    assert accounts.changes == [("edit_account", {"username": "puji.baru", "email": "puji@contoh.go.id"})]


def test_a_username_in_use_is_said_at_its_field(admin: FlaskClient, accounts: FakeAccounts) -> None:
    accounts.refuses = Invalid("x", fields={"username": ["Username ini sudah dipakai. Pilih yang lain."]})
    page = Page(send(admin, f"{PUJI}/ubah", username="wahyu.s", email="puji@contoh.go.id"))
    assert page.texts("//*[@id='username-salah']") == ["Kesalahan: Username ini sudah dipakai. Pilih yang lain."]
    assert page.tree.xpath("//input[@name='email']/@value") == ["puji@contoh.go.id"]


def test_the_password_is_a_link_unless_it_is_typed(admin: FlaskClient, accounts: FakeAccounts) -> None:
    assert send(admin, f"{PUJI}/sandi", cara="tautan").status_code == 303
    typed = {"cara": "sekarang", "sandi": PASSWORD, "sandi_lagi": PASSWORD}
    assert send(admin, f"{PUJI}/sandi", **typed).status_code == 303
    assert accounts.changes == [("send_activation", {}), ("set_password", {"password": PASSWORD})]


def test_a_password_is_typed_twice_and_never_shown_again(admin: FlaskClient, accounts: FakeAccounts) -> None:
    page = Page(send(admin, f"{PUJI}/sandi", cara="sekarang", sandi=PASSWORD, sandi_lagi="lain"))
    assert page.status == 422
    assert page.texts("//*[@id='sandi_lagi-salah']")
    assert page.tree.xpath("//input[@type='password']/@value") == ["", ""]
    assert page.tree.xpath("//input[@name='cara'][@checked]/@value") == ["sekarang"]
    assert accounts.changes == []
