"""What every answer of the gateway carries, and what a page says when it cannot be shown."""

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.contracts.errors import Broken, Forbidden, NotFound, Refusal, TooMany
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of


def test_no_page_runs_inline_scripts_or_loads_from_elsewhere(client: FlaskClient) -> None:
    policy = client.get("/masuk").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_pages_are_never_cached(client: FlaskClient) -> None:
    assert client.get("/masuk").headers["Cache-Control"] == "no-store"


def test_built_files_are_cached_for_a_year_and_compressed(client: FlaskClient) -> None:
    page = text_of(client.get("/masuk"))
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"--navy" in gzip.decompress(answer.data)


def test_pages_travel_compressed(client: FlaskClient) -> None:
    answer = client.get("/masuk", headers={"Accept-Encoding": "gzip"})
    assert b"<h1>Masuk</h1>" in gzip.decompress(answer.data)


def test_cookies_are_secure_over_https_only(app: Flask) -> None:
    with app.test_client() as client:
        assert "Secure" not in client.get("/masuk").headers.get("Set-Cookie", "")
        secure = client.get("/masuk", base_url="https://contoh.go.id").headers["Set-Cookie"]
    assert "Secure" in secure
    assert "HttpOnly" in secure
    assert "SameSite=Lax" in secure


@pytest.mark.parametrize(
    ("refusal", "status", "said"),
    [
        (NotFound("Nomor ini tidak ada."), 404, "Nomor ini tidak ada."),
        (Forbidden("Bukan wewenang Anda.", needs=["verifier_l1"]), 403, "Verifikator Level 1"),
        (TooMany("Terlalu sering.", retry_after=30), 429, "Coba lagi dalam 30 detik."),
        (Broken("Terjadi kesalahan pada layanan.", error_id="abc123"), 500, "abc123"),
    ],
)
def test_every_refusal_has_a_page_with_its_words_and_an_id(
    citizen: FlaskClient, fake: FakeServices, refusal: Refusal, status: int, said: str
) -> None:
    fake.answers["registration.home"] = refusal
    answer = citizen.get("/")
    assert answer.status_code == status
    assert said in text_of(answer)
    assert "Nomor kejadian" in text_of(answer)


def test_a_failure_of_ours_is_a_page_and_not_a_trace(citizen: FlaskClient, fake: FakeServices) -> None:
    fake.answers["registration.home"] = {"unexpected": True}
    answer = citizen.get("/")
    assert answer.status_code == 500
    assert "Traceback" not in text_of(answer)
    assert "Nomor kejadian" in text_of(answer)


def test_without_services_what_was_typed_is_shown_and_can_be_sent_again(
    citizen: FlaskClient, fake: FakeServices
) -> None:
    citizen.get("/bantuan")  # the session is known for two seconds
    fake.answers["registration.save_tab"] = fake.answers["registration.open_tab"] = None
    fake.away = True
    answer = citizen.post("/formulir/utama", data={"alamat": "Jalan Melati 4", "buka": "alamat", "kunci": "k-7"})
    page = text_of(answer)
    assert answer.status_code == 503
    assert "<dd>Jalan Melati 4</dd>" in page
    assert 'name="alamat" value="Jalan Melati 4"' in page
    assert 'name="kunci" value="k-7"' in page, "the first try may have arrived: its key must stay"


def test_passwords_are_never_written_into_a_page(client: FlaskClient, fake: FakeServices) -> None:
    fake.away = True
    page = text_of(client.post("/masuk", data={"nomor": "K7M4QX2P", "sandi": "rahasia-besar"}))
    assert "rahasia-besar" not in page
    assert 'name="sandi"' in page


def test_a_form_without_its_token_is_not_taken_but_not_lost(app: Flask, fake: FakeServices) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    with app.test_client() as client:
        answer = client.post("/masuk", data={"nomor": "K7M4QX2P", "sandi": "x"})
    assert answer.status_code == 422
    assert "K7M4QX2P" in text_of(answer)
    assert not fake.of("identity.log_in")


def test_probes_answer_without_a_session(client: FlaskClient, fake: FakeServices) -> None:
    assert client.get("/live").status_code == 200
    assert client.get("/ready").status_code == 200
    fake.away = True
    assert client.get("/ready").status_code == 503
    assert client.get("/live").status_code == 200
    assert b"epupns_page_seconds" in client.get("/metrics").data
