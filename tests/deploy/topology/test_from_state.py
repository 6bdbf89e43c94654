"""Whatever a broker loses between Kirim and the last event, the databases say again, and it has its effect once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from deploy.topology import from_state
from deploy.topology.databases import Databases
from services.chassis.confirmed_publisher import Outgoing
from services.reference.tables import agencies, org_units
from services.registration.tables import people
from services.verification.domain.levels import LEVELS as ALL_LEVELS
from services.verification.tables import level1_units, public_events, subscribers
from tests.deploy.topology.lossy_broker import LossyBroker
from tests.services.verification.officials import ANI, BIMA

FORM_SENT = "verification.registration.form-sent.v1"
CASE_RETURNED = "registration.verification.case-returned.v1"
CASE_COMPLETED = "registration.verification.case-completed.v1"
RECORD_APPLIED = "verification.registration.record-applied.v1"
LEVELS = [f"verification.level.{number}" for number in ALL_LEVELS]
Source = Callable[[Databases], Iterator[Outgoing]]


def again(lossy: LossyBroker, source: Source) -> list[str]:
    """The broker lost everything; what this source sends instead."""
    lossy.lose()
    return lossy.send(source(lossy.databases))


def nothing_more(lossy: LossyBroker, source: Source) -> bool:
    """When it has arrived there is nothing to say again."""
    return list(source(lossy.databases)) == []


def sent_and_taken_in(lossy: LossyBroker) -> None:
    """Budi's form lies in the inbox of his level-1 verifiers."""
    lossy.registration.send()
    lossy.deliver()


def completed(lossy: LossyBroker) -> None:
    """Decided at both levels that decide a religion, and through the others by itself."""
    sent_and_taken_in(lossy)
    for official, level in ((ANI, 1), (BIMA, 2)):
        assert lossy.verification.where() == (level, "open")
        lossy.verification.decide(official)
        lossy.deliver(*LEVELS)
    while lossy.verification.where()[1] == "queued":
        lossy.deliver(*LEVELS)


def test_a_sent_form_without_a_case_is_taken_in_once(lossy: LossyBroker) -> None:
    source = from_state.forms_between_the_services
    lossy.registration.send()
    assert again(lossy, source) == [FORM_SENT]
    assert again(lossy, source) == [FORM_SENT], "lost once more"
    assert lossy.send(source(lossy.databases)) == [FORM_SENT], "and now twice on its way"
    lossy.deliver()
    assert [step[:2] for step in lossy.verification.steps()] == [("queued", 1), ("open", 1)]
    assert nothing_more(lossy, source)


def test_a_case_that_waits_for_a_worker_is_looked_at_once(lossy: LossyBroker) -> None:
    source = from_state.cases_that_wait_for_a_worker
    lossy.registration.send()
    lossy.deliver(FORM_SENT)
    assert again(lossy, source) == ["verification.level.1"]
    assert lossy.send(source(lossy.databases)) == ["verification.level.1"], "twice on its way"
    lossy.deliver()
    assert [step[:2] for step in lossy.verification.steps()] == [("queued", 1), ("open", 1)]
    assert nothing_more(lossy, source)


def test_a_decided_case_goes_on_to_the_next_level(lossy: LossyBroker) -> None:
    sent_and_taken_in(lossy)
    lossy.verification.decide(ANI)
    assert again(lossy, from_state.cases_that_wait_for_a_worker) == ["verification.level.2"]
    lossy.deliver()
    assert lossy.verification.where() == (2, "open")


def test_a_return_reaches_the_owner(lossy: LossyBroker) -> None:
    source = from_state.forms_between_the_services
    sent_and_taken_in(lossy)
    lossy.verification.give_back(ANI, {"agama": "Surat tidak terbaca"})
    assert again(lossy, source) == [CASE_RETURNED]
    lossy.deliver()
    form = lossy.registration.form()
    assert (form.state, form.reasons) == ("returned", {"agama": "Surat tidak terbaca"})
    assert nothing_more(lossy, source)


def test_a_form_that_was_sent_again_is_taken_in_again_and_not_returned_again(lossy: LossyBroker) -> None:
    sent_and_taken_in(lossy)
    lossy.verification.give_back(ANI, {"agama": "Surat tidak terbaca"})
    lossy.deliver()
    lossy.registration.attach("agama", "a better scan")
    lossy.registration.send()
    assert again(lossy, from_state.forms_between_the_services) == [FORM_SENT]
    lossy.deliver()
    assert lossy.registration.form().state == "sent"
    assert (lossy.verification.case().round, lossy.verification.where()) == (2, (1, "open"))


def test_a_completed_case_changes_the_record_once(lossy: LossyBroker) -> None:
    source = from_state.cases_that_wait_for_the_record
    completed(lossy)
    assert again(lossy, source) == [CASE_COMPLETED]
    assert lossy.send(source(lossy.databases)) == [CASE_COMPLETED], "twice on its way"
    lossy.deliver()
    assert lossy.verification.where() == (4, "done")
    assert lossy.registration.person().record_version == 2
    assert nothing_more(lossy, source)


def test_an_answer_of_the_record_that_was_lost_is_given_again(lossy: LossyBroker) -> None:
    completed(lossy)
    lossy.deliver(CASE_COMPLETED)
    assert RECORD_APPLIED in lossy.lose()
    lossy.send(from_state.cases_that_wait_for_the_record(lossy.databases))
    lossy.deliver()
    assert lossy.verification.where() == (4, "done")
    assert lossy.registration.person().record_version == 2


def test_a_conflict_that_was_lost_is_told_again(lossy: LossyBroker) -> None:
    completed(lossy)
    with lossy.registration.work.begin() as uow:
        uow.session.execute(sa.update(people).values(record=sa.text("record || '{\"agama\": \"3\"}'")))
    lossy.deliver(CASE_COMPLETED)
    lossy.lose()
    lossy.send(from_state.cases_that_wait_for_the_record(lossy.databases))
    lossy.deliver()
    assert lossy.verification.where() == (2, "record_conflict")


def test_a_tick_that_verification_does_not_know_is_told_and_no_other(lossy: LossyBroker) -> None:
    source = from_state.ticks_that_verification_does_not_know
    lossy.verification.flag("closed", version=1)
    with lossy.databases["reference"].begin() as uow:
        uow.session.execute(sa.insert(agencies).values(id="sleman", code="4010", name="Sleman", national=False))
        units = {"dinas": True, "puskesmas": True, "closed": False, "bidang": False}
        for unit, ticked in units.items():
            row = {"id": unit, "agency_id": "sleman", "path": [unit], "name": unit, "search": unit}
            uow.session.execute(sa.insert(org_units).values(**row, level1=ticked, version=2))
    assert again(lossy, source) == ["verification.reference.level-1-unit-flagged.v1"] * 2
    lossy.deliver()
    with lossy.verification.work.begin() as uow:
        known = uow.session.scalars(sa.select(level1_units.c.unit_id).where(level1_units.c.flagged))
        assert set(known) == {"dinas", "puskesmas"}
    assert nothing_more(lossy, source)


def test_a_subscriber_gets_all_its_events_again_in_order_or_those_after_the_last_that_it_has(
    lossy: LossyBroker,
) -> None:
    completed(lossy)
    lossy.deliver()
    with lossy.verification.work.begin() as uow:
        [first] = uow.session.execute(sa.select(public_events)).all()
        later = [{"subscriber": "demo", "sequence": n, "event": {**first.event, "id": f"event {n}"}} for n in (3, 2)]
        uow.session.execute(sa.insert(public_events), later)
        uow.session.execute(sa.update(subscribers).where(subscribers.c.name == "demo").values(sequence=3, posted=3))
    told = list(from_state.events_of_a_subscriber(lossy.databases, "demo", 0))
    assert [message.body for message in told] == [first.event, later[1]["event"], later[0]["event"]]
    assert {message.routing_key for message in told} == {"subscriber.demo"}
    [last] = from_state.events_of_a_subscriber(lossy.databases, "demo", 2)
    assert last.body == later[0]["event"]
