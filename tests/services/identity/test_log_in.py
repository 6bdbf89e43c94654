"""Logging in: the same answer for every wrong try, slower with each, and a token that only its holder has."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.contracts.errors import NotLoggedIn, Refusal, TooMany
from services.identity import passwords
from services.identity.tables import accounts, metadata
from tests.services.identity.running import NIP, NUMBER, PASSWORD, Running
from tests.services.people import id_of

FREE_TRIES = 5
EIGHT_SECONDS = FREE_TRIES + 3  # tries after which the next is looked at in eight seconds
HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


def refused(running: Running, username: str, password: str, kind: str = "official") -> tuple[type, str, object]:
    with pytest.raises(Refusal) as refusal:
        running.log_in(username, password, kind)
    return type(refusal.value), refusal.value.message, refusal.value.details


def fail(running: Running, times: int, username: str = "ani", address: str = HERE) -> None:
    """Wrong tries, each late enough to be looked at."""
    for _ in range(times):
        running.pass_time(timedelta(minutes=5))
        with pytest.raises(NotLoggedIn):
            running.log_in(username, "wrong", address=address)


def test_an_unknown_name_a_wrong_password_a_locked_account_and_the_wrong_door_sound_the_same(running: Running) -> None:
    running.add_account("locked", "official", locked=True)
    answers = [
        refused(running, "ani", "wrong"),
        refused(running, "nobody", PASSWORD),
        refused(running, "locked", PASSWORD),
        refused(running, "ani", PASSWORD, kind="citizen"),
        refused(running, NIP, PASSWORD, kind="official"),
        refused(running, NIP, "wrong", kind="citizen"),
    ]
    assert answers == [answers[0]] * len(answers)


def test_an_unknown_account_is_hashed_for_as_if_it_were_there_and_never_fits() -> None:
    assert passwords.fits(None, "nobody has this password") is False
    assert passwords.fits("no argon2 hash", PASSWORD) is False


def test_a_hash_is_argon2id_with_its_own_salt() -> None:
    one, other = passwords.hash_password(PASSWORD), passwords.hash_password(PASSWORD)
    assert one.startswith("$argon2id$")
    assert one != other
    assert passwords.fits(one, PASSWORD)
    assert not passwords.fits(one, PASSWORD.upper())


@pytest.mark.parametrize("username", ["ani", "ANI", " Ani "])
def test_an_official_logs_in_with_the_username_in_any_case(running: Running, username: str) -> None:
    assert running.who_is(running.token(username))["account_id"] == id_of("ani")


@pytest.mark.parametrize(
    "username", [NIP, "19750327 200003 1 007", "19750327.200003.1.007", NUMBER, "ab2cd3ef", "AB2C-D3EF", "ab2c d3ef"]
)
def test_a_civil_servant_logs_in_with_nip_or_nomor_register_as_written(running: Running, username: str) -> None:
    assert running.who_is(running.token(username, kind="citizen"))["person_id"] == id_of("Budi")


def test_the_session_says_that_the_password_must_be_changed(running: Running) -> None:
    running.add_account("new", "official", must_change_password=True)
    assert running.log_in("new")["must_change_password"] is True
    assert running.log_in("ani")["must_change_password"] is False


def test_four_wrong_tries_are_free(running: Running) -> None:
    fail(running, FREE_TRIES - 1)
    assert running.log_in()["token"]


def test_after_more_even_the_right_password_waits_its_time(running: Running) -> None:
    fail(running, EIGHT_SECONDS)
    with pytest.raises(TooMany) as refusal:
        running.log_in()
    assert 1 <= refusal.value.details["retry_after"] <= 8
    running.pass_time(timedelta(seconds=8))
    assert running.log_in()["token"]


def test_who_asks_too_soon_does_not_make_it_longer(running: Running) -> None:
    fail(running, EIGHT_SECONDS)
    for _ in range(3):
        assert refused(running, "ani", "wrong")[0] is TooMany
    running.pass_time(timedelta(seconds=8))
    assert running.log_in()["token"]


def test_nobody_locks_another_person_out_from_elsewhere(running: Running) -> None:
    fail(running, EIGHT_SECONDS, address=ELSEWHERE)
    assert running.log_in(address=HERE)["token"]


def test_wrong_tries_at_one_account_do_not_slow_another(running: Running) -> None:
    running.add_account("bima", "official")
    fail(running, EIGHT_SECONDS)
    assert running.log_in("bima")["token"]


def test_an_account_that_does_not_exist_is_slowed_down_like_one_that_does(running: Running) -> None:
    for username in ("ani", "nobody"):
        fail(running, EIGHT_SECONDS, username)
        assert refused(running, username, "wrong")[0] is TooMany


def test_after_a_quarter_of_an_hour_counting_begins_anew(running: Running) -> None:
    fail(running, EIGHT_SECONDS)
    running.pass_time(timedelta(minutes=16))
    fail(running, FREE_TRIES - 1)
    assert running.log_in()["token"]


def test_a_right_password_forgives_the_wrong_ones(running: Running) -> None:
    fail(running, FREE_TRIES - 1)
    running.log_in()
    fail(running, FREE_TRIES - 1)
    assert running.log_in()["token"]


def test_neither_token_nor_password_is_in_the_database(running: Running) -> None:
    token = running.token()
    fail(running, 1)
    with running.work.begin() as uow:
        rows = [str(uow.session.execute(sa.select(table)).all()) for table in metadata.sorted_tables]
    assert "ani" in str(rows)
    for secret in (token, token.encode().hex(), PASSWORD, "wrong"):
        assert not [row for row in rows if secret in row]


def test_each_session_has_a_token_of_its_own_that_cannot_be_guessed(running: Running) -> None:
    tokens = {running.token() for _ in range(5)}
    assert len(tokens) == 5
    assert min(map(len, tokens)) >= 43  # 32 random bytes


def test_an_account_that_is_locked_later_is_out_at_once(running: Running) -> None:
    token = running.token()
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(locked=True))
    with pytest.raises(Refusal):
        running.who_is(token)
