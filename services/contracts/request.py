"""The base of every request: unknown keys are refused, texts are trimmed and bounded."""
from typing import Any

from marshmallow import RAISE, Schema, fields, pre_load, validate


class Request(Schema):
    """Arguments of one RPC; a service loads it before anything else happens."""

    class Meta:
        unknown = RAISE

    @pre_load
    def trim(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """White space around a text is never meant."""
        return {key: value.strip() if isinstance(value, str) else value for key, value in data.items()}


class Nothing(Request):
    """A request without arguments."""


def text(longest: int = 200, *, required: bool = True, shortest: int = 0, **more: Any) -> fields.Str:
    """A bounded text; length in characters."""
    shortest = max(shortest, 1) if required else shortest
    return fields.Str(required=required, validate=validate.Length(min=shortest, max=longest), **more)


def one_of(*values: str, required: bool = True, **more: Any) -> fields.Str:
    """A code from a closed list."""
    return fields.Str(required=required, validate=validate.OneOf(values), **more)


PAGE_SIZE = fields.Int(load_default=50, validate=validate.Range(1, 200))
