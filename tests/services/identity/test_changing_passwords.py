"""The own password: the old one is known, the new one is good, and everything else ends."""
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Invalid, NotLoggedIn, TooMany
from services.identity.domain.who_may_try_again import DEVICE
from tests.services.asking import ask
from tests.services.identity.running import NIP, PASSWORD, Running
from tests.services.people import id_of

ANI = Actor(account_id=id_of("ani"), name="ani")
NEW = "kereta senja payung"


def change(running: Running, token: str, old: str = PASSWORD, new: str = NEW, actor: Actor = ANI) -> Any:
    return ask(running.service, "change_password", actor, token=token, old=old, new=new)


def test_the_new_password_opens_and_the_old_one_no_more(running: Running) -> None:
    change(running, running.token())
    with pytest.raises(NotLoggedIn):
        running.log_in()
    assert running.log_in("ani", NEW)["step"] == "code"


def test_all_other_sessions_end_and_this_one_stays(running: Running) -> None:
    here, there = running.token(), running.token()
    change(running, here)
    assert running.who_is(here)["username"] == "ani"
    with pytest.raises(NotLoggedIn):
        running.who_is(there)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("wrong", NEW, "old"),
        (PASSWORD, "short", "new"),
        (PASSWORD, "indonesia1945", "new"),
        (PASSWORD, "1sampai8", "new"),
        (PASSWORD, PASSWORD, "new"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(running: Running, old: str, new: str, field: str) -> None:
    token, other = running.token(), running.token()
    with pytest.raises(Invalid) as refusal:
        change(running, token, old, new)
    assert refusal.value.details["fields"].keys() == {field}
    assert running.log_in()["token"]
    assert running.who_is(other)["username"] == "ani"


def test_a_civil_servants_password_may_be_shorter(running: Running) -> None:
    budi = Actor(account_id=id_of(NIP), citizen=True, person_id=id_of("Budi"))
    change(running, running.token(NIP, "citizen"), new="gerbong rawa", actor=budi)
    assert running.log_in(NIP, "gerbong rawa", "citizen")["step"] == "done"


def test_at_an_unattended_screen_the_old_password_cannot_be_guessed_for_long(running: Running) -> None:
    token = running.token()
    for _ in range(DEVICE.holds):
        with pytest.raises(Invalid):
            change(running, token, "wrong")
    with pytest.raises(TooMany):
        change(running, token)
