"""An answer of the helpdesk changed a record: who subscribes hears of it, in the sequence of its completions."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import NotFound
from services.contracts.registration.events import RecordChanged
from services.contracts.verification.public import CHANGED_TYPE, COMPLETED_TYPE
from services.verification.signature import public_key
from tests.services.people import id_of
from tests.services.verification.handlers.subscribers import System, checks, finish
from tests.services.verification.running import Running


def tell(running: Running, what: str = "corrected", person: str = "Budi", **more: Any) -> RecordChanged:
    said = {"agency_id": "sleman", "was": "sleman", "record_version": 3, "changed": ["nama"], **more}
    event = RecordChanged(person_id=id_of(person), what=what, **said)
    running.service.on_record_changed(event)
    return event


def move(running: Running, to: str = "bantul", **more: Any) -> RecordChanged:
    return tell(running, "moved", agency_id=to, changed=["instansi", "unit_organisasi"], **more)


def heard(system: System) -> list[tuple[str, str]]:
    return [(event["sequence"], event["data"].get("what", "completed")) for event in system.queue()]


@pytest.fixture
def taspen(running: Running) -> System:
    system = System(running, "taspen")
    system.add()
    return system


def test_it_carries_ids_and_names_of_fields_and_is_signed(running: Running, taspen: System) -> None:
    tell(running)
    [event] = taspen.queue()
    assert (event["type"], event["subject"], event["sequence"]) == (CHANGED_TYPE, id_of("Budi"), "1")
    assert event["data"] == {
        "person_id": id_of("Budi"), "record_version": 3, "what": "corrected", "changed": ["nama"],
        "agency_id": "sleman",
    }  # fmt: skip
    checks(event, public_key())


def test_completions_and_changes_are_one_sequence_by_queue_and_by_http(running: Running, taspen: System) -> None:
    finish(running, "Budi")
    tell(running)
    finish(running, "Sari")
    assert heard(taspen) == [("1", "completed"), ("2", "corrected"), ("3", "completed")]
    assert taspen.asks()["events"] == taspen.queue()
    assert [event["type"] for event in taspen.asks(after=1)["events"]] == [CHANGED_TYPE, COMPLETED_TYPE]


def test_the_same_message_twice_is_one_event(running: Running, taspen: System) -> None:
    event = tell(running)
    running.service.on_record_changed(event)
    assert heard(taspen) == [("1", "corrected")]


def test_the_agency_that_was_left_and_the_new_one_hear_of_a_move_and_no_other(running: Running) -> None:
    systems = [System(running, name) for name in ("sleman", "bantul", "kulonprogo")]
    for system in systems:
        system.add(agencies=[system.name], subjects=["agama"])
    move(running)
    tell(running, person="Sari")  # a name is not what they follow
    tell(running, "added", person="Tuti", record_version=1)
    assert [heard(system) for system in systems] == [[("1", "moved"), ("2", "added")], [("1", "moved")], []]


def test_a_correction_is_told_to_who_follows_that_field(running: Running) -> None:
    system = System(running, "dukcapil")
    system.add(subjects=["nama", "tanggal_lahir"])
    tell(running, changed=["alamat"])
    tell(running, changed=["tanggal_lahir"], record_version=4)
    assert heard(system) == [("1", "corrected")]


def test_who_was_told_may_fetch_the_record_also_of_somebody_not_verified(running: Running, taspen: System) -> None:
    with pytest.raises(NotFound):
        taspen.record("Tuti")
    tell(running, "added", person="Tuti", record_version=1)
    assert taspen.record("Tuti")["person_id"] == id_of("Tuti")


def test_a_record_is_open_to_the_agency_that_has_the_person_now(running: Running) -> None:
    old, new = System(running, "sleman"), System(running, "bantul")
    for system in (old, new):
        system.add(agencies=[system.name])
    finish(running, "Budi")
    assert old.record("Budi")["person_id"] == id_of("Budi")
    newer = move(running, record_version=5)
    tell(running, record_version=4)  # came late: it was said before the move
    assert new.record("Budi")["person_id"] == newer.person_id
    with pytest.raises(NotFound):
        old.record("Budi")


def test_what_is_paused_gets_it_later(running: Running, taspen: System) -> None:
    taspen.manage("pause_subscriber", paused=True)
    tell(running)
    assert heard(taspen) == []
    taspen.manage("pause_subscriber", paused=False)
    assert heard(taspen) == [("1", "corrected")]
