"""A gateway on a port whose questions to reference are answered in the same process: HTTP without the broker."""

from __future__ import annotations

import base64
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from werkzeug.serving import make_server

from gateway import assets
from gateway.app import create_app
from gateway.settings import Settings
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.reference.requests import Search
from services.reference.views.search import search
from tests.gateway.fake_services import FakeServices


@contextmanager
def served(work: Work) -> Iterator[tuple[str, str]]:
    """The address, and the cookie of a civil servant who is logged in."""
    os.environ["DOCUMENT_STORE"] = tempfile.mkdtemp()
    os.environ["DOCUMENT_KEYS"] = json.dumps({"k1": base64.b64encode(b"d" * 32).decode()})
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    assets.build()

    def answer(**body: Any) -> Any:
        with work.begin() as uow:
            return search(uow, Actor(""), **Search().load(body))

    fake = FakeServices(answers={"reference.search": answer})
    app = create_app(fake.services(), Settings("s" * 40, "demo"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", fake.citizen()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
