"""The record has answered: the case is done, and every subscribing system is told once, in order."""
from typing import Any

import sqlalchemy as sa

from services.contracts.registration.events import RecordApplied, RecordConflicted
from services.contracts.verification.public import COMPLETED_TYPE
from services.verification.tables import public_events, subscribers
from tests.services.people import id_of
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, CITRA
from tests.services.verification.running import Running

NAMA = change("nama", "Budi S", old="Budi")
PUBLIC = "subscriber."


def completed(running: Running, *people: str) -> None:
    """Forms without a change, confirmed and waiting for the record."""
    for person in people:
        running.take_in(form(person=person))
        running.decide(ANI, person=person)


def applied(running: Running, person: str = "Budi", version: int = 2) -> RecordApplied:
    return RecordApplied(
        case_id=running.case(person).id, person_id=id_of(person), record_version=version, changed=["nama"]
    )


def conflicted(running: Running, person: str = "Budi") -> RecordConflicted:
    return RecordConflicted(case_id=running.case(person).id, person_id=id_of(person), fields=["nama"])


def subscribe(running: Running, name: str) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(subscribers).values(name=name))


def public(running: Running, name: str) -> list[dict[str, Any]]:
    """What went to one subscriber's queue."""
    running.deliver()
    return [body for key, body in running.sent if key == f"{PUBLIC}{name}"]


def test_when_the_record_took_the_values_the_case_is_done(running: Running) -> None:
    completed(running, "Budi")
    running.service.on_record_applied(applied(running, version=7))
    assert (running.where(), running.case().record_version) == ((4, "done"), 7)


def test_the_public_event_carries_ids_and_names_of_fields_and_nothing_else(running: Running) -> None:
    completed(running, "Budi")
    running.service.on_record_applied(applied(running))
    [event] = public(running, "demo")
    assert (event["type"], event["specversion"], event["subject"]) == (COMPLETED_TYPE, "1.0", id_of("Budi"))
    assert event["data"] == {
        "case_id": running.case().id, "person_id": id_of("Budi"), "record_version": 2, "changed": ["nama"],
    }  # fmt: skip
    assert "Budi" not in str(event)


def test_each_subscriber_counts_from_one_without_a_gap(running: Running) -> None:
    people = ("Budi", "Sari", "Tono")
    completed(running, *people)
    running.service.on_record_applied(applied(running, "Budi"))
    subscribe(running, "taspen")
    for person in people[1:]:
        running.service.on_record_applied(applied(running, person))
    assert [event["sequence"] for event in public(running, "demo")] == ["1", "2", "3"]
    assert [event["sequence"] for event in public(running, "taspen")] == ["1", "2"]


def test_one_completion_has_one_id_for_all_subscribers(running: Running) -> None:
    subscribe(running, "taspen")
    completed(running, "Budi")
    running.service.on_record_applied(applied(running))
    assert len({public(running, name)[0]["id"] for name in ("demo", "taspen")}) == 1


def test_a_completion_that_fails_takes_no_number(running: Running) -> None:
    completed(running, "Budi", "Sari")

    def fail_after(uow: Any, event: RecordApplied) -> None:
        from services.verification.handlers import completing

        completing.applied(uow, event)
        raise RuntimeError("the database went away")

    try:
        running.work.do(fail_after, applied(running, "Budi"))
    except RuntimeError:
        running.service.on_record_applied(applied(running, "Sari"))
    assert [(e["sequence"], e["subject"]) for e in public(running, "demo")] == [("1", id_of("Sari"))]


def test_what_went_out_is_kept_for_a_replay(running: Running) -> None:
    completed(running, "Budi")
    running.service.on_record_applied(applied(running))
    with running.work.begin() as uow:
        [kept] = uow.session.execute(sa.select(public_events)).all()
    assert (kept.subscriber, kept.sequence, kept.event) == ("demo", 1, public(running, "demo")[0])


def test_the_same_answer_twice_is_one_event(running: Running) -> None:
    completed(running, "Budi")
    event = applied(running)
    running.service.on_record_applied(event)
    running.service.on_record_applied(event)
    running.service.on_record_applied(applied(running))  # the same fact, told anew
    assert len(public(running, "demo")) == 1
    assert [step[0] for step in running.steps()].count("done") == 1


def test_an_answer_about_a_case_that_is_not_completed_changes_nothing(running: Running) -> None:
    running.take_in(form(NAMA))
    before = running.case()
    running.service.on_record_applied(applied(running))
    running.service.on_record_conflicted(conflicted(running))
    assert running.case() == before
    assert public(running, "demo") == []


def test_a_record_that_holds_another_value_brings_the_case_to_level_2(running: Running) -> None:
    running.take_in(form(NAMA))
    for verifier in (ANI, BIMA, CITRA):
        running.decide(verifier)
    running.service.on_record_conflicted(conflicted(running))
    running.service.on_record_conflicted(conflicted(running))
    running.deliver()
    assert running.where() == (2, "record_conflict")
    last = running.events("case-moved.v1")[-1]
    assert (last["was"], last["now"]) == ("completed", "level-2")
    assert [level["state"] for level in running.shown(ANI)["levels"]] == ["done", "now", "done", "skipped"]
    assert public(running, "demo") == []


def test_an_answer_that_comes_after_a_conflict_is_not_taken_for_the_end(running: Running) -> None:
    completed(running, "Budi")
    running.service.on_record_conflicted(conflicted(running))
    running.service.on_record_applied(applied(running))
    assert running.where() == (2, "record_conflict")
