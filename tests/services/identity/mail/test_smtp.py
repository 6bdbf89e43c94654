"""Letters on a real SMTP conversation: encrypted, logged in, refused, cut off."""
from __future__ import annotations

import email
import email.policy
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from deploy.local.ports import next_free
from services.identity.mail.carrier import Fate, NotTaken
from services.identity.mail.smtp import Smtp
from tests.services.identity.mail.certificate import write_certificate

HERE, PORTS_FROM = "127.0.0.1", 12525
ID = "0192f000-0000-7000-8000-000000000001"


class Server:
    """What the mail server got; ``rcpt`` and ``data`` are its answers, ``None`` cuts the connection."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.encrypted: list[bool] = []
        self.rcpt: str = ""
        self.data: str | None = "250 taken"

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if not self.rcpt:
            envelope.rcpt_tos.append(address)
        return self.rcpt or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.encrypted.append(session.ssl is not None)
        self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        if self.data is None:
            server.transport.abort()
            return "250 nobody hears it"
        return self.data


Serve = Callable[..., Smtp]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def serve(server: Server) -> Iterator[Serve]:
    """``serve(...)`` starts it; gives the way to it, without encryption unless said otherwise."""
    with ExitStack() as stack:

        def start(security: str = "none", user: str = "", password: str = "", **options: Any) -> Smtp:
            port = next_free(PORTS_FROM, set())
            controller = Controller(server, hostname=HERE, port=port, **options)
            controller.start()
            stack.callback(controller.stop)
            return Smtp(HERE, port, security, "tidak-dibalas@epupns.example", user, password)

        yield start


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for this machine that our side trusts."""
    kept = tmp_path / "mail.pem"
    write_certificate(kept, HERE)
    monkeypatch.setenv("SSL_CERT_FILE", str(kept))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(kept)
    return context


def carry(smtp: Smtp, address: str = "ani@x.example", body: str = "Yth. Ani,\n\nBuka — tautan ini:\n.\n") -> list[str]:
    """What was done, in order: that it was handed over."""
    done: list[str] = []
    smtp.carry(ID, address, "Akun e-PUPNS — Anda", body, lambda: done.append("handed"))
    return done


def test_a_letter_arrives_as_it_was_written(serve: Serve, server: Server) -> None:
    assert carry(serve()) == ["handed"]
    [(sender, addresses, content)] = server.got
    letter = email.message_from_bytes(content, policy=email.policy.default)
    assert (sender, addresses) == ("tidak-dibalas@epupns.example", ["ani@x.example"])
    assert (letter["Subject"], letter["Auto-Submitted"]) == ("Akun e-PUPNS — Anda", "auto-generated")
    assert letter["Message-ID"] == f"<{ID}@epupns.example>"
    assert letter.get_content().splitlines() == ["Yth. Ani,", "", "Buka — tautan ini:", "."]


def test_name_password_and_letter_travel_encrypted(
    serve: Serve, server: Server, certificate: ssl.SSLContext
) -> None:
    asked: list[tuple[bytes, bytes]] = []

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        asked.append((given.login, given.password))
        return AuthResult(success=True)

    guarded = {"tls_context": certificate, "authenticator": check, "auth_required": True, "auth_require_tls": True}
    carry(serve("starttls", "kami", "rahasia", **guarded))
    assert asked == [(b"kami", b"rahasia")]
    assert server.encrypted == [True]


def test_a_server_that_speaks_nothing_else_is_spoken_with(
    serve: Serve, server: Server, certificate: ssl.SSLContext
) -> None:
    carry(serve("tls", ssl_context=certificate))
    assert len(server.got) == 1


def test_a_server_without_encryption_gets_nothing(serve: Serve, server: Server) -> None:
    with pytest.raises(NotTaken) as failure:
        carry(serve("starttls"))
    assert failure.value.fate is Fate.AGAIN
    assert server.got == []


def test_a_server_that_nobody_vouches_for_gets_nothing(
    serve: Serve, server: Server, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(NotTaken) as failure:
        carry(serve("starttls", tls_context=certificate))
    assert (failure.value.fate, failure.value.kind) == (Fate.AGAIN, "SSLCertVerificationError")


def test_a_server_that_is_away_is_tried_again(serve: Serve) -> None:
    gone = Smtp(HERE, 1, "none", "a@epupns.example")
    with pytest.raises(NotTaken) as failure:
        carry(gone)
    assert (failure.value.fate, failure.value.kind) == (Fate.AGAIN, "ConnectionRefusedError")


@pytest.mark.parametrize(("code", "fate"), [("451 busy", Fate.AGAIN), ("550 nobody here", Fate.NEVER)])
def test_a_refused_address_is_told_before_the_letter(serve: Serve, server: Server, code: str, fate: Fate) -> None:
    server.rcpt = code
    handed: list[str] = []
    with pytest.raises(NotTaken) as failure:
        serve().carry(ID, "ani@x.example", "s", "b", lambda: handed.append("handed"))
    assert (failure.value.fate, failure.value.kind, handed) == (fate, code[:3], [])


@pytest.mark.parametrize(
    ("answer", "fate"), [("452 full", Fate.AGAIN), ("554 not this", Fate.NEVER), (None, Fate.UNKNOWN)]
)
def test_after_the_letter_only_a_broken_connection_is_doubt(
    serve: Serve, server: Server, answer: str | None, fate: Fate
) -> None:
    server.data = answer
    with pytest.raises(NotTaken) as failure:
        carry(serve())
    assert failure.value.fate is fate


@pytest.mark.parametrize("address", ["a@x.example\r\nBcc: all@x.example", "añi@x.example", "ani"])
def test_an_address_that_is_none_is_never_asked_for(serve: Serve, server: Server, address: str) -> None:
    if address == "ani":
        server.rcpt = "553 no such address"
    with pytest.raises(NotTaken) as failure:
        carry(serve(), address)
    assert failure.value.fate is Fate.NEVER
    assert server.got == []
