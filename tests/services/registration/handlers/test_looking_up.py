"""Robots are slowed: wrong look-ups of an address and of a NIP are counted, right ones are in nobody's way."""
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.contracts.errors import NotFound, Refusal, TooMany
from services.registration.domain import how_many_look_ups
from services.registration.domain.how_many_look_ups import ADDRESS, NAMES
from services.registration.handlers import looking_up
from services.registration.tables import tries
from tests.services.asking import ask
from tests.services.people import ANONYMOUS
from tests.services.registration.running import NIP, Running

HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"
UNKNOWN = [f"1999123120241210{number:02}" for number in range(1, 100)]


@pytest.fixture(autouse=True)
def slow_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    """Buckets that do not drip while a busy machine fills them."""
    for name in ("ADDRESS", "NAMES", "RIGHT"):
        bucket = getattr(how_many_look_ups, name)
        monkeypatch.setattr(how_many_look_ups, name, replace(bucket, drip=timedelta(hours=1)))


def look(running: Running, nip: str = NIP, name: str = "Budi Santoso", address: str = HERE) -> None:
    ask(running.service, "look_up", ANONYMOUS, nip=nip, name=name, address=address)


def wrong(running: Running, nip: str, name: str = "Nobody", address: str = HERE) -> type[Refusal]:
    with pytest.raises(Refusal) as refused:
        look(running, nip, name, address)
    return type(refused.value)


def test_who_walks_through_numbers_is_stopped_and_nobody_else(running: Running) -> None:
    found = [wrong(running, nip) for nip in UNKNOWN[: ADDRESS.holds + 3]]
    assert found == [NotFound] * ADDRESS.holds + [TooMany] * 3
    with pytest.raises(TooMany) as refused:
        look(running)
    assert refused.value.details["retry_after"] > 0
    look(running, address=ELSEWHERE)


def test_names_cannot_be_guessed_for_one_nip_from_many_addresses(running: Running) -> None:
    places = [f"10.0.1.{number}" for number in range(1, NAMES.holds + 3)]
    found = [wrong(running, NIP, f"Guess {number}", place) for number, place in enumerate(places)]
    assert found == [NotFound] * NAMES.holds + [TooMany] * 2


def test_an_office_registers_many_people_from_one_address(running: Running) -> None:
    for _ in range(ADDRESS.holds + 20):
        look(running)


def test_registering_counts_as_a_look_up(running: Running) -> None:
    for number in range(NAMES.holds):
        with pytest.raises(NotFound):
            running.register(name=f"Guess {number}", address=HERE)
    with pytest.raises(TooMany):
        running.register(address=ELSEWHERE)


def test_without_an_address_the_nip_is_counted_still(running: Running) -> None:
    found = [wrong(running, NIP, f"Guess {number}", "") for number in range(NAMES.holds + 1)]
    assert found[-1] is TooMany


def test_what_was_tried_is_not_kept_and_old_buckets_are_forgotten(running: Running) -> None:
    wrong(running, NIP)
    with running.work.begin() as uow:
        subjects = list(uow.session.scalars(sa.select(tries.c.subject)))
        uow.session.execute(sa.update(tries).values(empty_at=sa.func.now() - timedelta(hours=2)))
    assert len(subjects) == 3
    assert not [subject for subject in subjects if NIP in subject or HERE in subject]
    running.work.do(looking_up.forget_old)
    with running.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(tries)) == 0
