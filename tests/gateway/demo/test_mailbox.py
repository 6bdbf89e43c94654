"""The mailbox of a demo: letters with their links; a production gateway has no such page."""
from __future__ import annotations

from flask.testing import FlaskClient

from gateway.app import create_app
from gateway.settings import Settings
from services.contracts.identity.answers import CaughtLetter
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

LINK = "http://127.0.0.1:8080/sandi-baru/abc_DEF-1"
BODY = f"Buka:\n\n{LINK}\n\n<b>x</b>"
LETTER = CaughtLetter(
    at="2026-11-24T03:30:00+00:00", address="ani@contoh.go.id", subject="Akun Anda", body=BODY
)


def test_a_letter_shows_whom_it_is_for_and_its_link(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.caught_letters"] = [LETTER]
    page = client.get("/surat")
    assert "Akun Anda Kepada ani@contoh.go.id" in words_of(page)
    assert f'href="{LINK}"' in text_of(page)
    assert b"<b>x</b>" not in page.data


def test_an_empty_mailbox_says_so(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.caught_letters"] = []
    assert "Belum ada surat" in words_of(client.get("/surat"))


def test_production_has_no_mailbox(fake: FakeServices, app: object) -> None:
    production = create_app(fake.services(), Settings(secret_key="s" * 40, mode="production")).test_client()
    assert production.get("/surat").status_code == 404
    assert "/surat" not in text_of(production.get("/bantuan"))
    assert fake.of("identity.caught_letters") == []
