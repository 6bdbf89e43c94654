"""A demo keeps its letters and shows them to everybody; production neither keeps nor shows any."""
from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.contracts.errors import NotFound
from services.identity.mail.letter import Letter
from services.identity.mail.mailbox import Mailbox
from services.identity.mail.queueing import queue_mail
from services.identity.mail.sending import Outcome, send_next
from services.identity.mail.settings import carrier_from_environment, public_address
from services.identity.mail.smtp import Smtp
from services.identity.tables import accounts, caught_letters
from tests.services.identity.running import Running
from tests.services.people import id_of

MAIL = {"EPUPNS_SMTP_HOST": "mail.example", "EPUPNS_MAIL_FROM": "a@x.example"}


@pytest.fixture
def mode(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A demo, until the test says otherwise."""
    monkeypatch.setenv("EPUPNS_MODE", "demo")
    return monkeypatch


def test_a_demo_shows_what_it_wrote(running: Running, mode: pytest.MonkeyPatch) -> None:
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(email="ani@x.example"))
    with running.work.begin() as uow:
        queue_mail(uow, id_of("ani"), Letter.PASSWORD_RESET, path="/sandi-baru/geheim", minutes="30")
    assert send_next(running.work, carrier_from_environment(running.work), "http://here") is Outcome.SENT
    [letter] = running.ask("caught_letters")
    assert letter["address"] == "ani@x.example"
    assert "http://here/sandi-baru/geheim" in letter["body"]
    with running.work.begin() as uow:
        assert "geheim" not in str(uow.session.execute(sa.select(caught_letters)).one())


@pytest.mark.parametrize("said", ["production", None])
def test_production_shows_nothing_whatever_lies_there(
    running: Running, mode: pytest.MonkeyPatch, said: str | None
) -> None:
    Mailbox(running.work).carry(id_of("x"), "ani@x.example", "s", "b", lambda: None)
    if said:
        mode.setenv("EPUPNS_MODE", said)
    else:
        mode.delenv("EPUPNS_MODE")
    with pytest.raises(NotFound):
        running.ask("caught_letters")
    with pytest.raises(ConfigurationError, match="EPUPNS_SMTP_HOST is not set"):
        carrier_from_environment(running.work)


def test_a_demo_with_a_mail_server_sends(running: Running, mode: pytest.MonkeyPatch) -> None:
    for name, value in MAIL.items():
        mode.setenv(name, value)
    assert carrier_from_environment(running.work) == Smtp("mail.example", 587, "starttls", "a@x.example")
    mode.setenv("EPUPNS_SMTP_SECURITY", "tls")
    assert carrier_from_environment(running.work) == Smtp("mail.example", 465, "tls", "a@x.example")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("EPUPNS_SMTP_SECURITY", "ssl", "it is one of starttls, tls, none"),
        ("EPUPNS_SMTP_PORT", "smtp", "not a number"),
        ("EPUPNS_MAIL_FROM", "e-PUPNS <a@x.example>", "not a plain e-mail address"),
        ("EPUPNS_MAIL_FROM", "", "EPUPNS_MAIL_FROM is not set"),
    ],
)
def test_wrong_settings_are_one_sentence(
    running: Running, mode: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    for known, given in (MAIL | {name: value}).items():
        mode.setenv(known, given)
    with pytest.raises(ConfigurationError, match=sentence):
        carrier_from_environment(running.work)


def test_a_password_is_never_sent_in_the_clear(running: Running, mode: pytest.MonkeyPatch) -> None:
    for name, value in (MAIL | {"EPUPNS_SMTP_SECURITY": "none", "EPUPNS_SMTP_USER": "u"}).items():
        mode.setenv(name, value)
    with pytest.raises(ConfigurationError, match="the password would be heard"):
        carrier_from_environment(running.work)


def test_links_of_production_lead_to_https(mode: pytest.MonkeyPatch) -> None:
    mode.setenv("EPUPNS_ADDRESS", "http://epupns.example/")
    assert public_address() == "http://epupns.example"
    mode.setenv("EPUPNS_MODE", "production")
    with pytest.raises(ConfigurationError, match="it begins with https://"):
        public_address()
