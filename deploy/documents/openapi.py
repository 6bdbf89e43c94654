"""``docs/openapi.yaml``: what other systems ask by HTTP; paths and answers are compared with the gateway."""

from typing import Any

import yaml

from deploy.documents import openapi_reference as reference
from deploy.documents.asyncapi import public_events
from services.contracts.verification.subscriptions import LARGEST_VERSION, MOST_EVENTS

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "detail": {"type": "string", "description": "what is wrong, and how to mend it"},
        "fields": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    },
}  # fmt: skip
PAGE = {
    "type": "object",
    "required": ["events", "next", "more", "paused"],
    "properties": {
        "events": {"type": "array", "items": {"oneOf": [
            {"$ref": f"#/components/schemas/{name}"} for name in ("VerificationCompleted", "PersonRecordChanged")
        ]}},
        "next": {"type": "integer", "description": "ask after this number next, also where nothing was new"},
        "more": {"type": "boolean", "description": "another page is there already"},
        "paused": {"type": "boolean", "description": "BKN holds delivery back; nothing is lost"},
    },
}  # fmt: skip
RECORD = {
    "type": "object",
    "required": ["person_id", "record_version", "nip", "fields", "rows"],
    "properties": {
        "person_id": {"type": "string"}, "nip": {"type": "string"},
        "record_version": {"type": "integer", "description": "that of the values; the event's or a later one"},
        "fields": {"type": "object", "additionalProperties": {"type": "string"},
                   "description": "by name, see docs/fields.md; those that your filter names, never NIK, NPWP or BPJS"},
        "rows": {"type": "object", "additionalProperties": {"type": "object"},
                 "description": "riwayat by kind and row id; of family and discipline only where your filter names it"},
    },
}  # fmt: skip
KEY = {
    "type": "object",
    "required": ["algorithm", "public_key"],
    "properties": {"algorithm": {"const": "Ed25519"}, "public_key": {"type": "string", "description": "base64"}},
}


def openapi() -> str:
    """OpenAPI 3.1 as YAML."""
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "e-PUPNS", "version": "1.0.0", "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": "Changes of the state's records of civil servants, for other government systems; "
                           "and the reference lists, for everybody.",
        },
        "paths": {
            "/api/v1/events": {"get": _events()}, "/api/v1/keys": {"get": _keys()},
            "/api/v1/records/{person_id}": {"get": _record()}, **reference.paths(),
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "EventsPage": PAGE, **public_events(), "Record": RECORD, "SignatureKey": KEY,
                "Problem": PROBLEM, **reference.SCHEMAS,
            },
        },
    }  # fmt: skip
    return yaml.dump(document, Dumper=_WithoutAliases, sort_keys=False, allow_unicode=True, width=110)


class _WithoutAliases(yaml.SafeDumper):
    """A schema that stands twice is written twice: people read this."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's signature
        return True


def _events() -> dict[str, Any]:
    return {
        "operationId": "events",
        "summary": "Your events after a number, in order; the same as your queue gets",
        "security": [{"key": []}],
        "parameters": [
            _number("after", 0, 0, None, "number (sequence) of the last event that you have taken"),
            _number("limit", 100, 1, MOST_EVENTS, "events on a page"),
        ],
        "responses": {
            "200": _answer("EventsPage", "application/json", "a page"),
            "401": _answer("Problem", "application/problem+json", "the key is missing or void"),
            "422": _answer("Problem", "application/problem+json", "an argument is no such number"),
            "503": _answer("Problem", "application/problem+json", "try again in a moment; nothing is lost"),
        },
    }


def _record() -> dict[str, Any]:
    person = {"name": "person_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"},
              "description": "subject of an event"}  # fmt: skip
    return {
        "operationId": "record",
        "summary": "What an event told of, as the record holds it now; each reading is kept in the audit",
        "security": [{"key": []}],
        "parameters": [person, _number("version", 0, 0, LARGEST_VERSION, "record_version of the event")],
        "responses": {
            "200": _answer("Record", "application/json", "the values that you may see"),
            "401": _answer("Problem", "application/problem+json", "the key is missing or void"),
            "404": _answer("Problem", "application/problem+json", "nobody of whom you hear, or not yet that version"),
            "422": _answer("Problem", "application/problem+json", "an argument is no such number or id"),
            "503": _answer("Problem", "application/problem+json", "try again in a moment; nothing is lost"),
        },
    }


def _keys() -> dict[str, Any]:
    return {
        "operationId": "keys",
        "summary": "The key with which signatures of events are checked",
        "security": [],
        "responses": {"200": _answer("SignatureKey", "application/json", "the key")},
    }


def _number(name: str, default: int, least: int, most: int | None, about: str) -> dict[str, Any]:
    schema = {"type": "integer", "default": default, "minimum": least} | ({"maximum": most} if most else {})
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _answer(schema: str, media_type: str, about: str) -> dict[str, Any]:
    content = {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": about, "content": content}
