"""``docs/asyncapi.yaml``: the public events for other systems, and the events between services."""

import dataclasses
import types
import typing
from typing import Any

import yaml

from services.contracts.event import Event
from services.contracts.helpdesk import events as helpdesk
from services.contracts.reference import events as reference
from services.contracts.registration import events as registration
from services.contracts.registration.events import What
from services.contracts.verification import events as verification
from services.contracts.verification import public
from services.contracts.verification.messages import CaseAtLevel, level_queue
from services.verification.domain.levels import LEVELS

JSON_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}


SUBSCRIBER = "subscriber"  # the channel of a subscribing system
ID, CASE, PERSON, AT = (
    "01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-0000-7000-8000-000000000001",
    "01890a5d-0000-7000-8000-000000000002", "2026-01-05T03:40:00+00:00",
)  # fmt: skip
CHANGED = {"type": "array", "items": {"type": "string"}, "description": "names of changed fields"}


def asyncapi() -> str:
    """AsyncAPI 3.0 as YAML."""
    events = [event for module in (registration, verification, reference, helpdesk) for event in _events_of(module)]
    channels = {event.topic: _channel(event) for event in events}
    channels |= {level_queue(number): _level_channel(number) for number in LEVELS}
    channels[SUBSCRIBER] = _public_channel()
    document = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "e-PUPNS",
            "version": "1.0.0",
            "description": "Messages of e-PUPNS. Other government systems read the public events only.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": {_name(topic): _operation(topic) for topic in channels},
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)


def _events_of(module: types.ModuleType) -> list[type[Event]]:
    found = [thing for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, Event)]
    return [event for event in found if event is not Event]


def _channel(event: type[Event]) -> dict[str, Any]:
    schema = _schema(event)
    schema["properties"] = {"type": {"const": event.topic}, **schema["properties"]}
    return _one_message(
        f"{event.exchange()} / {event.topic}", event.__name__, (event.__doc__ or "").split("\n")[0], schema,
        exchange={"name": event.exchange(), "type": "topic", "durable": True},
    )


def _level_channel(number: int) -> dict[str, Any]:
    name = level_queue(number)
    summary = f"A case is now at {LEVELS[number].name}"
    queue = {"name": name, "durable": True}
    return _one_message(name, f"CaseAtLevel{number}", summary, _schema(CaseAtLevel), queue=queue)


def public_events() -> dict[str, dict[str, Any]]:
    """The schema of each public event, with an example, by its name in the document."""
    ids = {"case_id": JSON_TYPES[str], "person_id": JSON_TYPES[str], "record_version": JSON_TYPES[int]}
    completed = public.completed(ID, AT, 1, CASE, PERSON, 2, ["nama", "golongan:…"])
    moved = public.record_changed(ID, AT, 2, PERSON, 3, What.MOVED.value, ["instansi", "unit_organisasi"], "4013")
    more = {
        "what": {"type": "string", "enum": [one.value for one in What]}, "changed": CHANGED,
        "agency_id": {"type": "string", "description": "of the person from now on; told in the one that was left, too"},
    }  # fmt: skip
    return {
        "VerificationCompleted": _public_event(completed, ids | {"changed": CHANGED}),
        "PersonRecordChanged": _public_event(moved, {name: ids[name] for name in ids if name != "case_id"} | more),
    }


def _public_event(event: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    example = event | {"signature": "base64 of 64 bytes"}
    envelope: dict[str, Any] = {name: {"type": "string"} for name in example if name != "data"}
    envelope["type"] = {"const": event["type"]}
    envelope["sequence"]["description"] = "counts from 1 for each subscriber, without gaps"
    envelope["signature"]["description"] = (
        "Ed25519, base64, by the key of /api/v1/keys; over the event without it, as JSON with sorted keys, no spaces"
    )
    return {
        "type": "object",
        "required": [*envelope, "data"],
        "properties": {**envelope, "data": {"type": "object", "required": list(data), "properties": data}},
        "examples": [example],
    }


def _public_channel() -> dict[str, Any]:
    summaries = {
        "VerificationCompleted": "The state's record took the verified values (CloudEvents 1.0); may come again with "
                                 "the same id",
        "PersonRecordChanged": "An answer of the helpdesk changed the state's record: corrected, reinstated, moved or "
                               "added; in the same sequence",
    }  # fmt: skip
    schemas, address = public_events(), public.subscriber_queue("{system}")
    messages = {name: {"name": name, "summary": said, "payload": schemas[name]} for name, said in summaries.items()}
    queue = {"is": "queue", "queue": {"name": address, "durable": True}}
    return {"address": address, "messages": messages, "bindings": {"amqp": queue}}


def _one_message(address: str, name: str, summary: str, schema: dict[str, Any], **binding: Any) -> dict[str, Any]:
    kind = "queue" if "queue" in binding else "routingKey"
    return {
        "address": address,
        "messages": {name: {"name": name, "summary": summary, "payload": schema}},
        "bindings": {"amqp": {"is": kind, **binding}},
    }


def _operation(topic: str) -> dict[str, Any]:
    action = "send" if topic.endswith(".v1") or topic == SUBSCRIBER else "receive"
    return {"action": action, "channel": {"$ref": f"#/channels/{topic.replace('/', '~1')}"}}


def _name(topic: str) -> str:
    return "".join(part.capitalize() for part in topic.replace(".", "-").split("-"))


def _schema(message: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(message)
    fields = dataclasses.fields(message)
    properties = {field.name: _json_type(hints[field.name]) for field in fields}
    return {"type": "object", "required": [field.name for field in fields], "properties": properties}


def _json_type(hint: Any) -> dict[str, Any]:
    if typing.get_origin(hint) is list:
        return {"type": "array", "items": _json_type(typing.get_args(hint)[0])}
    if typing.get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _json_type(typing.get_args(hint)[1])}
    return dict(JSON_TYPES[hint])
