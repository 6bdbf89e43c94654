"""Configuration from the environment: read once, refused in one sentence when it is wrong."""
from __future__ import annotations

import base64
import binascii
import json
import os

KEY_BYTES = 32


class ConfigurationError(Exception):
    """The environment is wrong; the message is one sentence that says what to mend."""


def required(name: str) -> str:
    """The variable's value; raises ``ConfigurationError`` when it is empty."""
    value = os.environ.get(name, "")
    if not value:
        raise ConfigurationError(f"{name} is not set; .env.example says what it is.")
    return value


def key(name: str) -> bytes:
    """32 raw bytes from a base64 variable."""
    return _decode(name, required(name))


def keys(name: str) -> dict[str, bytes]:
    """32 raw bytes for each name, from a JSON object of base64 values; the last is the newest."""
    try:
        values = json.loads(required(name))
        return {str(label): _decode(name, value) for label, value in values.items()}
    except (ValueError, AttributeError) as error:
        raise ConfigurationError(f"{name} is not a JSON object of base64 keys.") from error


def _decode(name: str, value: str) -> bytes:
    try:
        raw = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise ConfigurationError(f"{name} is not base64.") from error
    if len(raw) != KEY_BYTES:
        raise ConfigurationError(f"{name} holds {len(raw)} bytes where {KEY_BYTES} are needed.")
    return raw
