"""What identity refuses, said at the fields of the page."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gateway.spoken import kata
from services.contracts.errors import Conflict, Forbidden, Invalid, NotFound, Refusal, TooMany

SAID_ON_THE_PAGE = (Invalid, Conflict, Forbidden, NotFound, TooMany)
PANEL = "panel"  # the id of what has no field of its own


def errors_of(refusal: Refusal, names: Mapping[str, str]) -> dict[str, str]:
    """The first message for each control; ``names`` maps identity's fields to the ids of controls."""
    fields: Mapping[str, Any] = refusal.details.get("fields") or {}
    said = {names.get(name, PANEL): kata(_first(messages)) for name, messages in fields.items()}
    return said or {PANEL: kata(refusal.message)}


def _first(messages: Any) -> str:
    """Of a list, or of lists below the numbers of a list's items."""
    while not isinstance(messages, str):
        messages = next(iter(messages.values() if isinstance(messages, Mapping) else messages))
    return messages
