"""Verification keeps its copy of secret values sealed, with keys of its own."""
from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from services.chassis import environment
from services.chassis.sealed import Sealer
from services.contracts.form_fields import FORM_FIELDS
from services.contracts.registration.answers import ChangeSent

SECRET_PARTS = ("old", "new", "old_label", "new_label")


@cache
def sealer() -> Sealer:
    """The sealer of this process, by ``FIELD_KEYS`` and ``FIELD_HASH_KEY``."""
    return Sealer(environment.keys("FIELD_KEYS"), environment.key("FIELD_HASH_KEY"))


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
