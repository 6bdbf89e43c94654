"""Links of letters: asked for by anybody, sent to the holder alone, used once, and only by choosing a password."""
from __future__ import annotations

import json
import time
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.errors import Invalid, NotFound, NotLoggedIn, TooMany
from services.identity.domain.how_long_links_last import LASTS, Purpose
from services.identity.domain.who_may_try_again import ASKER, LETTERS
from services.identity.handlers.inviting import invite
from services.identity.handlers.new_passwords import SAME_TIME
from services.identity.tables import accounts, links, mails, second_factors
from tests.services.audit import entries_of
from tests.services.identity.running import NIP, NUMBER, PASSWORD, Running, code_now
from tests.services.people import id_of

NEW = "kereta senja payung"


@pytest.fixture
def running(running: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    """Both have an e-mail address; nobody waits for the answer that takes the same time."""
    monkeypatch.setattr("services.identity.handlers.new_passwords.SAME_TIME", 0.0)
    running.run(sa.update(accounts).values(email=accounts.c.username + "@x.example"))
    return running


def ask(running: Running, username: str = "ani", kind: str = "official", address: str = "10.0.0.9") -> Any:
    return running.ask("ask_new_password", kind=kind, username=username, address=address)


def letters(running: Running) -> list[dict[str, str]]:
    """What the letters tell, in order, with which they are."""
    with running.work.begin() as uow:
        rows = uow.session.execute(sa.select(mails).order_by(mails.c.id)).all()
    return [{"letter": row.letter, **json.loads(sealer().open(row.sealed))} for row in rows]


def token(running: Running, number: int = -1) -> str:
    """Of the link in a letter."""
    return letters(running)[number]["path"].rpartition("/")[2]


def use(running: Running, of: str, password: str = NEW, kind: str = "official", **more: Any) -> Any:
    return running.ask("use_link", token=of, password=password, kind=kind, **more)


def invited(running: Running) -> str:
    """The token of an official's activation link."""
    running.add_account("bima", "official", password_hash=None, email="bima@x.example")
    with running.work.begin() as uow:
        invite(uow, id_of("bima"), granter="Super")
    return token(running)


@pytest.mark.parametrize(("username", "kind", "page"), [
    ("ani", "official", "/admin/sandi-baru/"), ("ANI", "official", "/admin/sandi-baru/"),
    (NIP, "citizen", "/sandi-baru/"), (NUMBER, "citizen", "/sandi-baru/"),
    (f"{NIP[:8]} {NIP[8:]}", "citizen", "/sandi-baru/"),
])  # fmt: skip
def test_the_holder_gets_a_letter_with_a_link(running: Running, username: str, kind: str, page: str) -> None:
    assert ask(running, username, kind) == {}
    [letter] = letters(running)
    assert (letter["letter"], letter["minutes"]) == ("password_reset", "30")
    assert letter["path"].startswith(page)
    assert running.ask("link", token=token(running), kind=kind)["purpose"] == "reset"


@pytest.mark.parametrize("why", ["unknown", "other door", "locked", "no address"])
def test_everybody_else_gets_the_same_answer_and_nobody_a_letter(running: Running, why: str) -> None:
    changes: dict[str, dict[str, Any]] = {"locked": {"locked": True}, "no address": {"email": ""}}
    if why in changes:
        running.run(sa.update(accounts).values(changes[why]))
    assert ask(running, "nobody" if why == "unknown" else "ani", "citizen" if why == "other door" else "official") == {}
    assert letters(running) == []


def test_all_wait_equally_long_for_the_answer(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.identity.handlers.new_passwords.SAME_TIME", SAME_TIME)
    taken = []
    for name in ("ani", "nobody"):
        begun = time.monotonic()
        ask(running, name)
        taken.append(time.monotonic() - begun)
    assert min(taken) >= SAME_TIME
    assert abs(taken[0] - taken[1]) < 0.05


def test_who_asks_too_often_for_one_account_is_answered_and_sends_nothing(running: Running) -> None:
    for number in range(LETTERS.holds + 2):
        assert ask(running, address=f"10.0.1.{number}") == {}
    assert len(letters(running)) == LETTERS.holds


def test_an_address_from_which_too_many_ask_waits(running: Running) -> None:
    for number in range(ASKER.holds):
        ask(running, f"nobody{number}")
    with pytest.raises(TooMany):
        ask(running)
    assert ask(running, address="10.0.0.10") == {}


def test_asking_again_leaves_the_links_of_before_alone(running: Running) -> None:
    activation = invited(running)
    ask(running, "bima")
    assert running.ask("link", token=activation, kind="official") == {"purpose": "activation", "username": "bima"}


def test_looking_at_a_link_uses_nothing_up(running: Running) -> None:
    ask(running)
    for _ in range(3):
        assert running.ask("link", token=token(running), kind="official") == {"purpose": "reset", "username": "ani"}
    assert use(running, token(running))["step"] == "code"


def test_a_new_password_replaces_the_old_one_and_ends_every_session(running: Running) -> None:
    session = running.token()
    ask(running)
    entered = use(running, token(running))
    with pytest.raises(NotLoggedIn):
        running.who_is(session)
    with pytest.raises(NotLoggedIn):
        running.log_in()
    assert running.log_in(password=NEW)["step"] == "code"
    running.run(sa.update(second_factors).values(last_step=0))
    done = running.ask("enter_code", token=entered["token"], code=code_now())
    assert running.who_is(done["token"])["username"] == "ani"


def test_a_letter_alone_is_not_enough_for_an_official(running: Running) -> None:
    ask(running)
    entered = use(running, token(running))
    assert entered["step"] == "code"
    with pytest.raises(NotLoggedIn):
        running.who_is(entered["token"])


def test_a_trusted_browser_shows_its_code_again(running: Running) -> None:
    known = running.log_in()
    running.run(sa.update(second_factors).values(last_step=0))
    device = running.ask("enter_code", token=known["token"], code=code_now(), trust=True)["device"]
    assert running.log_in(device=device)["step"] == "done"
    ask(running)
    assert use(running, token(running), device=device)["step"] == "code"


def test_a_civil_servant_is_logged_in_by_the_new_password(running: Running) -> None:
    ask(running, NIP, "citizen")
    entered = use(running, token(running), kind="citizen")
    assert entered["step"] == "done"
    assert running.who_is(entered["token"])["citizen"]


def test_the_first_password_of_an_official_leads_to_the_app(running: Running) -> None:
    entered = use(running, invited(running))
    assert entered["step"] == "set_up"
    assert running.log_in("bima", NEW)["step"] == "set_up"


def test_a_link_works_once(running: Running) -> None:
    ask(running)
    ask(running)
    first, second = token(running, 0), token(running, 1)
    use(running, first)
    for link in (first, second):
        with pytest.raises(NotFound):
            running.ask("link", token=link, kind="official")
        with pytest.raises(NotFound):
            use(running, link, "gunung biru sekali")
    assert running.log_in(password=NEW)


def test_a_password_that_will_not_do_leaves_the_link(running: Running) -> None:
    ask(running)
    for bad in ("pendek", PASSWORD, "passwordpassword"):
        with pytest.raises(Invalid):
            use(running, token(running), bad)
    assert use(running, token(running))["step"] == "code"


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_ends(running: Running, purpose: Purpose) -> None:
    link = invited(running)
    if purpose is Purpose.RESET:
        ask(running, "bima")
        link = token(running)
    running.run(sa.update(links).values(ends_at=links.c.ends_at - LASTS[purpose] + timedelta(seconds=5)))
    assert running.ask("link", token=link, kind="official")["purpose"] == purpose
    running.run(sa.update(links).values(ends_at=links.c.ends_at - timedelta(seconds=6)))
    with pytest.raises(NotFound):
        use(running, link)


@pytest.mark.parametrize("change", [{"locked": True}, {"locked": True, "deleted_at": sa.func.now()}])
def test_who_is_locked_out_comes_in_by_no_link(running: Running, change: dict[str, Any]) -> None:
    ask(running)
    running.run(sa.update(accounts).values(change))
    with pytest.raises(NotFound):
        use(running, token(running))


def test_a_link_opens_only_the_door_of_its_account(running: Running) -> None:
    ask(running, NIP, "citizen")
    for method, more in (("link", {}), ("use_link", {"password": NEW})):
        with pytest.raises(NotFound):
            running.ask(method, token=token(running), kind="official", **more)
        with pytest.raises(NotFound):
            running.ask(method, token="x", kind="citizen", **more)


def test_a_change_by_hand_ends_links_and_is_told_to_the_holder(running: Running) -> None:
    session = running.token()
    ask(running)
    link = token(running)
    actor = running.read(running.who_is(session, ["identity"])["assertions"]["identity"], "identity")
    from tests.services.asking import ask as ask_as

    ask_as(running.service, "change_password", actor, token=session, old=PASSWORD, new=NEW)
    with pytest.raises(NotFound):
        use(running, link)
    told = letters(running)[-1]
    assert (told["letter"], told["path"]) == ("password_changed", "/admin/lupa-sandi")
    assert told["at"].endswith(" WIB")


def test_a_reset_is_told_to_the_holder_and_an_activation_is_not(running: Running) -> None:
    use(running, invited(running))
    assert [one["letter"] for one in letters(running)] == ["activation"]
    ask(running)
    use(running, token(running))
    assert [one["letter"] for one in letters(running)][1:] == ["password_reset", "password_changed"]


def test_the_audit_knows_who_asked_and_who_chose(running: Running) -> None:
    ask(running, NIP, "citizen")
    ask(running, "nobody")
    use(running, token(running), kind="citizen")
    found = [(row.action, row.people, row.method) for row in entries_of(running.work) if row.action != "log_in"]
    assert found == [
        ("new_password_asked", [id_of("Budi")], "ask_new_password"), ("link_used", [id_of("Budi")], "use_link"),
    ]  # fmt: skip
