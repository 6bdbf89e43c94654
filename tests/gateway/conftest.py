"""The gateway with services in memory, for pages without a broker."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from gateway import assets
from gateway.app import create_app
from gateway.session import CITIZEN, OFFICIAL
from gateway.settings import Settings
from tests.gateway.fake_services import FakeServices


@pytest.fixture(scope="session", autouse=True)
def built_assets() -> None:
    """Pages name built files: build them once."""
    assets.build()
    assets.manifest.cache_clear()


@pytest.fixture
def fake() -> FakeServices:
    """The services behind the gateway."""
    return FakeServices()


@pytest.fixture
def app(fake: FakeServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The gateway; form tokens are off, as tests post without loading the page first."""
    monkeypatch.setenv("DOCUMENT_STORE", str(tmp_path / "documents"))
    monkeypatch.setenv("DOCUMENT_KEYS", json.dumps({"k1": base64.b64encode(b"d" * 32).decode()}))
    app = create_app(fake.services(), Settings(secret_key="s" * 40, mode="demo"))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
    return app


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """A browser in which nobody is logged in."""
    with app.test_client() as client:
        yield client


@pytest.fixture
def citizen(client: FlaskClient, fake: FakeServices) -> FlaskClient:
    """A browser in which a civil servant is logged in."""
    client.set_cookie(CITIZEN, fake.citizen())
    return client


@pytest.fixture
def as_official(client: FlaskClient, fake: FakeServices) -> Callable[..., FlaskClient]:
    """``as_official(Profile.VERIFIER_L1)``: a browser in which an official is logged in."""

    def log_in(*profiles: object, **more: str) -> FlaskClient:
        client.set_cookie(OFFICIAL, fake.official(*profiles, **more), path="/admin")  # type: ignore[arg-type]
        return client

    return log_in
