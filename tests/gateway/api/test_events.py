"""GET /api/v1/events: a key opens the own events; what is wrong is said as data."""
from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from gateway.api.asking import fingerprint
from tests.gateway.admin.fake_subscriptions import EVENT, FakeSubscriptions
from tests.gateway.fake_services import FakeServices

HERE, KEY = "/api/v1/events", "a-key-of-taspen"


@pytest.fixture
def held(fake: FakeServices) -> FakeSubscriptions:
    subscriptions = FakeSubscriptions()
    subscriptions.key_hash = fingerprint(KEY)
    fake.answers |= subscriptions.handlers()
    return subscriptions


def bearer(key: str = KEY) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_system_reads_its_events_with_its_key(client: FlaskClient, held: FakeSubscriptions) -> None:
    answer = client.get(HERE, headers=bearer())
    assert answer.json == {"events": [EVENT], "next": 7, "more": False, "paused": False}
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/json", "no-store")


def test_what_comes_after_a_number_is_asked_of_the_service(
    client: FlaskClient, held: FakeSubscriptions, fake: FakeServices
) -> None:
    answer = client.get(f"{HERE}?after=7&limit=5", headers=bearer())
    assert answer.json == {"events": [], "next": 7, "more": False, "paused": False}
    asked = fake.of("verification.events")[-1].body
    assert asked == {"key_hash": fingerprint(KEY), "after": 7, "limit": 5}
    assert KEY not in str(asked)


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer "}, bearer("wrong")]
)
def test_without_the_right_key_nothing_is_told(
    client: FlaskClient, held: FakeSubscriptions, headers: dict[str, str]
) -> None:
    answer = client.get(HERE, headers=headers)
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert "events" not in (answer.json or {})


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=1.5", "after=²"])
def test_a_number_that_is_none_is_named(client: FlaskClient, held: FakeSubscriptions, query: str) -> None:
    answer = client.get(f"{HERE}?{query}", headers=bearer())
    assert answer.status_code == 422
    assert list((answer.json or {})["fields"]) == [query.partition("=")[0]]


def test_a_browsers_cookie_is_no_key(
    citizen: FlaskClient, held: FakeSubscriptions, fake: FakeServices
) -> None:
    assert citizen.get(HERE).status_code == 401
    assert citizen.get(HERE, headers=bearer()).status_code == 200


def test_the_key_of_signatures_is_for_everybody(client: FlaskClient, held: FakeSubscriptions) -> None:
    assert client.get("/api/v1/keys").json == {"algorithm": "Ed25519", "public_key": "a2V5"}


def test_while_the_services_are_away_the_answer_is_data(client: FlaskClient, fake: FakeServices) -> None:
    fake.away = True
    answer = client.get(HERE, headers=bearer())
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
