"""Events cross the wire; what is no event of the kind is refused, what is newer is read as far as it is known."""
import json
from dataclasses import MISSING, fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.event import Event, UnknownEvent, new_id
from services.contracts.reference.events import Level1UnitFlagged
from services.contracts.registration.events import FormSent, RecordApplied, RecordChanged, RecordConflicted, Registered
from services.contracts.verification.events import CaseCompleted, CaseMoved, CaseReturned
from services.contracts.verification.messages import CaseAtLevel, level_queue
from services.contracts.verification.public import COMPLETED_TYPE, completed, subscriber_queue

EVENTS: list[Event] = [
    Registered(person_id="p", agency_id="a"),
    FormSent(submission_id="s", person_id="p", agency_id="a", round=1),
    RecordApplied(case_id="c", person_id="p", record_version=2, changed=["nama"]),
    RecordConflicted(case_id="c", person_id="p", fields=["nama"]),
    RecordChanged(person_id="p", agency_id="b", was="a", record_version=2, what="moved", changed=["instansi"]),
    CaseMoved(case_id="c", submission_id="s", person_id="p", agency_id="a", version=1, was="sent", now="level-1"),
    CaseCompleted(case_id="c", submission_id="s", person_id="p", approved=["nama"]),
    CaseReturned(case_id="c", submission_id="s", person_id="p", reasons={"nama": "Beda"}),
    Level1UnitFlagged(unit_id="u", agency_id="a", flagged=True, version=1),
]
each = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.topic)
json_values = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)


def wire(event: Event) -> Any:
    return json.loads(json.dumps(event.to_wire()))


@each
def test_an_event_comes_out_as_it_went_in(event: Event) -> None:
    assert type(event).from_wire(wire(event)) == event


@each
def test_a_field_that_a_newer_publisher_added_is_left_aside(event: Event) -> None:
    assert type(event).from_wire({**wire(event), "mood": "good"}) == event


@each
def test_each_missing_field_is_noticed_unless_it_has_a_default(event: Event) -> None:
    for field in fields(event):
        if field.name != "event_id" and field.default is MISSING:
            body = {name: value for name, value in wire(event).items() if name != field.name}
            with pytest.raises(UnknownEvent, match=field.name):
                type(event).from_wire(body)


@each
@given(body=st.dictionaries(st.text(max_size=5), json_values) | json_values)
def test_anything_else_is_no_event(event: Event, body: Any) -> None:
    with pytest.raises(UnknownEvent):
        type(event).from_wire(body)


@each
def test_an_event_of_another_type_or_version_is_refused(event: Event) -> None:
    with pytest.raises(UnknownEvent):
        type(event).from_wire({**wire(event), "type": event.topic.replace(".v1", ".v2")})


def test_every_topic_has_a_version_and_is_used_once() -> None:
    topics = [event.topic for event in EVENTS]
    assert all(topic.endswith(".v1") for topic in topics)
    assert len({(event.exchange(), event.topic) for event in EVENTS}) == len(EVENTS)


def test_the_exchange_is_the_publishers() -> None:
    assert {event.exchange() for event in EVENTS} == {"registration.events", "verification.events", "reference.events"}


def test_ids_are_unique_and_ordered_by_time() -> None:
    ids = [new_id() for _ in range(200)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 200
    assert Registered(person_id="p", agency_id="a").event_id != Registered(person_id="p", agency_id="a").event_id


def test_a_level_message_comes_out_as_it_went_in() -> None:
    message = CaseAtLevel(case_id="c", version=3, event_id="e")
    assert CaseAtLevel.from_wire(json.loads(json.dumps(message.to_wire()))) == message
    assert level_queue(2) == "verification.level.2"


@pytest.mark.parametrize(
    "body",
    [
        None, [], "x", 7, {},
        {"case_id": "c", "version": 3},
        {"case_id": "c", "version": "3", "event_id": "e"},
        {"case_id": "c", "version": True, "event_id": "e"},
        {"case_id": 7, "version": 3, "event_id": "e"},
        {"case_id": "c", "version": 3, "event_id": None},
        {"case_id": "c", "version": 3, "event_id": "e", "more": 1},
    ],
)  # fmt: skip
def test_what_is_no_level_message_is_refused(body: object) -> None:
    with pytest.raises(UnknownEvent):
        CaseAtLevel.from_wire(body)


def test_the_public_event_is_a_cloudevent_with_ids_and_names_of_fields_only() -> None:
    event = completed("e", "2026-11-24T09:00:00+00:00", 7, "c", "p", 2, ["nama"])
    assert event == {
        "specversion": "1.0", "type": COMPLETED_TYPE, "source": "urn:epupns:verification", "id": "e",
        "time": "2026-11-24T09:00:00+00:00", "datacontenttype": "application/json", "subject": "p", "sequence": "7",
        "data": {"case_id": "c", "person_id": "p", "record_version": 2, "changed": ["nama"]},
    }  # fmt: skip
    assert subscriber_queue("taspen") == "subscriber.taspen"
