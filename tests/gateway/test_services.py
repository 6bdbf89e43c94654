"""The way to the services: who asks is signed, and what is sent twice happens once."""

from typing import Any

from flask import Flask, g

from gateway.services import FORM_KEY, services
from tests.gateway.fake_services import FakeServices


def test_a_read_carries_the_assertion_of_who_is_logged_in(app: Flask, fake: FakeServices) -> None:
    fake.answers["registration.home"] = {}
    with app.test_request_context("/"):
        g.who = signed_in(fake)
        services.registration.home()
    assert fake.of("registration.home")[0].assertion == "K7M4QX2P for registration"


def test_nobody_is_spoken_for_by_the_gateway_itself(app: Flask, fake: FakeServices) -> None:
    with app.test_request_context("/"):
        g.who = None
        services.reference.labels(codes=[])
    assert fake.of("reference.labels")[0].assertion == "gateway for reference"


def test_the_same_form_sent_twice_has_the_same_key(app: Flask, fake: FakeServices) -> None:
    assert _key(app, fake, "k-1", "a") == _key(app, fake, "k-1", "a")


def test_a_changed_form_is_a_new_write_even_with_the_same_key(app: Flask, fake: FakeServices) -> None:
    assert _key(app, fake, "k-1", "a") != _key(app, fake, "k-1", "b")


def test_another_page_is_a_new_write(app: Flask, fake: FakeServices) -> None:
    assert _key(app, fake, "k-1", "a") != _key(app, fake, "k-2", "a")


def test_a_write_without_a_form_has_a_key_of_its_own(app: Flask, fake: FakeServices) -> None:
    first, second = _key(app, fake, "", "a"), _key(app, fake, "", "a")
    assert first
    assert first != second


def signed_in(fake: FakeServices) -> dict[str, Any]:
    """A civil servant, as the session keeps her."""
    fake.citizen()
    return {"assertions": {"registration": "K7M4QX2P for registration"}}


def _key(app: Flask, fake: FakeServices, form_key: str, value: str) -> str | None:
    fake.answers["registration.save_tab"] = {}
    with app.test_request_context("/", method="POST", data={FORM_KEY: form_key}):
        g.who = signed_in(fake)
        services.registration.save_tab.write(tab="utama", version=1, answers={"nama": value}, confirmed=[])
    return fake.of("registration.save_tab")[-1].key
