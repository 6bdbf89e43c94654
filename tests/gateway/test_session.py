"""Logging in and out, and pages that ask for it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from gateway import session
from gateway.session import CITIZEN
from services.contracts.errors import NotLoggedIn, TooMany
from services.contracts.profiles import Profile
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

TYPED = {"nomor": " k7m4 qx2p ", "sandi": "rahasia-uji"}


def test_a_page_leads_to_the_log_in_and_back(client: FlaskClient, fake: FakeServices) -> None:
    answer = client.get("/formulir/utama?ubah=agama")
    assert answer.status_code == 302
    assert answer.location == "/masuk?lanjut=/formulir/utama?ubah%3Dagama"
    fake.answers["identity.log_in"] = fake.entered(fake.citizen())
    entered = client.post("/masuk", data={**TYPED, "lanjut": "/formulir/utama?ubah=agama"})
    assert entered.location == "/formulir/utama?ubah=agama"


def test_the_number_may_be_typed_as_it_is_printed(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = fake.entered(fake.citizen())
    client.post("/masuk", data=TYPED)
    assert fake.of("identity.log_in")[0].body["username"] == "K7M4QX2P"


@pytest.mark.parametrize("wanted", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "masuk"])
def test_a_log_in_never_leads_to_another_site(client: FlaskClient, fake: FakeServices, wanted: str) -> None:
    fake.answers["identity.log_in"] = fake.entered(fake.citizen())
    assert client.post("/masuk", data={**TYPED, "lanjut": wanted}).location == "/"


def test_the_token_is_in_a_cookie_that_scripts_cannot_read(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = fake.entered(fake.citizen())
    cookies = client.post("/masuk", data=TYPED, base_url="https://contoh.go.id").headers.getlist("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith(f"{CITIZEN}="))
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(session.split("; "))


def test_a_wrong_password_says_so_at_the_field_and_keeps_the_number(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = NotLoggedIn("Nama pengguna atau kata sandi tidak cocok.")
    answer = client.post("/masuk", data=TYPED)
    assert answer.status_code == 401
    assert 'href="#nomor">Nama pengguna atau kata sandi tidak cocok.' in text_of(answer)
    assert 'value=" k7m4 qx2p "' in text_of(answer)


def test_too_many_tries_are_told(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = TooMany("Terlalu banyak percobaan. Coba lagi 8 detik lagi.", retry_after=8)
    answer = client.post("/masuk", data=TYPED)
    assert answer.status_code == 429
    assert "8 detik lagi" in words_of(answer)


def test_logging_out_ends_the_session_in_identity_too(citizen: FlaskClient, fake: FakeServices) -> None:
    answer = citizen.post("/keluar")
    assert fake.of("identity.log_out")[0].body == {"token": "citizen-token"}
    assert f"{CITIZEN}=;" in answer.headers["Set-Cookie"]


def test_an_ended_session_asks_to_log_in_again(citizen: FlaskClient, fake: FakeServices) -> None:
    fake.sessions.clear()
    assert citizen.get("/formulir/utama").status_code == 302


def test_what_was_typed_after_the_session_ended_is_kept_on_the_page(citizen: FlaskClient, fake: FakeServices) -> None:
    fake.sessions.clear()
    answer = citizen.post("/formulir/utama", data={"buka": "alamat", "alamat": "Jalan Melati 4"})
    assert answer.status_code == 401
    assert "/masuk?lanjut=/formulir/utama" in text_of(answer)
    assert 'name="alamat" value="Jalan Melati 4"' in text_of(answer)


def test_identity_is_asked_once_in_a_moment(
    citizen: FlaskClient, fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.REMEMBERED <= 2, "an ended session must be over within 5 seconds everywhere"
    monkeypatch.setattr(session, "REMEMBERED", 600)
    fake.answers.update(FakeRegistration().handlers())
    citizen.get("/formulir/posisi")
    citizen.get("/formulir/posisi")
    assert len(fake.of("identity.who_is")) == 1


def test_officials_and_civil_servants_have_doors_of_their_own(app: Flask, fake: FakeServices) -> None:
    with app.test_client() as client:
        client.set_cookie(CITIZEN, fake.official(Profile.VERIFIER_L1))
        assert client.get("/formulir/utama").status_code == 302
