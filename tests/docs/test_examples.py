"""The example consumers read what the gateway really answers, once each, also after they were stopped."""
from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask
from werkzeug.serving import make_server

from gateway.api.asking import fingerprint
from services.contracts.verification.public import completed, signed_text
from tests.gateway.conftest import app, built_assets, fake
from tests.gateway.fake_services import FakeServices
from tests.services.chassis.running import CHECKOUT

__all__ = ["app", "built_assets", "fake"]  # fixtures

KEY = Ed25519PrivateKey.generate()
EXAMPLES = CHECKOUT / "docs" / "examples"


def event(number: int) -> dict[str, Any]:
    body = completed(f"id-{number}", "2015-10-05T03:40:00+00:00", number, "case", f"person-{number}", 2, ["nama"])
    return {**body, "signature": base64.b64encode(KEY.sign(signed_text(body))).decode()}


@pytest.fixture
def told() -> list[dict[str, Any]]:
    """What the system may read; a test adds more."""
    return [event(number) for number in (1, 2, 3)]


@pytest.fixture
def address(app: Flask, fake: FakeServices, told: list[dict[str, Any]]) -> Iterator[str]:
    """A gateway whose verification service gives two events on a page."""

    def events(key_hash: str, after: int, limit: int) -> Any:
        assert key_hash == fingerprint("secret")
        left = [one for one in told if int(one["sequence"]) > after]
        page = left[:2]
        last = int(page[-1]["sequence"]) if page else after
        return {"events": page, "next": last, "more": len(left) > 2, "paused": False}

    public = base64.b64encode(KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    fake.answers["verification.events"] = events
    fake.answers["verification.event_key"] = {"algorithm": "Ed25519", "public_key": public}
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def run(*command: str, address: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "EPUPNS_URL": address, "EPUPNS_KEY": "secret", "EPUPNS_PAUSE": "0"}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=variables, timeout=60)


def test_python_reads_all_pages_once_and_goes_on_where_it_stopped(
    address: str, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    command = (sys.executable, str(EXAMPLES / "poll.py"), str(tmp_path / "taken"))
    first = run(*command, address=address)
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["1", "2", "3"], first.stderr
    told.append(event(4))
    assert [line.split()[2] for line in run(*command, address=address).stdout.splitlines()] == ["person-4"]
    assert run(*command, address=address).stdout == ""


def test_python_stops_at_an_event_that_somebody_changed(
    address: str, told: list[dict[str, Any]], tmp_path: Path
) -> None:
    told[1]["data"]["changed"] = ["nik"]
    ended = run(sys.executable, str(EXAMPLES / "poll.py"), str(tmp_path / "taken"), address=address)
    assert ended.returncode != 0
    assert "InvalidSignature" in ended.stderr
    assert (tmp_path / "taken").read_text() == "1"


@pytest.mark.skipif(shutil.which("curl") is None, reason="this machine has no curl")
def test_curl_reads_a_page(address: str) -> None:
    printed = run("sh", str(EXAMPLES / "events.sh"), "1", address=address)
    assert [one["sequence"] for one in json.loads(printed.stdout)["events"]] == ["2", "3"], printed.stderr
