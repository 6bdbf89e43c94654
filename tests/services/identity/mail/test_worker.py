"""The worker as it runs: two processes of it share the letters, encrypted, and each goes out once."""
from __future__ import annotations

import os
import ssl
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller

from deploy.local.ports import next_free
from services.chassis.database import create_engine, open_work
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts, mails
from tests.servers import NewDatabase
from tests.services.identity.mail.certificate import write_certificate
from tests.services.people import id_of

HERE, LETTERS, PATIENCE = "127.0.0.1", 12, 30.0
RUN = [sys.executable, "-m", "services.chassis.run", "services.identity.worker"]


class Server:
    """Counts what it took, by whom it was for."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        assert session.ssl, "nothing is said in the clear"
        self.taken.update(envelope.rcpt_tos)
        return "250 taken"


@pytest.fixture
def environment(
    new_database: NewDatabase, tmp_path: Path, field_keys: None, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What the worker of a production system finds."""
    certificate = tmp_path / "mail.pem"
    write_certificate(certificate, HERE)
    given = {
        "DATABASE_URL": new_database("identity"),
        "AMQP_URL": "amqp://nobody@127.0.0.1:1/",  # it never asks the broker
        "EPUPNS_MODE": "production",
        "EPUPNS_ADDRESS": "https://epupns.example",
        "EPUPNS_SMTP_HOST": HERE,
        "EPUPNS_MAIL_FROM": "tidak-dibalas@epupns.example",
        "SSL_CERT_FILE": str(certificate),
    }
    return {**os.environ, **given}


@contextmanager
def listening(environment: dict[str, str]) -> Iterator[Server]:
    """A mail server; its port goes into the environment."""
    server, port = Server(), next_free(12725, set())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(environment["SSL_CERT_FILE"])
    controller = Controller(server, hostname=HERE, port=port, tls_context=context, require_starttls=True)
    controller.start()
    environment["EPUPNS_SMTP_PORT"] = str(port)
    yield server
    controller.stop()


def test_two_processes_send_each_letter_once_over_tls(environment: dict[str, str]) -> None:
    engine = create_engine(environment["DATABASE_URL"], pool_size=1)
    work = open_work(engine)
    with work.begin() as uow:
        for number in range(LETTERS):
            name = f"u{number}"
            row = {"id": id_of(name), "kind": "official", "username": name, "name": name, "email": f"{name}@x.example"}
            uow.session.execute(sa.insert(accounts).values(row))
            queue_mail(uow, row["id"], Letter.PASSWORD_RESET, path="/sandi-baru/x", minutes="30")
    with listening(environment) as server:
        workers = [subprocess.Popen(RUN, env=environment) for _ in range(2)]
        until = time.monotonic() + PATIENCE
        left = sa.select(sa.func.count()).where(mails.c.sent_at.is_(None))
        while _scalar(work, left) and time.monotonic() < until:
            time.sleep(0.1)
        for worker in workers:
            worker.terminate()
        assert [worker.wait(PATIENCE) for worker in workers] == [0, 0]
    assert server.taken == Counter(f"u{number}@x.example" for number in range(LETTERS))
    assert _scalar(work, sa.select(sa.func.count()).where(mails.c.sealed != "")) == 0
    engine.dispose()


def test_production_without_a_mail_server_does_not_start(environment: dict[str, str]) -> None:
    environment.pop("EPUPNS_SMTP_HOST")
    ended = subprocess.run(RUN, env=environment, check=False, capture_output=True, text=True, timeout=PATIENCE)
    assert ended.returncode != 0
    assert "EPUPNS_SMTP_HOST is not set" in ended.stderr.splitlines()[-1]


def _scalar(work: Any, statement: Any) -> Any:
    with work.begin() as uow:
        return uow.session.scalar(statement)
