"""Manajemen Pengguna: Tambah, with the NIP that fills name and user name, and profiles that are staged until Simpan."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Conflict, Invalid, NotFound, TooMany
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_accounts import ENDAH, PLACE, FakeAccounts, offer
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

TAMBAH = "/admin/pengguna/tambah"
PASSWORD = "tiga gajah menyeberang sungai"
L2 = {"pilih_profil": "verifier_l2", "wilayah": f"agency|ag-1|{PLACE}"}


@pytest.fixture
def accounts(fake: FakeServices) -> FakeAccounts:
    held = FakeAccounts()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(accounts: FakeAccounts, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def fields_of(page: Page) -> dict[str, Any]:
    """What a browser without scripts would send with the form, buttons apart."""
    [form] = page.tree.xpath("//section[@id='panel']//form[@method='post']")
    sent: dict[str, Any] = {}
    for box in form.xpath(".//input[@name]|.//select|.//textarea"):
        if box.get("type") in ("radio", "checkbox") and box.get("checked") is None:
            continue
        sent.setdefault(box.get("name"), []).append(box.value or "")
    return sent


def step(admin: FlaskClient, page: Page, does: str, **typed: Any) -> Page:
    """Press a button of ``page`` after typing."""
    return Page(admin.post(TAMBAH, data=fields_of(page) | typed | {"do": does}))


def looked_up(admin: FlaskClient) -> Page:
    return step(admin, Page(admin.get(TAMBAH)), "cari", nip=" 19730814 200003 2 931 ")


def test_the_nip_fills_the_name_and_proposes_a_username(admin: FlaskClient) -> None:
    page = looked_up(admin)
    assert page.texts("//div[@class='found']") == [f"Endah Prameswari{PLACE}"]
    assert page.tree.xpath("//input[@name='username']/@value") == ["endah.p"]
    assert page.tree.xpath("//input[@name='nip']/@value") == [ENDAH["nip"]]


def test_a_username_that_was_typed_is_not_replaced(admin: FlaskClient) -> None:
    page = step(admin, Page(admin.get(TAMBAH)), "cari", nip=ENDAH["nip"], username="endah.sleman")
    assert page.tree.xpath("//input[@name='username']/@value") == ["endah.sleman"]


def test_enter_in_the_nip_looks_it_up_and_enter_elsewhere_does_not_again(
    admin: FlaskClient, fake: FakeServices
) -> None:
    page = step(admin, Page(admin.get(TAMBAH)), "enter", nip=ENDAH["nip"])
    step(admin, page, "enter", email="endah@contoh.go.id")
    assert len(fake.of("identity.look_up_person")) == 1


@pytest.mark.parametrize(
    "refusal",
    [NotFound("x", fields={"nip": ["Tidak dikenal"]}), Invalid("x", fields={"nip": ["Tidak dikenal"]}),
     TooMany("Tidak dikenal", retry_after=60)],
)  # fmt: skip
def test_a_nip_of_nobody_is_said_at_its_field(admin: FlaskClient, accounts: FakeAccounts, refusal: Any) -> None:
    accounts.refuses = refusal
    page = step(admin, Page(admin.get(TAMBAH)), "cari", nip="123", email="a@contoh.go.id")
    assert page.texts("//*[@id='nip-salah']") == ["Kesalahan: Tidak dikenal"]
    assert page.tree.xpath("//input[@name='email']/@value") == ["a@contoh.go.id"]


def test_the_account_is_made_with_a_link_and_its_profiles(admin: FlaskClient, accounts: FakeAccounts) -> None:
    page = step(admin, looked_up(admin), "tambah", email="endah@contoh.go.id", **L2, berakhir="31-12-2099")
    assert "sampai 31 Desember 2099" in page.words
    sent = admin.post(f"{TAMBAH}?cari=endah", data=fields_of(page) | {"do": "simpan"})
    assert sent.location == "/admin/pengguna/endah.p?cari=endah"
    [(_, body)] = accounts.changes
    grant = {"profile": "verifier_l2", "kind": "agency", "id": "ag-1", "starts_on": None, "proposal": None}
    assert body == {
        "nip": ENDAH["nip"], "username": "endah.p", "email": "endah@contoh.go.id", "password": "",
        "grants": [{**grant, "ends_on": "2099-12-31"}],
    }  # fmt: skip
    assert "Tautan aktivasi dikirim ke endah@contoh.go.id." in Page(admin.get(sent.location)).words


def test_a_profile_that_was_chosen_and_not_yet_added_is_meant_too(admin: FlaskClient, accounts: FakeAccounts) -> None:
    page = looked_up(admin)
    admin.post(TAMBAH, data=fields_of(page) | {"do": "simpan", "email": "e@contoh.go.id", **L2})
    assert [one["profile"] for one in accounts.changes[0][1]["grants"]] == ["verifier_l2"]


def test_a_typed_password_is_kept_from_the_page_and_sent_once(admin: FlaskClient, accounts: FakeAccounts) -> None:
    typed = {"cara": "sekarang", "sandi": PASSWORD, "sandi_lagi": PASSWORD}
    page = step(admin, looked_up(admin), "tambah", **typed, **L2)
    assert page.tree.xpath("//input[@type='password']/@value") == ["", ""]
    admin.post(TAMBAH, data=fields_of(page) | {"do": "simpan"} | typed)
    assert accounts.changes[0][1]["password"] == PASSWORD


def test_staged_profiles_are_taken_back_one_by_one(admin: FlaskClient) -> None:
    page = step(admin, looked_up(admin), "tambah", **L2)
    page = step(admin, page, "tambah", pilih_profil="school_operator")
    assert page.texts("//ul[@class='profs']/li//b") == ["Verifikator Level 2", "Operator Sekolah"]
    page = step(admin, page, "lepas:0")
    assert page.texts("//ul[@class='profs']/li//b") == ["Operator Sekolah"]
    again = step(admin, page, "tambah", pilih_profil="school_operator")
    assert "sudah ada dalam daftar" in again.words


def test_units_are_found_by_their_name(admin: FlaskClient, fake: FakeServices) -> None:
    page = step(admin, looked_up(admin), "pilih", pilih_profil="verifier_l1")
    assert len(page.tree.xpath("//select[@name='wilayah']/option")) == 4
    page = step(admin, page, "wilayah", cari_wilayah="kesehatan")
    assert page.texts("//select[@name='wilayah']/option")[1:] == [f"Dinas Kesehatan ({PLACE})"]
    assert "Tidak ada wilayah dengan nama itu." in step(admin, page, "wilayah", cari_wilayah="zzz").words
    assert fake.of("identity.find_areas")[-1].body == {"profile": "verifier_l1", "kind": "org_unit", "q": "zzz"}


def test_whoever_would_decide_at_two_levels_is_warned_of(admin: FlaskClient) -> None:
    page = step(admin, looked_up(admin), "tambah", **L2)
    assert "dua level" not in step(admin, page, "pilih", pilih_profil="school_operator").words
    assert "dua level" in step(admin, page, "pilih", pilih_profil="verifier_l1").words


def test_an_agencys_admin_is_appointed_on_a_recorded_proposal(admin: FlaskClient, accounts: FakeAccounts) -> None:
    accounts.offered = [offer(Profile.AGENCY_ADMIN, proposal=True)]
    page = step(admin, looked_up(admin), "tambah", pilih_profil="agency_admin", usulan_nomor="800/1")
    assert page.texts("//*[@id='usulan_tanggal-salah']") == ["Kesalahan: Isi tanggal usulan."]
    assert page.tree.xpath("//input[@name='usulan_nomor']/@value") == ["800/1"]
    typed = {"usulan_tanggal": "1-9-2015", "usulan_oleh": "Sekretaris Daerah", "email": "e@contoh.go.id"}
    page = step(admin, page, "tambah", **typed)
    admin.post(TAMBAH, data=fields_of(page) | {"do": "simpan"})
    proposal = {"number": "800/1", "date": "2015-09-01", "signatory": "Sekretaris Daerah"}
    assert accounts.changes[0][1]["grants"][0]["proposal"] == proposal


WRONG = [
    ({}, "pilih_profil", "Beri sedikitnya satu profil."),
    ({"email": ""}, "email", "Tautan aktivasi dikirim lewat e-mail: isi alamatnya."),
    ({"cara": "sekarang", "sandi": "a", "sandi_lagi": "b"}, "sandi_lagi", "Kedua kata sandi tidak sama"),
    ({"username": ""}, "username", "Isi username."),
    ({**L2, "berakhir": "besok"}, "berakhir", "Tanggal ditulis hh-bb-tttt"),
    ({"pilih_profil": "verifier_l1"}, "wilayah", "Pilih wilayah kerja."),
]


@pytest.mark.parametrize(("typed", "box", "said"), WRONG)
def test_what_is_missing_is_said_at_its_box_and_nothing_is_lost(
    admin: FlaskClient, accounts: FakeAccounts, typed: dict[str, str], box: str, said: str
) -> None:
    page = step(admin, looked_up(admin), "simpan", **{"email": "e@contoh.go.id", **typed})
    assert page.status == 422
    assert said in " ".join(page.texts(f"//*[@id='{box}-salah']"))
    assert page.tree.xpath("//input[@name='nip']/@value") == [ENDAH["nip"]]
    assert accounts.changes == []


REFUSED = [
    (Invalid("x", fields={"username": ["Sudah dipakai"]}), "username", "data"),
    (Invalid("x", fields={"password": ["Mudah ditebak"]}), "sandi", "data"),
    (Invalid("x", fields={"grants": {"0": {"ends_on": ["Sudah lewat"]}}}), "pilih_profil", "profil"),
    (Conflict("Endah sudah punya akun", code="has_account", by="", at=""), "nip", "data"),
]


@pytest.mark.parametrize(("refusal", "box", "tab"), REFUSED)
def test_what_identity_refuses_is_said_at_its_box_on_its_part(
    admin: FlaskClient, accounts: FakeAccounts, refusal: Any, box: str, tab: str
) -> None:
    page = looked_up(admin)
    accounts.refuses = refusal
    typed = {"cara": "sekarang", "sandi": PASSWORD, "sandi_lagi": PASSWORD}
    page = step(admin, page, "simpan", **L2, **typed)
    assert page.status == refusal.status
    assert page.texts(f"//*[@id='{box}-salah']")
    assert page.tree.xpath("//input[@name='tab'][@checked]/@value") == [tab]
    assert page.texts("//ul[@class='profs']/li//b") == ["Verifikator Level 2"]


UNKNOWN = '{"profile": "raja", "kind": "", "id": "", "name": ""}'


@pytest.mark.parametrize("text", ["", "{", "[]", '{"profile": 1}', UNKNOWN])
def test_a_hidden_field_that_is_not_ours_is_left_out(admin: FlaskClient, text: str) -> None:
    page = Page(admin.post(TAMBAH, data={"profil_baru": text, "do": "profil"}))
    assert page.status == 200
    assert page.tree.xpath("//ul[@class='profs']") == []
