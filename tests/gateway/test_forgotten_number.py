"""Lupa nomor register: the same page whatever is right, and what was typed is kept when it is not."""
from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import TooMany
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

TYPED = {"nip": "19750312 200003 2 901", "nama": "Ratna Purwandini", "email": "ratna@contoh.go.id"}


def test_the_log_in_leads_to_it_and_it_asks_identity(client: FlaskClient, fake: FakeServices) -> None:
    assert 'href="/lupa-register"' in client.get("/masuk").text
    fake.answers["identity.ask_register_number"] = {}
    answer = client.post("/lupa-register", data=TYPED)
    assert (answer.status_code, answer.location) == (303, "/lupa-register?terkirim=1")
    [asked] = fake.of("identity.ask_register_number")
    assert asked.body == {
        "nip": "197503122000032901", "name": "Ratna Purwandini", "email": "ratna@contoh.go.id", "address": "127.0.0.1",
    }  # fmt: skip
    assert "Bila NIP, nama, dan e-mail cocok" in words_of(client.get(answer.location))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("nip", "123", "Isi 18 angka NIP Anda."), ("nama", " ", "Isi nama lengkap"), ("email", "ratna", "e-mail lengkap")],
)
def test_what_is_missing_is_told_at_its_place(client: FlaskClient, field: str, typed: str, said: str) -> None:
    answer = client.post("/lupa-register", data={**TYPED, field: typed})
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert f'<a href="#{field}">' in text_of(answer)


def test_who_asks_too_often_keeps_what_was_typed(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.ask_register_number"] = TooMany("Terlalu banyak percobaan. Coba lagi 9 detik lagi.")
    answer = client.post("/lupa-register", data=TYPED)
    assert answer.status_code == 429
    assert 'value="Ratna Purwandini"' in answer.text
