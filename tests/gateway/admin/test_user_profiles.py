"""Manajemen Pengguna: the tab Profil, where some profiles end and others begin with one Simpan."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid, NotFound
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_accounts import PLACE, FakeAccounts
from tests.gateway.admin.page import Page
from tests.gateway.admin.test_new_users import fields_of
from tests.gateway.fake_services import FakeServices

WAHYU = "/admin/pengguna/wahyu.s/profil"


@pytest.fixture
def accounts(fake: FakeServices) -> FakeAccounts:
    held = FakeAccounts()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(accounts: FakeAccounts, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def step(admin: FlaskClient, page: Page, does: str, **typed: Any) -> Any:
    return admin.post(WAHYU, data=fields_of(page) | typed | {"do": does})


def test_profiles_end_and_begin_together_with_a_reason(admin: FlaskClient, accounts: FakeAccounts) -> None:
    [level_2, _export] = accounts.accounts["wahyu.s"]["held"]
    page = Page(step(admin, Page(admin.get(WAHYU)), f"akhiri:{level_2['profile_id']}"))
    assert "Belum disimpan" in page.words
    page = Page(step(admin, page, "tambah", pilih_profil="school_operator", mulai="01-01-2099"))
    sent = step(admin, page, "simpan", alasan="Pindah tugas")
    assert (sent.status_code, sent.location) == (303, WAHYU)
    grant = {"profile": "school_operator", "kind": "agency", "id": "ag-1", "starts_on": "2099-01-01"}
    body = {"add": [{**grant, "ends_on": None, "proposal": None}], "end": [level_2["profile_id"]]}
    assert accounts.changes == [("change_profiles", {**body, "reason": "Pindah tugas"})]


def test_who_ends_a_profile_says_why(admin: FlaskClient, accounts: FakeAccounts) -> None:
    [level_2, _export] = accounts.accounts["wahyu.s"]["held"]
    page = Page(step(admin, Page(admin.get(WAHYU)), f"akhiri:{level_2['profile_id']}"))
    page = Page(step(admin, page, "simpan"))
    assert page.status == 422
    assert page.texts("//*[@id='alasan-salah']") == ["Kesalahan: Tulis alasannya."]
    assert accounts.changes == []


def test_a_profile_marked_to_end_may_stay_after_all(admin: FlaskClient, accounts: FakeAccounts) -> None:
    [level_2, _export] = accounts.accounts["wahyu.s"]["held"]
    page = Page(step(admin, Page(admin.get(WAHYU)), f"akhiri:{level_2['profile_id']}"))
    page = Page(step(admin, page, f"biarkan:{level_2['profile_id']}"))
    assert "Belum disimpan" not in page.words
    step(admin, page, "simpan")
    assert accounts.changes == []


def test_what_is_held_already_is_not_given_again(admin: FlaskClient) -> None:
    page = Page(step(admin, Page(admin.get(WAHYU)), "tambah", pilih_profil="verifier_l2"))
    assert "sudah ada dalam daftar" in page.words


def test_what_is_not_the_admins_to_end_has_no_button(admin: FlaskClient, accounts: FakeAccounts) -> None:
    for one in accounts.accounts["wahyu.s"]["held"]:
        one["may_end"] = False
    assert not Page(admin.get(WAHYU)).tree.xpath("//button[starts-with(@value, 'akhiri:')]")


@pytest.mark.parametrize("refusal", [Invalid("x", fields={"grants": ["Belum ditandai"]}), NotFound("Di luar wilayah")])
def test_what_identity_refuses_is_said_and_what_was_staged_stays(
    admin: FlaskClient, accounts: FakeAccounts, refusal: Any
) -> None:
    page = Page(step(admin, Page(admin.get(WAHYU)), "tambah", pilih_profil="school_operator"))
    accounts.refuses = refusal
    page = Page(step(admin, page, "simpan"))
    assert page.status == refusal.status
    assert page.texts("//*[@id='salah']//li")
    assert "Operator Sekolah baru" in page.words


def test_a_page_older_than_the_account_keeps_what_was_staged(admin: FlaskClient, accounts: FakeAccounts) -> None:
    page = Page(step(admin, Page(admin.get(WAHYU)), "tambah", pilih_profil="school_operator"))
    accounts.accounts["wahyu.s"]["version"] = 5
    page = Page(step(admin, page, "simpan"))
    assert page.status == 409
    assert "Operator Sekolah baru" in page.words
    assert step(admin, page, "simpan").status_code == 303


def test_the_own_account_is_only_read(admin: FlaskClient, accounts: FakeAccounts) -> None:
    accounts.accounts["wahyu.s"]["account_id"] = "a-2"  # of who is logged in
    page = Page(admin.get(WAHYU))
    assert PLACE in page.words
    assert not page.tree.xpath("//button[@value='simpan']")
