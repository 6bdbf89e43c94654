"""The base of every request: unknown keys are refused, texts are trimmed, readable and bounded."""
from typing import Any
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

LARGEST = 2**31 - 1  # what an integer column holds


class Request(Schema):
    """Arguments of one RPC; a service loads it before anything else happens."""

    class Meta:
        unknown = RAISE

    @pre_load
    def trim(self, data: Any, **_: Any) -> Any:
        """White space around a text is never meant, nor is what no database can keep."""
        if not isinstance(data, dict):  # refused by the schema itself
            return data
        return {key: value.strip() if isinstance(value, str) else value for key, value in _readable(data).items()}


class Nothing(Request):
    """A request without arguments."""


def _readable(value: Any) -> Any:
    """The same without NUL and half surrogates, at any depth: PostgreSQL and UTF-8 have no place for them."""
    if isinstance(value, str):
        return value.replace("\0", "").encode(errors="ignore").decode()
    if isinstance(value, dict):
        return {key: _readable(inner) for key, inner in value.items()}
    return [_readable(inner) for inner in value] if isinstance(value, list) else value


def text(longest: int = 200, *, required: bool = True, shortest: int = 0, **more: Any) -> fields.Str:
    """A bounded text; length in characters."""
    shortest = max(shortest, 1) if required else shortest
    return fields.Str(required=required, validate=validate.Length(min=shortest, max=longest), **more)


def one_of(*values: str, required: bool = True, **more: Any) -> fields.Str:
    """A code from a closed list."""
    return fields.Str(required=required, validate=validate.OneOf(values), **more)


def identifier(*, required: bool = True, **more: Any) -> fields.Str:
    """The id of a thing, as ``new_id`` makes them."""
    return fields.Str(required=required, validate=_is_id, **more)


def _is_id(value: str) -> None:
    try:
        known = str(UUID(value)) == value.lower()  # UUID() itself also reads braces and URNs
    except ValueError:
        known = False
    if not known:
        raise ValidationError("Nomor ini tidak dikenal.")


VERSION = fields.Int(required=True, validate=validate.Range(0, LARGEST))  # of the thing that the page was made from
PAGE_SIZE = fields.Int(load_default=50, validate=validate.Range(1, 200))
