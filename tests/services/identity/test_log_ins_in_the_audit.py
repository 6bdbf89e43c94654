"""The audit hears who came in and went, and each try that was refused, with whom it was for and from where."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Invalid, NotLoggedIn
from services.identity.tables import second_factors
from tests.services.audit import entries_of
from tests.services.identity.running import NIP, PASSWORD, Running
from tests.services.people import id_of


def told(running: Running) -> list[tuple[str, str, list[str], str]]:
    """Action, account, people, and from where."""
    return [(row.action, row.subject, row.people, row.address) for row in entries_of(running.work)]


def test_who_comes_in_and_goes_is_known(running: Running) -> None:
    token = running.token(NIP, "citizen", address="10.0.0.4", browser="Chrome, Windows")
    actor = running.read(running.who_is(token, ["identity"])["assertions"]["identity"], "identity")
    from tests.services.asking import ask

    ask(running.service, "log_out", actor, token=token)
    account = id_of(NIP)
    assert told(running) == [("log_in", account, [], "10.0.0.4"), ("log_out", account, [], "")]
    came, _ = entries_of(running.work)
    assert (came.kind, came.account_id, came.after) == ("citizen", account, {"browser": "Chrome, Windows"})
    assert came.session
    assert token not in str(came)


def test_an_official_is_in_only_after_the_code(running: Running) -> None:
    running.log_in()
    assert told(running) == []
    running.token()
    assert [action for action, *_ in told(running)] == ["log_in"]


def test_whoever_is_tried_for_can_be_found(running: Running) -> None:
    with pytest.raises(NotLoggedIn):
        running.log_in(NIP, "salah sekali", "citizen")
    assert entries_of(running.work)[0].people == [id_of("Budi")]


@pytest.mark.parametrize(("username", "account"), [("ani", id_of("ani")), ("geheim", "")])
def test_a_wrong_password_is_known_and_not_kept(running: Running, username: str, account: str) -> None:
    with pytest.raises(NotLoggedIn):
        running.log_in(username, "salah sekali", address="10.0.0.6")
    assert told(running) == [("log_in_refused", account, [], "10.0.0.6")]
    assert not {"geheim", "salah sekali"} & set(map(str, entries_of(running.work)[0]))


def wrong(running: Running, token: str, method: str, code: str, **more: Any) -> None:
    running.run(sa.update(second_factors).values(last_step=2**40))  # no code fits
    with pytest.raises(Invalid):
        running.ask(method, token=token, code=code, **more)


@pytest.mark.parametrize(("method", "code"), [("enter_code", "123456"), ("enter_recovery_code", "AAAAA-AAAAA")])
def test_a_wrong_code_is_known(running: Running, method: str, code: str) -> None:
    wrong(running, running.log_in(password=PASSWORD, address="10.0.0.7")["token"], method, code)
    assert told(running) == [("log_in_refused", id_of("ani"), [], "10.0.0.7")]
