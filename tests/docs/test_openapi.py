"""The OpenAPI document and the gateway say the same: the addresses, and what is answered."""
from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from flask import Flask

from deploy.documents.__main__ import DOCS
from gateway.api.asking import fingerprint
from tests.gateway.admin.fake_subscriptions import CHANGED, EVENT, FakeSubscriptions
from tests.gateway.conftest import app, built_assets, client, fake
from tests.gateway.fake_open_data import open_data
from tests.gateway.fake_services import FakeServices

__all__ = ["app", "built_assets", "client", "fake"]  # fixtures

DOCUMENT: dict[str, Any] = yaml.safe_load((DOCS / "openapi.yaml").read_text())
RECORD = "/api/v1/records/{person_id}"
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def problems(schema: dict[str, Any], value: Any, where: str = "answer") -> list[str]:
    """What is not as the schema says, nothing beside it included."""
    if "$ref" in schema:
        return problems(DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]], value, where)
    if "oneOf" in schema:
        return min((problems(one, value, where) for one in schema["oneOf"]), key=len)
    if "const" in schema or "type" not in schema:  # without a type, anything
        return [] if value == schema.get("const", value) else [f"{where} is {value!r}"]
    if value not in schema.get("enum", [value]):
        return [f"{where} is {value!r}"]
    kind: type = TYPES[schema["type"]]
    if not isinstance(value, kind):
        return [f"{where} is no {schema['type']}"]
    return _inside(schema, value, where)


def _inside(schema: dict[str, Any], value: Any, where: str) -> list[str]:
    if schema["type"] == "array":
        return [words for one in value for words in problems(schema["items"], one, f"{where}[]")]
    if schema["type"] == "object" and "properties" in schema:
        missing = [f"{where} lacks {name}" for name in schema["required"] if name not in value]
        strange = [f"{where} has {name}" for name in value if name not in schema["properties"]]
        known = [(name, value[name]) for name in value if name in schema["properties"]]
        return missing + strange + [
            words for name, one in known for words in problems(schema["properties"][name], one, f"{where}.{name}")
        ]
    return []


def schema_of(path: str, status: int) -> dict[str, Any]:
    """What the document says of an answer."""
    [content] = DOCUMENT["paths"][path]["get"]["responses"][str(status)]["content"].values()
    schema: dict[str, Any] = content["schema"]
    return schema


def test_it_names_exactly_the_addresses_for_other_systems(app: Flask) -> None:
    mine = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(rule)) for rule in app.url_map.iter_rules()}
    assert set(DOCUMENT["paths"]) == {path for path in mine if path.startswith("/api/")}


@pytest.mark.parametrize(
    ("path", "query", "key", "status"),
    [
        ("/api/v1/events", "", "k", 200), ("/api/v1/events", "?after=7", "k", 200), ("/api/v1/keys", "", "", 200),
        ("/api/v1/events", "", "wrong", 401), ("/api/v1/events", "?after=x", "k", 422),
        (RECORD, "?version=2", "k", 200), (RECORD, "", "wrong", 401), (RECORD, "?version=3", "k", 404),
        (RECORD, "?version=x", "k", 422),
    ],
)  # fmt: skip
def test_what_is_answered_is_as_it_says(
    app: Flask, fake: FakeServices, path: str, query: str, key: str, status: int
) -> None:
    held = FakeSubscriptions()
    held.key_hash = fingerprint("k")
    fake.answers |= held.handlers()
    address = path.format(person_id=EVENT["subject"]) + query
    answer = app.test_client().get(address, headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == status
    assert problems(schema_of(path, status), answer.json) == []


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/api/v1/reference", "/api/v1/reference", 200),
        ("/api/v1/reference/{name}", "/api/v1/reference/sekolah?limit=5&on=2015-09-01", 200),
        ("/api/v1/reference/{name}/{code}", "/api/v1/reference/sekolah/SDLB/SLB", 200),
        ("/api/v1/reference/{name}", "/api/v1/reference/nothing", 404),
        ("/api/v1/reference/{name}", "/api/v1/reference/sekolah?limit=x", 422),
    ],
)  # fmt: skip
def test_open_data_are_as_it_says(app: Flask, fake: FakeServices, path: str, asked: str, status: int) -> None:
    fake.answers |= open_data()
    answer = app.test_client().get(asked)
    assert answer.status_code == status
    assert problems(schema_of(path, status), answer.get_json(force=True)) == []


def test_while_the_services_are_away_it_is_as_it_says(app: Flask, fake: FakeServices) -> None:
    fake.away = True
    answer = app.test_client().get("/api/v1/events", headers={"Authorization": "Bearer k"})
    assert problems(schema_of("/api/v1/events", answer.status_code), answer.json) == []


def test_each_public_event_is_as_it_says() -> None:
    schema = {"$ref": "#/components/schemas/EventsPage"}
    page = {"events": [EVENT, CHANGED], "next": 8, "more": False, "paused": False}
    assert problems(schema, page) == []
    assert problems(schema, page | {"events": [{**CHANGED, "type": EVENT["type"]}]})
    assert problems(schema, page | {"events": [{**CHANGED, "data": {**CHANGED["data"], "what": "gone"}}]})


def test_a_wrong_answer_would_be_found() -> None:
    page = {"events": [{"id": 1}], "next": "7", "more": False}
    said = problems({"$ref": "#/components/schemas/EventsPage"}, page)
    assert {"answer lacks paused", "answer.next is no integer", "answer.events[].id is no string"} <= set(said)
