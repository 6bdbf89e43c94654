"""The first step of a log-in: the same answer for every wrong try, counted before it costs a hash."""
import statistics
import time
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from services.contracts.errors import NotLoggedIn, Refusal, TooMany, Unavailable
from services.identity import passwords
from services.identity.domain import who_may_try_again
from services.identity.domain.who_may_try_again import ACCOUNT, ADDRESS, EVERYBODY, PAIR
from services.identity.tables import accounts, metadata
from tests.services.identity.running import HASH, NIP, NUMBER, PASSWORD, Running
from tests.services.people import id_of

HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was really compared; comparing costs nothing here."""
    seen: list[str] = []

    def compared(stored: str | None, password: str) -> bool:
        seen.append(password)
        return bool(stored) and password == PASSWORD

    monkeypatch.setattr(passwords, "fits", compared)
    return seen


@pytest.fixture
def slow_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    """Buckets that do not drip while a busy machine fills them."""
    for name in ("ADDRESS", "ACCOUNT", "EVERYBODY"):
        bucket = getattr(who_may_try_again, name)
        monkeypatch.setattr(who_may_try_again, name, replace(bucket, drip=timedelta(hours=1)))


def refused(
    running: Running, username: str = "ani", password: str = "wrong", kind: str = "official", address: str = HERE
) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        running.log_in(username, password, kind, address)
    return refusal.value


def fail(running: Running, times: int, username: str = "ani", address: str = HERE) -> list[type[Refusal]]:
    """Wrong tries one after the other."""
    return [type(refused(running, username, address=address)) for _ in range(times)]


def test_an_unknown_name_a_wrong_password_a_locked_account_and_the_wrong_door_sound_the_same(running: Running) -> None:
    running.add_account("locked", "official", locked=True)
    running.add_account("empty", "official", password_hash="")
    answers = [
        refused(running, "ani", "wrong"),
        refused(running, "nobody", PASSWORD),
        refused(running, "locked", PASSWORD),
        refused(running, "empty", "nobody has this password"),
        refused(running, "ani", PASSWORD, kind="citizen"),
        refused(running, NIP, PASSWORD, kind="official"),
        refused(running, NIP, "wrong", kind="citizen"),
    ]
    said = [(type(answer), answer.message, answer.details) for answer in answers]
    assert said == [(NotLoggedIn, "Nama pengguna atau kata sandi tidak cocok.", {})] * len(answers)


def test_every_try_costs_one_hash_whoever_it_is_for(running: Running, hashes: list[str]) -> None:
    running.add_account("locked", "official", locked=True)
    for number, username in enumerate(("ani", "nobody", "locked"), start=1):
        refused(running, username)
        assert len(hashes) == number


def test_an_unknown_name_takes_as_long_as_a_wrong_password(running: Running) -> None:
    took: dict[str, list[float]] = {"ani": [], "nobody": []}
    for number in range(8):
        for username, seconds in took.items():
            began = time.perf_counter()
            refused(running, username, address=f"10.1.0.{number}")
            seconds.append(time.perf_counter() - began)
    known, unknown = (statistics.median(seconds) for seconds in took.values())
    assert 0.5 < known / unknown < 2


def test_no_password_at_all_never_fits() -> None:
    for stored in (None, ""):
        assert passwords.fits(stored, "nobody has this password") is False
    assert passwords.fits("no argon2 hash", PASSWORD) is False


def test_a_hash_is_argon2id_with_its_own_salt() -> None:
    one, other = passwords.hash_password(PASSWORD), passwords.hash_password(PASSWORD)
    assert one.startswith("$argon2id$")
    assert one != other
    assert passwords.fits(one, PASSWORD)
    assert not passwords.fits(one, PASSWORD.upper())


def test_a_password_is_the_same_from_every_keyboard() -> None:
    assert passwords.fits(passwords.hash_password("caf\u00e9 di senja"), "cafe\u0301 di senja")


def test_a_hash_made_with_older_parameters_is_renewed_at_the_next_log_in(running: Running) -> None:
    weaker = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(password_hash=weaker))
    running.log_in()
    with running.work.begin() as uow:
        stored = dict(uow.session.execute(sa.select(accounts.c.username, accounts.c.password_hash)).all())
    assert stored["ani"] not in (weaker, HASH)
    assert not passwords.is_outdated(stored["ani"])
    assert stored[NIP] == HASH
    assert running.log_in()["token"]


def test_when_too_many_hash_at_once_the_next_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_at_work", passwords.MOST_AT_ONCE)
    with pytest.raises(Unavailable):
        passwords.fits(HASH, PASSWORD)
    assert passwords._at_work == passwords.MOST_AT_ONCE


@pytest.mark.parametrize("username", ["ani", "ANI", " Ani "])
def test_an_official_logs_in_with_the_username_in_any_case(running: Running, username: str) -> None:
    assert running.who_is(running.token(username))["account_id"] == id_of("ani")


@pytest.mark.parametrize(
    "username", [NIP, "19750327 200003 1 007", "19750327.200003.1.007", NUMBER, "ab2cd3ef", "AB2C-D3EF", "ab2c d3ef"]
)
def test_a_civil_servant_logs_in_with_nip_or_nomor_register_as_written(running: Running, username: str) -> None:
    assert running.who_is(running.token(username, kind="citizen"))["person_id"] == id_of("Budi")


def test_after_some_tries_even_the_right_password_waits_its_time(running: Running, hashes: list[str]) -> None:
    assert fail(running, PAIR.holds) == [NotLoggedIn] * PAIR.holds
    told = refused(running, password=PASSWORD)
    assert isinstance(told, TooMany)
    assert 1 <= told.details["retry_after"] <= PAIR.drip.total_seconds()
    assert PASSWORD not in hashes
    running.pass_time(timedelta(seconds=told.details["retry_after"]))
    assert running.log_in()["token"]


def test_who_asks_too_soon_does_not_make_it_longer_and_costs_no_hash(running: Running, hashes: list[str]) -> None:
    fail(running, PAIR.holds)
    assert fail(running, 20) == [TooMany] * 20
    assert len(hashes) == PAIR.holds
    running.pass_time(PAIR.drip)
    assert running.log_in()["token"]


def test_nobody_locks_another_person_out_from_elsewhere(running: Running, hashes: list[str]) -> None:
    fail(running, 500, address=ELSEWHERE)
    assert len(hashes) <= PAIR.holds + 1
    assert running.log_in(address=HERE)["token"]


def test_from_a_hundred_addresses_an_account_is_guessed_at_slowly(
    running: Running, hashes: list[str], slow_drips: None
) -> None:
    for number in range(100):
        refused(running, address=f"10.9.0.{number}")
    assert len(hashes) == ACCOUNT.holds
    assert isinstance(refused(running, address="10.8.0.1", password=PASSWORD), TooMany)


def test_and_its_holder_comes_in_from_where_he_was_before(running: Running, hashes: list[str]) -> None:
    device = running.enter(address=HERE)["device"]
    for number in range(100):
        refused(running, address=f"10.9.0.{number}")
    assert running.log_in(address=HERE)["token"], "from the same address"
    assert running.log_in(address="10.7.0.1", device=device)["token"], "in the same browser, wherever it is"


def test_a_browser_is_known_to_its_own_account_only(running: Running, hashes: list[str]) -> None:
    running.add_account("bima", "official")
    device = running.enter(address=HERE)["device"]
    for number in range(100):
        refused(running, "bima", address=f"10.9.0.{number}")
    with pytest.raises(TooMany):
        running.log_in("bima", address="10.7.0.1", device=device)


def test_one_address_cannot_try_all_accounts(running: Running, hashes: list[str], slow_drips: None) -> None:
    for number in range(ADDRESS.holds + 40):
        refused(running, f"nobody-{number}")
    assert len(hashes) == ADDRESS.holds
    assert running.log_in("ani", address=ELSEWHERE)["token"]


def test_all_strange_tries_together_have_a_limit_too(
    running: Running, hashes: list[str], slow_drips: None
) -> None:
    device = running.enter()["device"]
    hashes.clear()
    for number in range(EVERYBODY.holds + 50):
        refused(running, f"nobody-{number}", address=f"10.{number % 200}.1.1")
    assert len(hashes) == EVERYBODY.holds
    assert running.log_in(address="10.6.0.1", device=device)["token"], "who is known comes in all the while"


def test_wrong_tries_at_one_account_do_not_slow_another(running: Running, hashes: list[str]) -> None:
    running.add_account("bima", "official")
    fail(running, PAIR.holds + 5)
    assert running.log_in("bima")["token"]


def test_an_account_that_does_not_exist_is_slowed_down_like_one_that_does(running: Running, hashes: list[str]) -> None:
    assert fail(running, PAIR.holds + 3, "ani") == fail(running, PAIR.holds + 3, "nobody")


def test_a_right_password_forgives_the_wrong_ones(running: Running, hashes: list[str]) -> None:
    for _ in range(4):
        assert fail(running, PAIR.holds - 1) == [NotLoggedIn] * (PAIR.holds - 1)
        running.enter()


def test_right_passwords_are_never_too_many(running: Running, hashes: list[str]) -> None:
    for _ in range(ADDRESS.holds + 20):
        assert running.log_in()["token"]


def test_neither_token_nor_password_nor_what_was_typed_is_in_the_database(running: Running) -> None:
    entered = running.enter()
    refused(running, "my password in the wrong field", "wrong")
    with running.work.begin() as uow:
        rows = [str(uow.session.execute(sa.select(table)).all()) for table in metadata.sorted_tables]
    assert "ani" in str(rows)
    secrets = [entered["token"], entered["device"], PASSWORD, "wrong"]
    for secret in (*secrets, *(secret.encode().hex() for secret in secrets)):
        assert not [row for row in rows if secret in row]


def test_each_session_has_a_token_of_its_own_that_cannot_be_guessed(running: Running) -> None:
    tokens = {running.token() for _ in range(3)}
    assert len(tokens) == 3
    assert min(map(len, tokens)) >= 43  # 32 random bytes
