"""The level queues as operators see them: what waits for a worker, how old it is, what came and went."""
from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY

from services.chassis.messages_state import MessagesOf
from services.contracts.operations import QueueState
from services.contracts.profiles import Profile
from services.verification.tables import cases, deliveries, public_events, subscribers, transitions
from tests.services.asking import ask
from tests.services.people import NATIONAL, official
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

OPS = official("Oka", (Profile.OPERATIONS, NATIONAL))
NAMA = change("nama", "Budi S", old="Budi")


class FakeDepths:
    """A broker on which every queue has seven messages and two consumers."""

    def of(self, names: Collection[str]) -> list[QueueState]:
        return [QueueState(name=name, messages=7, consumers=2) for name in names]


@pytest.fixture(autouse=True)
def _broker(running: Running) -> None:
    vars(running.service).update(messages=MessagesOf(FakeDepths(), ["verification.registration.form-sent.v1"]))  # type: ignore[arg-type]


def levels(running: Running) -> list[Any]:
    found: list[Any] = ask(running.service, "level_queues", OPS)
    return found


def test_what_waits_for_a_worker_is_counted_with_its_age(running: Running) -> None:
    running.service.on_form_sent(running.services.registration.sent(form(NAMA)))
    with running.work.begin() as uow:
        uow.session.execute(sa.update(cases).values(since=sa.func.now() - sa.text("interval '40 seconds'")))
    first, *others = levels(running)
    assert (first["waiting"], first["queue"]["messages"], first["queue"]["consumers"]) == (1, 7, 2)
    assert first["queue"]["name"] == "verification.level.1"
    assert 40 <= first["oldest_seconds"] < 100
    assert [other["waiting"] for other in others] == [0, 0, 0]


def test_what_came_and_went_stands_in_the_newest_stretch(running: Running) -> None:
    running.take_in(form(NAMA))
    running.decide(ANI)
    first, second, *_ = levels(running)
    assert (first["arrived"][-1], first["left"][-1]) == (1, 1)
    assert (second["arrived"][-1], second["left"][-1]) == (1, 1)
    assert sum(first["arrived"][:-1]) == 0


def test_levels_that_pass_a_case_on_have_seen_it_come_and_go(running: Running) -> None:
    running.take_in(form())
    running.decide(ANI)
    assert [(one["arrived"][-1], one["left"][-1]) for one in levels(running)] == [(1, 1)] * 4


def test_a_case_that_is_routed_again_came_twice(running: Running) -> None:
    running.take_in(form(NAMA))
    running.flag("bidang")
    first = levels(running)[0]
    assert (first["arrived"][-1], first["left"][-1]) == (2, 2)


def test_older_steps_stand_in_their_stretch_and_then_in_none(running: Running) -> None:
    running.take_in(form(NAMA))
    for minutes, stretch in ((12, -3), (59, 0)):
        ago = sa.func.now() - sa.text(f"interval '{minutes} minutes'")
        with running.work.begin() as uow:
            uow.session.execute(sa.update(transitions).values(at=ago))
        assert levels(running)[0]["arrived"][stretch] == 1
    with running.work.begin() as uow:
        uow.session.execute(sa.update(transitions).values(at=sa.func.now() - sa.text("interval '2 hours'")))
    assert sum(levels(running)[0]["arrived"]) == 0


def test_subscribers_queues_stand_beside_the_own_ones(running: Running) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(subscribers).values(name="simpeg"))
    state = ask(running.service, "messages_state", OPS)
    names = [queue["name"] for queue in state["queues"]]
    assert names[0] == "verification.registration.form-sent.v1"
    assert "subscriber.simpeg" in names


def test_prometheus_hears_the_same(running: Running) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(subscribers).values(name="simpeg"))
    running.service.on_form_sent(running.services.registration.sent(form(NAMA)))
    running.service.measure_levels()
    assert REGISTRY.get_sample_value("epupns_queue_messages", {"queue": "subscriber.simpeg"}) == 7
    assert REGISTRY.get_sample_value("epupns_level_waiting", {"level": "1"}) == 1
    assert REGISTRY.get_sample_value("epupns_level_oldest_seconds", {"level": "1"}) is not None
    assert REGISTRY.get_sample_value("epupns_level_waiting", {"level": "2"}) == 0


def test_how_far_each_subscriber_is_behind_and_since_when(running: Running) -> None:
    now = sa.func.now()
    systems = [
        {"name": "by-queue", "by_queue": True, "sequence": 20, "posted": 20, "paused_at": None},
        {"name": "http", "by_queue": False, "sequence": 20, "posted": 0, "paused_at": None},
        {"name": "paused", "by_queue": True, "sequence": 20, "posted": 15, "paused_at": now},
    ]
    with running.work.begin() as uow:
        for system in systems:
            uow.session.execute(sa.insert(subscribers).values(system))
            for number in range(1, 21):
                row = {"subscriber": system["name"], "sequence": number, "event": {}}
                ago = now - sa.func.make_interval(0, 0, 0, 0, 0, 21 - number)
                uow.session.execute(sa.insert(public_events).values(**row, at=ago))
        fetched = {"subscriber": "http", "day": sa.func.current_date(), "way": "http", "first": 1, "last": 17}
        uow.session.execute(sa.insert(deliveries).values(**fetched, events=17))
    lags = {one["name"]: one for one in ask(running.service, "subscriber_lags", OPS) if one["name"] != "demo"}
    assert {name: (one["behind"], one["paused"], one["by_queue"]) for name, one in lags.items()} == {
        "by-queue": (7, False, True), "http": (3, False, False), "paused": (12, True, True),
    }  # fmt: skip
    ages = {name: round(one["oldest_seconds"] / 60) for name, one in lags.items()}
    assert ages == {"by-queue": 7, "http": 3, "paused": 12}


def test_a_broker_that_is_away_says_nothing_of_a_system_that_has_a_queue(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        FakeDepths, "of", lambda _self, names: [QueueState(name=name, messages=-1, consumers=-1) for name in names]
    )
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(subscribers).values(name="simpeg", sequence=9, posted=9))
    assert {(one["behind"], one["oldest_seconds"]) for one in ask(running.service, "subscriber_lags", OPS)} == {(-1, 0)}
