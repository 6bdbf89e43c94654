"""The officials' pages in a real browser, with services in memory behind them."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from gateway import assets
from gateway.app import create_app
from gateway.session import OFFICIAL
from gateway.settings import Settings
from services.contracts.profiles import Profile
from services.contracts.verification.answers import CaseShown
from tests.chromium import PATIENCE
from tests.gateway.admin import cases, fake_reporting
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.fake_services import FakeServices

DECREE = """PEMERINTAH KABUPATEN CONTOH
PETIKAN KEPUTUSAN BUPATI CONTOH
NOMOR 823.4/0117/2014

TENTANG KENAIKAN PANGKAT
PEGAWAI NEGERI SIPIL

1. Nama: RATNA PURWANDINI
2. Pangkat lama: Penata Tingkat I, III/d
3. Pangkat baru: Pembina, IV/a
4. Terhitung mulai tanggal: 1 April 2014"""


@dataclass
class Office:
    """A running gateway, and what stands behind it."""

    address: str
    fake: FakeServices
    verification: FakeVerification


@pytest.fixture(scope="session", autouse=True)
def built_assets() -> None:
    """Pages name built files: build them once."""
    assets.build()
    assets.manifest.cache_clear()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A gateway of its own for each test, form tokens included."""
    monkeypatch.setenv("DOCUMENT_STORE", str(tmp_path / "documents"))
    monkeypatch.setenv("DOCUMENT_KEYS", json.dumps({"k1": base64.b64encode(b"d" * 32).decode()}))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    verification, fake = FakeVerification(*_cases()), FakeServices()
    fake.answers |= verification.handlers()
    fake.answers["reporting.progress"] = fake_reporting.progress
    fake.answers["reporting.workforce"] = fake_reporting.workforce
    app = create_app(fake.services(), Settings("s" * 40, "demo"))
    _scan(app.extensions["documents"].save(_paper()), verification)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Office(f"http://127.0.0.1:{server.server_port}", fake, verification)
    server.shutdown()
    thread.join()
    server.server_close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, office: Office) -> Iterator[Visit]:
    """``visit("/admin/verifikasi")``: an official's page; a script's error or a broken policy fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def go(path: str, *, width: int = 1440, dark: bool = False, scripts: bool = True, **official: Profile) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="id-ID",
        )
        contexts.append(context)
        token = office.fake.official(official.get("profile", Profile.VERIFIER_L1))
        context.add_cookies([{"name": OFFICIAL, "value": token, "url": f"{office.address}/admin"}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto(office.address + path, wait_until="domcontentloaded")
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def _cases() -> list[CaseShown]:
    held, free, other, unchanged = (
        cases.case(number, 1, None if number != "C4XH9VKT" else [])
        for number in ("K7M4QX2P", "R3WN8HTA", "J3QK6RXH", "C4XH9VKT")
    )
    free.update({"claim": "", "claimed_by": "", "claimed_until": "", "can_claim": True})
    other.update({"claim": "other", "claimed_by": "Sri Wulandari", "claimed_until": cases.at(9)})
    at_bkn, crowded, done = cases.case("H9QC4TMR", 3), cases.crowded(), cases.finished()
    return [held, free, other, unchanged, at_bkn, crowded, done, cases.finished("W7TN2DPM", "record_conflict")]


def _paper() -> bytes:
    written = BytesIO()
    pages = [Image.new("RGB", (620, 877), shade) for shade in ("#fbf7ea", "#f4f4f4", "#ffffff")]
    for page in pages:
        ImageDraw.Draw(page).multiline_text((150, 90), DECREE, fill="#23211d", spacing=14, font_size=16)
    pages[0].save(written, "PDF", save_all=True, append_images=pages[1:])
    return written.getvalue()


def _scan(digest: str, verification: FakeVerification) -> None:
    for case in verification.cases.values():
        for change in case["changes"]:
            for attached in change["documents"]:
                attached["digest"] = digest
