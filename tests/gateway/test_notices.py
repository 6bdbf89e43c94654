"""Announcements stand on the pages of their audience, and the limits of documents follow Setting Manajemen."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from gateway import notices
from services.contracts.profiles import Profile
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of

SAID = "Sabtu malam sistem dipelihara."


@pytest.fixture
def announce(app: Flask, fake: FakeServices) -> Callable[..., None]:
    """``announce("citizens")``: the announcement stands for this audience."""

    def hang(audience: str = "everybody", *, text_en: str = "", size: int = 5 * 1024 * 1024) -> None:
        one = {"text_id": SAID, "text_en": text_en, "audience": audience, "tone": "warn"}
        fake.answers["identity.notices"] = {"announcements": [one], "upload_bytes": size, "upload_pages": 2}
        app.extensions["noticeboard"] = notices.Noticeboard()

    return hang


@pytest.mark.parametrize(
    ("audience", "on_portal", "on_admin"),
    [("everybody", True, True), ("citizens", True, False), ("officials", False, True)],
)
def test_an_announcement_stands_where_its_audience_is(
    announce: Any, client: FlaskClient, as_official: Any, audience: str, on_portal: bool, on_admin: bool
) -> None:
    announce(audience)
    assert (SAID in words_of(client.get("/masuk"))) is on_portal
    assert (SAID in words_of(as_official(Profile.SCHOOL_OPERATOR).get("/admin"))) is on_admin


def test_an_english_page_says_it_in_english_or_else_in_indonesian(announce: Any, client: FlaskClient) -> None:
    client.set_cookie("bahasa", "en")
    announce(text_en="Maintenance on Saturday night.")
    assert "Maintenance on Saturday night." in words_of(client.get("/masuk"))
    announce()
    assert SAID in words_of(client.get("/masuk"))


def test_a_page_without_identity_is_a_page_without_announcements_and_asks_again_later(
    announce: Any, app: Flask, fake: FakeServices, client: FlaskClient
) -> None:
    announce()
    fake.away = True
    assert client.get("/masuk").status_code == 200
    assert SAID not in words_of(client.get("/masuk"))
    fake.away = False
    app.extensions["noticeboard"]._until = 0.0
    assert SAID in words_of(client.get("/masuk"))


def test_many_pages_ask_once(announce: Any, fake: FakeServices, client: FlaskClient) -> None:
    announce()
    for _ in range(5):
        client.get("/masuk")
    assert len(fake.of("identity.notices")) == 1


def test_a_document_may_be_as_large_as_the_setting_says(
    announce: Any, citizen: FlaskClient, fake: FakeServices
) -> None:
    fake.answers.update(FakeRegistration().handlers())
    announce(size=1024 * 1024 * 3 // 10)
    large = {"versi": "1", "buka": "alamat", "alamat": "Jalan Melati 4"}
    scan = (BytesIO(b"%PDF-1.7\n" + b"0" * 400_000), "a.pdf")
    answer = citizen.post("/formulir/utama", data={**large, "berkas.alamat": scan})
    assert "lebih besar dari 0,3 MB" in words_of(answer)
    assert "paling besar 0,3 MB" in words_of(answer)
