"""The portal in a real browser, with services in memory behind it."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from gateway import assets
from gateway.app import create_app
from gateway.session import CITIZEN
from gateway.settings import Settings
from tests.chromium import PATIENCE
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices

DESK, PHONE, SMALLEST = 1440, 360, 320


@dataclass
class Portal:
    """A running gateway, and what stands behind it."""

    address: str
    fake: FakeServices
    form: FakeRegistration


@pytest.fixture(scope="session", autouse=True)
def built_assets() -> None:
    """Pages name built files: build them once."""
    assets.build()
    assets.manifest.cache_clear()


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """A gateway of its own for each test, form tokens included."""
    monkeypatch.setenv("DOCUMENT_STORE", str(tmp_path / "documents"))
    monkeypatch.setenv("DOCUMENT_KEYS", json.dumps({"k1": base64.b64encode(b"d" * 32).decode()}))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    fake, form = FakeServices(), FakeRegistration()
    fake.answers.update(form.handlers())
    fake.answers["identity.log_in"] = lambda **_typed: {"step": "done", "token": fake.citizen(), "device": "d-1"}
    server = make_server("127.0.0.1", 0, create_app(fake.services(), Settings("s" * 40, "demo")), threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Portal(f"http://127.0.0.1:{server.server_port}", fake, form)
    server.shutdown()
    thread.join()
    server.server_close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, portal: Portal) -> Iterator[Visit]:
    """``visit("/formulir/utama")``: the page of a civil servant who is logged in; console errors fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def go(path: str, *, width: int = DESK, dark: bool = False, scripts: bool = True, logged_in: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="id-ID",
        )
        contexts.append(context)
        if logged_in:
            context.add_cookies([{"name": CITIZEN, "value": portal.fake.citizen(), "url": portal.address}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(portal.address + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []
