"""What a change says of a value that the helpdesk was asked for, once it is decided: its labels, never its values.

A decision is bound to the values (digest), so that neither outcome undoes one.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import cast

from services.contracts.registration.answers import ChangeSent, StillAsked

MARK = " (diminta)"  # as registration writes it after the name


def settled(change: ChangeSent, asked_id: str, name: str) -> ChangeSent:
    """The value has become one of a list: that is its name now."""
    return _decided(change, asked_id, lambda _: name)


def refused(change: ChangeSent, asked_id: str) -> ChangeSent:
    """The value will never be one: the name stays, and the change says that it was refused."""
    found = [one["label"] for one in change.get("asked", []) if one["id"] == asked_id]
    without = _decided(change, asked_id, lambda asked: asked["name"])
    return {**without, "refused": [*change.get("refused", []), *found]} if found else change


def _decided(change: ChangeSent, asked_id: str, becomes: Callable[[StillAsked], str]) -> ChangeSent:
    mine = [one for one in change.get("asked", []) if one["id"] == asked_id]
    if not mine:
        return change
    was, now = mine[0]["name"] + MARK, becomes(mine[0])
    shown = {part: change[part].replace(was, now) for part in ("label", "new_label")}
    details = [[term, text.replace(was, now)] for term, text in change["details"]]
    left = [one for one in change.get("asked", []) if one["id"] != asked_id]
    return cast("ChangeSent", {**change, **shown, "details": details, "asked": left})
