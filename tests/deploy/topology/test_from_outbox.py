"""What no state answers for comes again from the outboxes, for whoever has not had it."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR

from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.topology.declared import SERVICES, queues
from deploy.topology.from_outbox import not_taken, replayed_and_not_taken, service_of
from deploy.topology.rebuilding import FROM_STATE, refilled
from services.chassis.batch import Batches
from services.chassis.confirmed_publisher import Outgoing
from services.chassis.forgetting import Forgetter
from services.chassis.parking import REPLAY_OF
from services.chassis.retention import INBOX_KEPT, LONGEST_IN_A_QUEUE, OUTBOX_KEPT
from services.chassis.subscribe import Subscription
from services.chassis.tables import inbox, outbox, parked
from services.reporting.tables import hints
from tests.deploy.topology.lossy_broker import LossyBroker

REGISTERED = "reporting.registration.registered.v1"
FORM_STARTED = "reporting.registration.form-started.v1"
FORM_SENT = "reporting.registration.form-sent.v1"
CASE_MOVED = "reporting.verification.case-moved.v1"
TOLD_REGISTERED = "identity.registration.registered.v1"  # identity tells people what happened
TOLD_SENT = "identity.registration.form-sent.v1"
TOLD_MOVED = "identity.verification.case-moved.v1"
LOST = [TOLD_REGISTERED, REGISTERED, FORM_STARTED, TOLD_SENT, FORM_SENT]


def again(lossy: LossyBroker) -> list[str]:
    lossy.lose()
    return lossy.send(not_taken(lossy.databases, refilled()))


def heard(lossy: LossyBroker) -> int:
    """How many events have had their effect in reporting."""
    with lossy.databases["reporting"].begin() as uow:
        return uow.session.scalar(sa.select(sa.func.count()).select_from(hints)) or 0


def test_every_event_is_counted_once_however_often_it_was_lost_and_told(lossy: LossyBroker) -> None:
    lossy.registration.send()
    assert again(lossy) == LOST
    assert again(lossy) == LOST, "lost once more"
    lossy.send(not_taken(lossy.databases, refilled()))
    lossy.deliver()
    assert heard(lossy) == 3
    assert again(lossy) == []


def test_who_had_an_event_does_not_get_it_again_though_another_lost_it(lossy: LossyBroker) -> None:
    lossy.registration.send()
    lossy.deliver("verification.registration.form-sent.v1", REGISTERED, TOLD_REGISTERED)
    assert again(lossy) == [FORM_STARTED, TOLD_SENT, FORM_SENT, TOLD_MOVED, CASE_MOVED]


def test_what_is_still_in_the_outbox_is_sent_too_for_it_may_just_be_on_its_way(lossy: LossyBroker) -> None:
    lossy.registration.send()
    assert lossy.send(not_taken(lossy.databases, refilled())) == LOST
    lossy.deliver(REGISTERED, FORM_STARTED, FORM_SENT)
    assert heard(lossy) == 3


@pytest.fixture
def replayed(lossy: LossyBroker) -> dict[str, Any]:
    """A message that an operator sent back to its queue just now."""
    row = {
        "queue": CASE_MOVED, "fingerprint": "f", "message_id": "7", "body": b'{"event_id": "e"}', "headers": {"a": 1},
        "error": "ValueError: x", "settled_at": datetime.now(UTC), "history": [{"did": "shown"}, {"did": "replayed"}],
    }  # fmt: skip
    with lossy.databases["reporting"].begin() as uow:
        row["id"] = uow.session.scalars(sa.insert(parked).values(row).returning(parked.c.id)).one()
    return row


def change(lossy: LossyBroker, **values: Any) -> None:
    with lossy.databases["reporting"].begin() as uow:
        uow.session.execute(sa.update(parked).values(values))


def test_a_replayed_message_goes_back_once_more_as_it_went_the_first_time(
    lossy: LossyBroker, replayed: dict[str, Any]
) -> None:
    headers = {"a": 1, REPLAY_OF: replayed["id"]}
    properties = {"delivery_mode": 2, "application_headers": headers}
    [message] = replayed_and_not_taken(lossy.databases)
    assert message == Outgoing("7", "", CASE_MOVED, b'{"event_id": "e"}', properties)


def test_one_that_was_mended_goes_back_mended(lossy: LossyBroker, replayed: dict[str, Any]) -> None:
    change(lossy, history=[{"did": "mended and replayed", "body": '{"event_id": "m"}'}])
    [message] = replayed_and_not_taken(lossy.databases)
    assert message.body == '{"event_id": "m"}'


def test_a_replayed_message_without_an_id_may_not_have_had_its_effect(
    lossy: LossyBroker, replayed: dict[str, Any]
) -> None:
    change(lossy, body=b"{not json")
    assert len(list(replayed_and_not_taken(lossy.databases))) == 1


def test_a_replayed_message_that_had_its_effect_stays_away(lossy: LossyBroker, replayed: dict[str, Any]) -> None:
    with lossy.databases["reporting"].begin() as uow:
        uow.session.execute(sa.insert(inbox).values(consumer="moved", event_id="e"))
    assert list(replayed_and_not_taken(lossy.databases)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"settled_at": None},
        {"history": [{"did": "replayed"}, {"did": "discarded"}]},
        {"settled_at": datetime.now(UTC) - OUTBOX_KEPT - timedelta(minutes=1)},
    ],
    ids=["failed again", "discarded", "long ago"],
)
def test_what_is_not_on_its_way_stays_away(
    lossy: LossyBroker, replayed: dict[str, Any], values: dict[str, Any]
) -> None:
    change(lossy, **values)
    assert list(replayed_and_not_taken(lossy.databases)) == []


def test_each_queue_that_is_refilled_has_an_inbox_to_ask() -> None:
    events = [queue.name for queue in refilled()]
    assert {FORM_SENT, CASE_MOVED, REGISTERED} <= set(events)
    assert {service_of(name) for name in events} <= set(SERVICES_WITH_DATABASE)


def test_what_is_read_from_state_exists() -> None:
    assert {queue.name for queue in queues()} >= FROM_STATE


def test_an_event_has_one_effect_in_a_service_so_its_inbox_knows_all() -> None:
    """Two transactions for one event: the first would look as if both had been."""
    methods = [method for one in SERVICES for _, method in inspect.getmembers(one, inspect.isfunction)]
    taking = {
        kind: [
            inspect.getsource(method)
            for method in methods
            if any(isinstance(one, kind) for one in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ()))
        ]
        for kind in (Subscription, Batches)
    }
    assert len(taking[Subscription]) >= 9
    assert [source for source in taking[Subscription] if source.count("do_once") != 1] == []
    assert len(taking[Batches]) >= 9  # a batch is one transaction, and a handler claims all of it
    once = ("self.work.do(", "self.work.do_each_once(")
    assert [source for source in taking[Batches] if sum(map(source.count, once)) != 1] == []


AGES = [timedelta(0), OUTBOX_KEPT, OUTBOX_KEPT + LONGEST_IN_A_QUEUE, INBOX_KEPT, 2 * INBOX_KEPT]


def pass_time(lossy: LossyBroker, time: timedelta) -> None:
    """All memories are so much older, and what is too old is forgotten."""
    for work in lossy.databases.values():
        with work.begin() as uow:
            uow.session.execute(sa.update(inbox).values(at=inbox.c.at - time))
            older = {"published_at": outbox.c.published_at - time, "created_at": outbox.c.created_at - time}
            uow.session.execute(sa.update(outbox).values(older))
            engine = uow.session.connection().engine
        forgetter = Forgetter(engine)
        while forgetter.step():
            pass
        forgetter.discard()


@pytest.mark.parametrize("before", AGES)
@pytest.mark.parametrize("after", [-timedelta(minutes=1), timedelta(minutes=1)])
def test_whatever_was_forgotten_a_rebuild_sends_nothing_that_was_done(
    lossy: LossyBroker, before: timedelta, after: timedelta
) -> None:
    lossy.registration.send()
    lossy.deliver()
    pass_time(lossy, before + after)
    assert again(lossy) == []


def test_what_was_sent_again_at_the_last_moment_and_lay_in_its_queue_for_long_is_not_done_twice(
    lossy: LossyBroker,
) -> None:
    lossy.registration.send()
    lossy.lose()
    lossy.send(not_taken(lossy.databases, refilled()))
    copies = list(lossy.queues)
    lossy.deliver()
    once = heard(lossy)
    pass_time(lossy, OUTBOX_KEPT - timedelta(minutes=1))
    lossy.queues += copies
    pass_time(lossy, LONGEST_IN_A_QUEUE)
    lossy.deliver()
    assert heard(lossy) == once
    assert {row.routing_key for row in copies_of(lossy)} == set(), "an outbox outlived its time"


def copies_of(lossy: LossyBroker) -> list[sa.Row[Any]]:
    """What the outboxes still keep."""
    found: list[sa.Row[Any]] = []
    for work in lossy.databases.values():
        with work.begin() as uow:
            found += uow.session.execute(sa.select(outbox)).all()
    return found
