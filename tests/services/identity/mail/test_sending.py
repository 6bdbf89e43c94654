"""Letters go out once: leased, handed over, erased; put off, parked, or left to an operator where nobody can know."""
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.identity.domain.when_a_letter_is_sent_again import LEASE
from services.identity.mail import waiting
from services.identity.mail.carrier import Fate, Hand, NotTaken
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.mail.sending import USEFUL_FOR, Outcome, send_next
from services.identity.tables import accounts, mails
from tests.services.identity.running import Running
from tests.services.people import id_of

ADDRESS = "https://epupns.example"


class Carrier:
    """A mail server in memory; ``before`` and ``after`` are what happens around the handing over."""

    def __init__(self, before: Callable[[], object] | None = None, after: Callable[[], object] | None = None) -> None:
        self.taken: list[tuple[str, str]] = []
        self._before, self._after = before, after

    def carry(self, mail_id: str, address: str, subject: str, body: str, hand: Hand) -> None:
        if self._before:
            self._before()
        hand()
        self.taken.append((address, body))
        if self._after:
            self._after()


def fails(fate: Fate, kind: str = "451") -> Callable[[], None]:
    def fail() -> None:
        raise NotTaken(fate, kind)

    return fail


@pytest.fixture
def running(running: Running) -> Running:
    """One letter with a link waits for Ani."""
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(email="ani@x.example"))
    queue(running)
    return running


def queue(running: Running, letter: Letter = Letter.PASSWORD_RESET) -> None:
    with running.work.begin() as uow:
        values = {"path": "/sandi-baru/geheim", "minutes": "30"}
        queue_mail(uow, id_of("ani"), letter, **values)


def the_mail(running: Running) -> sa.Row:
    with running.work.begin() as uow:
        return uow.session.execute(sa.select(mails)).one()


def step(running: Running, carrier: Carrier | None = None) -> Outcome:
    return send_next(running.work, carrier or Carrier(), ADDRESS)


def pass_time(running: Running, by: timedelta) -> None:
    moments = ("due_at", "leased_until", "handed_at", "queued_at", "sent_at", "parked_at")
    running.run(sa.update(mails).values({name: mails.c[name] - by for name in moments}))


def test_every_letter_says_how_long_it_is_of_use() -> None:
    assert USEFUL_FOR.keys() == set(Letter)


def test_a_letter_goes_out_once_and_what_it_told_is_erased(running: Running) -> None:
    carrier = Carrier()
    assert [step(running, carrier) for _ in range(2)] == [Outcome.SENT, Outcome.NOTHING_DUE]
    [(address, body)] = carrier.taken
    assert address == "ani@x.example"
    assert f"{ADDRESS}/sandi-baru/geheim" in body
    mail = the_mail(running)
    assert (mail.sealed, mail.error, mail.leased_until) == ("", "", None)
    assert mail.sent_at


def test_two_workers_never_take_the_same_letter(running: Running) -> None:
    other = Carrier()
    first = Carrier(before=lambda: [step(running, other)])
    assert step(running, first) is Outcome.SENT
    assert (len(first.taken), len(other.taken)) == (1, 0)


def test_two_transactions_at_once_lease_different_letters(running: Running) -> None:
    queue(running)
    with running.work.begin() as one, running.work.begin() as another:
        first, second, third = waiting.lease(one), waiting.lease(another), None
        with running.work.begin() as late:
            third = waiting.lease(late)
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert third is None


def test_a_worker_that_was_too_slow_does_not_hand_over_what_another_has_by_now(running: Running) -> None:
    other = Carrier()

    def overtaken() -> None:
        pass_time(running, LEASE + timedelta(seconds=1))
        assert step(running, other) is Outcome.SENT

    slow = Carrier(before=overtaken)
    assert step(running, slow) is Outcome.NOT_SENT
    assert (len(slow.taken), len(other.taken)) == (0, 1)


def test_a_worker_that_died_before_the_handing_over_is_replaced(running: Running) -> None:
    running.work.do(waiting.lease)
    assert step(running) is Outcome.NOTHING_DUE
    pass_time(running, LEASE + timedelta(seconds=1))
    assert step(running) is Outcome.SENT


def test_a_worker_that_died_after_it_leaves_the_letter_to_an_operator(running: Running) -> None:
    mail = running.work.do(waiting.lease)
    running.work.do(waiting.hand, mail)
    pass_time(running, LEASE + timedelta(seconds=1))
    assert step(running) is Outcome.NOTHING_DUE
    parked = the_mail(running)
    assert (parked.error, parked.parked_at is not None, parked.sealed != "") == ("unknown", True, True)


def test_a_server_that_is_away_is_asked_later(running: Running) -> None:
    assert step(running, Carrier(before=fails(Fate.AGAIN, "ConnectionRefusedError"))) is Outcome.NOT_SENT
    assert step(running) is Outcome.NOTHING_DUE
    assert (the_mail(running).error, the_mail(running).handed_at) == ("ConnectionRefusedError", None)
    pass_time(running, timedelta(seconds=61))
    assert step(running) is Outcome.SENT


def test_a_refusal_after_the_handing_over_is_no_doubt(running: Running) -> None:
    assert step(running, Carrier(after=fails(Fate.AGAIN))) is Outcome.NOT_SENT
    pass_time(running, timedelta(seconds=61))
    assert step(running) is Outcome.SENT


@pytest.mark.parametrize(("fate", "said"), [(Fate.NEVER, "550"), (Fate.UNKNOWN, "unknown")])
def test_what_no_retry_mends_is_parked(running: Running, fate: Fate, said: str) -> None:
    step(running, Carrier(after=fails(fate, "550")))
    pass_time(running, timedelta(days=1))
    assert step(running) is Outcome.NOTHING_DUE
    assert the_mail(running).error == said
    assert running.work.do(waiting.counts) == (0, 1)


def test_a_reset_that_would_come_too_late_is_given_up(running: Running) -> None:
    away = Carrier(before=fails(Fate.AGAIN))
    for _ in range(5):
        step(running, away)
        pass_time(running, timedelta(minutes=16))
    assert the_mail(running).parked_at
    assert the_mail(running).tries == 3


def test_an_operator_sends_a_parked_letter_again(running: Running) -> None:
    step(running, Carrier(after=fails(Fate.NEVER)))
    assert running.work.do(waiting.send_again, [id_of("another")]) == []
    assert running.work.do(waiting.send_again, [the_mail(running).id]) == [the_mail(running).id]
    assert step(running) is Outcome.SENT
    assert running.work.do(waiting.send_again, None) == [], "it is out"


def test_old_letters_are_forgotten_first_what_they_told(running: Running) -> None:
    step(running, Carrier(after=fails(Fate.NEVER)))
    running.work.do(waiting.forget_old)
    assert "geheim" in json.loads(sealer().open(the_mail(running).sealed))["path"]
    pass_time(running, waiting.SECRETS_KEPT + timedelta(seconds=1))
    running.work.do(waiting.forget_old)
    assert the_mail(running).sealed == ""
    assert running.work.do(waiting.send_again, None) == []
    pass_time(running, waiting.KEPT)
    running.work.do(waiting.forget_old)
    with running.work.begin() as uow:
        assert uow.session.execute(sa.select(mails)).all() == []
