"""``docs/asyncapi.yaml``: the public event for other systems, and the events between services."""

import dataclasses
import types
import typing
from typing import Any

import yaml

from services.contracts.event import Event
from services.contracts.helpdesk import events as helpdesk
from services.contracts.reference import events as reference
from services.contracts.registration import events as registration
from services.contracts.verification import events as verification
from services.contracts.verification import public
from services.contracts.verification.messages import CaseAtLevel, level_queue
from services.verification.domain.levels import LEVELS

JSON_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}


def asyncapi() -> str:
    """AsyncAPI 3.0 as YAML."""
    events = [event for module in (registration, verification, reference, helpdesk) for event in _events_of(module)]
    channels = {event.topic: _channel(event) for event in events}
    channels |= {level_queue(number): _level_channel(number) for number in LEVELS}
    channels[public.COMPLETED_TYPE] = _public_channel()
    document = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "e-PUPNS",
            "version": "1.0.0",
            "description": "Messages of e-PUPNS. Other government systems read the public event only.",
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


def public_event() -> dict[str, Any]:
    """The schema of ``verification.completed``, with an example."""
    example = public.completed(
        "01890a5d-ac96-774b-bcce-b302099a8057", "2026-01-05T03:40:00+00:00", 1,
        "01890a5d-0000-7000-8000-000000000001", "01890a5d-0000-7000-8000-000000000002", 2, ["nama", "golongan:…"],
    ) | {"signature": "base64 of 64 bytes"}
    envelope: dict[str, Any] = {name: {"type": "string"} for name in example if name != "data"}
    envelope["type"] = {"const": public.COMPLETED_TYPE}
    envelope["sequence"]["description"] = "counts from 1 for each subscriber, without gaps"
    envelope["signature"]["description"] = (
        "Ed25519, base64, by the key of /api/v1/keys; over the event without it, as JSON with sorted keys, no spaces"
    )
    data = {"case_id": str, "person_id": str, "record_version": int}
    properties: dict[str, Any] = {name: JSON_TYPES[kind] for name, kind in data.items()}
    properties["changed"] = {"type": "array", "items": {"type": "string"}, "description": "names of changed fields"}
    return {
        "type": "object",
        "required": [*envelope, "data"],
        "properties": {**envelope, "data": {"type": "object", "required": list(properties), "properties": properties}},
        "examples": [example],
    }


def _public_channel() -> dict[str, Any]:
    queue = {"name": public.subscriber_queue("{system}"), "durable": True}
    return _one_message(
        public.subscriber_queue("{system}"), "VerificationCompleted",
        "The state's record took the verified values (CloudEvents 1.0); may come again with the same id",
        public_event(), queue=queue,
    )


def _one_message(address: str, name: str, summary: str, schema: dict[str, Any], **binding: Any) -> dict[str, Any]:
    kind = "queue" if "queue" in binding else "routingKey"
    return {
        "address": address,
        "messages": {name: {"name": name, "summary": summary, "payload": schema}},
        "bindings": {"amqp": {"is": kind, **binding}},
    }


def _operation(topic: str) -> dict[str, Any]:
    action = "send" if topic.endswith(".v1") else "receive"
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
