"""Who forgot the nomor register gets it by letter, to the own address only; asking tells nobody anything."""
import json
import time
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.errors import TooMany
from services.identity.domain.who_may_try_again import ASKER, LETTERS
from services.identity.handlers.register_numbers import SAME_TIME
from services.identity.tables import accounts, mails
from tests.services.audit import entries_of
from tests.services.identity.running import NIP, NUMBER, Running
from tests.services.people import id_of

EMAIL = "budi@contoh.go.id"


@pytest.fixture
def running(running: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    """Budi Santoso has registered; nobody waits for the answer that takes the same time."""
    monkeypatch.setattr("services.identity.handlers.register_numbers.SAME_TIME", 0.0)
    mine = sa.update(accounts).where(accounts.c.username == NIP)
    running.run(mine.values(email=EMAIL, name="BUDI SANTOSO"))
    return running


def ask(running: Running, *, address: str = "10.0.0.9", **more: str) -> Any:
    said = {"nip": NIP, "name": "Budi Santoso, S.H.", "email": "Budi@Contoh.go.id", "address": address}
    return running.ask("ask_register_number", **(said | more))


def letters(running: Running) -> list[sa.Row[Any]]:
    with running.work.begin() as uow:
        return list(uow.session.execute(sa.select(mails)))


def test_the_number_goes_to_the_address_of_the_account(running: Running) -> None:
    assert ask(running) == {}
    [letter] = letters(running)
    assert (letter.letter, letter.address) == ("proof", EMAIL)
    assert json.loads(sealer().open(letter.sealed))["number"] == NUMBER


@pytest.mark.parametrize(
    "wrong",
    [
        {"nip": "199912312024121999"}, {"name": "Sari Dewi"}, {"email": "sari@contoh.go.id"}, {"nip": NUMBER},
        {"nip": "ani"},
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same_and_no_letter_goes(running: Running, wrong: dict[str, str]) -> None:
    assert ask(running, **wrong) == {}
    assert letters(running) == []


def test_every_answer_takes_the_same_time(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.identity.handlers.register_numbers.SAME_TIME", SAME_TIME)
    for more in ({}, {"nip": "199912312024121999"}):
        begun = time.monotonic()
        ask(running, **more)
        assert time.monotonic() - begun >= SAME_TIME


def test_a_locked_account_gets_no_letter(running: Running) -> None:
    running.run(sa.update(accounts).where(accounts.c.username == NIP).values(locked=True))
    ask(running)
    assert letters(running) == []


def test_nobody_floods_a_mailbox(running: Running) -> None:
    for number in range(LETTERS.holds + 2):
        assert ask(running, address=f"10.0.1.{number}") == {}
    assert len(letters(running)) == LETTERS.holds


def test_an_address_that_asks_for_many_is_told_to_wait(running: Running) -> None:
    for number in range(ASKER.holds):
        ask(running, nip=f"{number:018}")
    with pytest.raises(TooMany):
        ask(running)


def test_the_audit_knows_what_was_sent_and_of_whom(running: Running) -> None:
    ask(running)
    ask(running, name="Sari Dewi")
    assert [entry.people for entry in entries_of(running.work, "register_number_asked")] == [[id_of("Budi")]]
