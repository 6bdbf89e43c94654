"""The part of ``docs/openapi.yaml`` on open data: the reference lists, which anybody may read."""

from typing import Any

from services.contracts.reference.values import MOST_ROWS, STATES

TEXT = {"type": "string"}
DAY = {"type": "string", "description": "ISO 8601 date, or empty"}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*properties], "properties": properties}


_ATTRIBUTE = _object(
    name=TEXT, label=TEXT, list={**TEXT, "description": "the list that holds its values, or empty"},
    maximum={"description": "of a number; null where it is none"},
)  # fmt: skip
VALUE = _object(
    code={**TEXT, "description": "stable: it is never given to another value"}, name=TEXT,
    parent={**TEXT, "description": "code of the value above it, or empty"},
    place={**TEXT, "description": "code in the list lokasi, or empty"},
    attributes={"type": "object", "additionalProperties": TEXT}, state={**TEXT, "enum": [*STATES]},
    version={"type": "integer"}, valid_from=DAY,
    valid_to={**DAY, "description": "first day on which it no longer holds, or empty"},
)  # fmt: skip
SCHEMAS = {
    "ReferenceLists": _object(lists={"type": "array", "items": _object(
        list=TEXT, label=TEXT, values={"type": "integer", "description": "that hold today"},
        attributes={"type": "array", "items": _ATTRIBUTE}, parent=TEXT, place=TEXT,
    )}),
    "ReferenceValue": VALUE,
    "ReferencePage": _object(
        list=TEXT, on=DAY, values={"type": "array", "items": {"$ref": "#/components/schemas/ReferenceValue"}},
        next={**TEXT, "description": "the argument after of the next page; empty on the last"},
    ),
}  # fmt: skip
_LIST = {"name": "name", "in": "path", "required": True, "description": "of the list", "schema": TEXT}
_CODE = {"name": "code", "in": "path", "required": True, "description": "may hold slashes", "schema": TEXT}
_ON = {"name": "on", "in": "query", "description": "as of that day's end", "schema": {**TEXT, "format": "date"}}
_PAGE = [
    {"name": "q", "in": "query", "description": "words that the name must have", "schema": {**TEXT, "maxLength": 100}},
    _ON,
    {"name": "after", "in": "query", "description": "what next of the page before says", "schema": TEXT},
    {
        "name": "limit", "in": "query", "description": "values on a page",
        "schema": {"type": "integer", "default": 100, "minimum": 1, "maximum": MOST_ROWS},
    },
]  # fmt: skip


def paths() -> dict[str, Any]:
    """The three addresses; every answer has an ETag."""
    here = "/api/v1/reference"
    return {
        here: _get("referenceLists", "All lists with their attributes: the data dictionary", "ReferenceLists", []),
        f"{here}/{{name}}": _get(
            "referenceValues", "Values of a list that hold on a day, by name", "ReferencePage", [_LIST, *_PAGE]
        ),
        f"{here}/{{name}}/{{code}}": _get(
            "referenceValue", "A value as it was on a day, ended ones too", "ReferenceValue", [_LIST, _CODE, _ON]
        ),
    }


def _get(operation: str, summary: str, schema: str, parameters: list[Any]) -> dict[str, Any]:
    refusals = {"404": "no such list or value", "422": "an argument is wrong", "503": "try again in a moment"}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    headers = {"ETag": {"description": "of this answer", "schema": TEXT}}
    responses: dict[str, Any] = {
        "200": {"description": "the answer", "headers": headers, "content": found},
        "304": {"description": "as you have it already (If-None-Match)"},
    }
    responses |= {status: {"description": about, "content": problem} for status, about in refusals.items()}
    return {
        "get": {
            "operationId": operation, "summary": summary, "security": [], "parameters": parameters,
            "responses": responses,
        }
    }  # fmt: skip
