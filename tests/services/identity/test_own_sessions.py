"""The own sessions: seen, ended one by one or all others, and ended with what they stand on."""
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import NotFound, NotLoggedIn
from services.contracts.profiles import Profile
from services.identity.handlers.sessions import end_sessions
from services.identity.tables import profiles
from tests.services.asking import ask
from tests.services.identity.running import NIP, Running
from tests.services.people import id_of

ANI = Actor(account_id=id_of("ani"), name="ani")
BUDI = Actor(account_id=id_of(NIP), citizen=True, person_id=id_of("Budi"))


def mine(running: Running, token: str, actor: Actor = ANI) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(running.service, "my_sessions", actor, token=token)
    return found


def lives(running: Running, token: str) -> bool:
    try:
        running.who_is(token)
    except NotLoggedIn:
        return False
    return True


def test_the_list_says_where_in_what_and_since_when(running: Running) -> None:
    first = running.token(address="10.0.0.1", browser="Chrome, Windows")
    running.pass_time(timedelta(minutes=10))
    second = running.token(address="10.0.0.2", browser="Firefox, Android")
    shown = mine(running, second)
    assert [(one["address"], one["browser"], one["here"]) for one in shown] == [
        ("10.0.0.2", "Firefox, Android", True),
        ("10.0.0.1", "Chrome, Windows", False),
    ]
    began = datetime.fromisoformat(shown[1]["began_at"])
    assert timedelta(minutes=9) < datetime.now(UTC) - began < timedelta(minutes=11)
    assert [one["here"] for one in mine(running, first)] == [False, True]


def test_the_list_holds_what_lives_and_is_mine(running: Running) -> None:
    running.token(NIP, kind="citizen")
    ended = running.token()
    running.log_out(ended)
    running.token()
    running.pass_time(timedelta(minutes=31))
    token = running.token()
    assert [one["here"] for one in mine(running, token)] == [True]


def test_one_is_ended_and_the_others_live_on(running: Running) -> None:
    here, there = running.token(), running.token()
    [other] = [one["id"] for one in mine(running, here) if not one["here"]]
    ask(running.service, "end_my_session", ANI, session_id=other)
    assert (lives(running, here), lives(running, there)) == (True, False)
    with pytest.raises(NotFound):
        ask(running.service, "end_my_session", ANI, session_id=other)


def test_nobody_ends_a_session_of_another(running: Running) -> None:
    token = running.token()
    [session] = mine(running, token)
    with pytest.raises(NotFound):
        ask(running.service, "end_my_session", BUDI, session_id=session["id"])
    assert lives(running, token)


def test_all_others_are_ended_with_what_would_become_one(running: Running) -> None:
    device = running.enter(browser="home")["device"]
    others = [running.token() for _ in range(2)]
    half = running.log_in()["token"]
    here, foreign = running.token(), running.token(NIP, kind="citizen")
    assert ask(running.service, "end_my_other_sessions", ANI, token=here) == {"ended": 3}
    assert [lives(running, token) for token in (*others, here, foreign)] == [False, False, True, True]
    with pytest.raises(NotLoggedIn):
        running.ask("log_in_under_way", token=half)
    assert running.log_in(device=device)["step"] == "code"


def test_a_profile_whose_end_comes_ends_the_sessions_that_began_before(running: Running) -> None:
    running.grant("ani", Profile.VERIFIER_L2, ends_at=datetime.now(UTC) + timedelta(hours=1))
    token, other = running.token(), running.token(NIP, kind="citizen")
    assert lives(running, token)
    running.run(sa.update(profiles).values(ends_at=datetime.now(UTC)))
    assert (lives(running, token), lives(running, other)) == (False, True)
    assert lives(running, running.token()), "whoever logs in again does so without the profile"


def test_a_profile_that_had_ended_before_ends_nothing(running: Running) -> None:
    running.grant("ani", Profile.VERIFIER_L2, ends_at=datetime.now(UTC) - timedelta(hours=1))
    assert lives(running, running.token())


def test_whoever_ends_a_profile_ends_the_sessions_at_once(running: Running) -> None:
    token, half = running.token(), running.log_in()["token"]
    assert running.work.do(end_sessions, id_of("ani")) == 1
    assert not lives(running, token)
    with pytest.raises(NotLoggedIn):
        running.ask("log_in_under_way", token=half)


def test_the_limits_are_those_of_setting_manajemen(running: Running) -> None:
    token = running.token()
    admin = running.super_admin()
    value = {"idle_minutes": 5, "absolute_minutes": 60}
    ask(
        running.service, "change_setting", admin, kind="session", subject="official", version=0, value=value,
        reason="lebih aman",
    )  # fmt: skip
    running.pass_time(timedelta(minutes=6))
    assert not lives(running, token)
