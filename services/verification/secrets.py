"""Verification keeps its copy of secret values sealed, with keys of its own."""
from __future__ import annotations

from collections.abc import Callable
from typing import cast

from services.chassis.sealed import sealer
from services.contracts.form_fields import FORM_FIELDS
from services.contracts.registration.answers import ChangeSent

SECRET_PARTS = ("old", "new", "old_label", "new_label")


def sealed_change(change: ChangeSent) -> ChangeSent:
    """The change as the database keeps it."""
    return _turned(change, lambda text: sealer().seal(text))


def opened_change(change: ChangeSent) -> ChangeSent:
    """The change as it is."""
    return _turned(change, lambda text: sealer().open(text))


def _turned(change: ChangeSent, turn: Callable[[str], str]) -> ChangeSent:
    field = FORM_FIELDS.get(change["key"])
    if field is None or not field.secret:
        return change
    turned = {part: turn(change[part]) for part in SECRET_PARTS}  # type: ignore[literal-required]
    return cast("ChangeSent", {**change, **turned})
