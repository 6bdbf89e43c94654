"""One's own sessions, password and recovery codes, at both doors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid, NotFound, TooMany
from services.contracts.identity.answers import SessionShown
from services.contracts.profiles import Profile
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

HERE = SessionShown(
    id="s-1", address="10.0.0.1", browser="Chrome, Windows", began_at="2026-11-24T01:00:00+00:00",
    seen_at="2026-11-24T03:30:00+00:00", here=True,
)  # fmt: skip
PHONE = SessionShown(**{**HERE, "id": "s-2", "browser": "", "address": "10.0.0.2", "here": False})
NEW = {"sandi_lama": "yang lama sekali", "sandi": "kereta senja payung", "sandi_lagi": "kereta senja payung"}


@pytest.fixture(params=["", "/admin"], ids=["citizen", "official"])
def door(
    request: pytest.FixtureRequest, citizen: FlaskClient, as_official: Callable[..., FlaskClient], fake: FakeServices
) -> str:
    """Both doors, and somebody logged in at each."""
    as_official(Profile.VERIFIER_L1)
    fake.answers["identity.my_sessions"] = [HERE, PHONE]
    return str(request.param)


def test_the_list_says_where_and_when_and_which_is_this_one(door: str, client: FlaskClient, fake: FakeServices) -> None:
    answer = client.get(f"{door}/sesi")
    page = words_of(answer)
    assert "Chrome, Windows Sesi ini Alamat IP 10.0.0.1" in page
    assert "Peramban tidak dikenal Alamat IP 10.0.0.2" in page
    assert "10.30 WIB" in page
    assert 'value="s-2"' in text_of(answer)
    assert 'value="s-1"' not in text_of(answer), "the own one ends by logging out"
    assert fake.of("identity.my_sessions")[0].body["token"] == ("official-token" if door else "citizen-token")


def test_one_session_or_all_others_are_ended(door: str, client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.end_my_session"] = {}
    fake.answers["identity.end_my_other_sessions"] = {"ended": 3}
    assert client.post(f"{door}/sesi", data={"sesi": "s-2"}).location == f"{door}/sesi"
    assert fake.of("identity.end_my_session")[0].body == {"session_id": "s-2"}
    assert "Sesi diakhiri." in words_of(client.get(f"{door}/sesi"))
    client.post(f"{door}/sesi", data={})
    assert "3 sesi lain diakhiri." in words_of(client.get(f"{door}/sesi"))


def test_a_session_that_has_ended_meanwhile_is_no_error(door: str, client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.end_my_session"] = NotFound("Sesi ini tidak ada.")
    assert client.post(f"{door}/sesi", data={"sesi": "s-9"}).status_code == 303
    assert "Sesi itu sudah berakhir." in words_of(client.get(f"{door}/sesi"))


@pytest.mark.parametrize("page", ["/sesi", "/sandi", "/admin/sesi", "/admin/sandi", "/admin/kode-cadangan"])
def test_nobody_sees_them_who_is_not_logged_in_at_that_door(client: FlaskClient, page: str) -> None:
    assert client.get(page).status_code == 302
    assert client.post(page, data=NEW).status_code == 401


def test_a_civil_servants_session_opens_no_page_of_officials(citizen: FlaskClient) -> None:
    assert citizen.get("/admin/sesi").status_code == 302


def test_a_changed_password_ends_the_other_sessions_and_says_so(
    door: str, client: FlaskClient, fake: FakeServices
) -> None:
    fake.answers["identity.change_password"] = {}
    answer = client.post(f"{door}/sandi", data=NEW)
    assert (answer.status_code, answer.location) == (303, f"{door}/sesi")
    body = fake.of("identity.change_password")[0].body
    assert (body["old"], body["new"]) == (NEW["sandi_lama"], NEW["sandi"])
    assert "Kata sandi sudah diganti" in words_of(client.get(f"{door}/sesi"))


@pytest.mark.parametrize(
    ("refusal", "field", "said"),
    [
        (Invalid("", fields={"old": ["Kata sandi sekarang tidak cocok."]}), "sandi_lama", "tidak cocok"),
        (Invalid("", fields={"new": ["Kata sandi ini mudah ditebak."]}), "sandi", "mudah ditebak"),
        (TooMany("Terlalu banyak percobaan. Coba lagi 9 detik lagi.", retry_after=9), "sandi_lama", "9 detik"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_shown(
    door: str, client: FlaskClient, fake: FakeServices, refusal: Invalid | TooMany, field: str, said: str
) -> None:
    fake.answers["identity.change_password"] = refusal
    answer = client.post(f"{door}/sandi", data=NEW)
    assert answer.status_code == refusal.status
    assert said in words_of(answer)
    assert f'id="{field}-salah"' in text_of(answer)
    assert not [value for value in NEW.values() if value in text_of(answer)]


def test_what_is_missing_asks_nobody(door: str, client: FlaskClient, fake: FakeServices) -> None:
    answer = client.post(f"{door}/sandi", data={**NEW, "sandi_lama": "", "sandi_lagi": "lain"})
    assert answer.status_code == 422
    assert "Isi kata sandi sekarang." in words_of(answer)
    assert "Kedua kata sandi tidak sama" in words_of(answer)
    assert not fake.of("identity.change_password")


def test_new_recovery_codes_want_a_code_of_the_app(
    as_official: Callable[..., FlaskClient], fake: FakeServices
) -> None:
    official = as_official(Profile.VERIFIER_L1)
    assert official.post("/admin/kode-cadangan", data={"kode": ""}).status_code == 422
    fake.answers["identity.renew_recovery_codes"] = Invalid("", fields={"code": ["Kode tidak cocok."]})
    assert "Kode tidak cocok." in words_of(official.post("/admin/kode-cadangan", data={"kode": "123456"}))
    fake.answers["identity.renew_recovery_codes"] = {"recovery_codes": ["K7M42-X2P9D"]}
    assert "K7M42-X2P9D" in words_of(official.post("/admin/kode-cadangan", data={"kode": "654321"}))


def test_the_menu_leads_to_the_own_account(as_official: Callable[..., FlaskClient], fake: FakeServices) -> None:
    page = words_of(as_official(Profile.AGENCY_ADMIN).get("/admin"))
    assert "Akun Sesi saya Ganti kata sandi" in page
