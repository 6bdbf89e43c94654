"""The chain: a hash for each entry that binds it to everything sealed before it."""
from __future__ import annotations

import hashlib
import json
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.tables import entries

FIRST = bytes(32)  # what the first entry is bound to


def as_text(column: sa.ColumnElement[Any]) -> sa.Label[Any]:
    """A column as text, so that what is hashed depends on no driver."""
    if isinstance(column.type, sa.TIMESTAMP):
        form = 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00'
        return sa.func.to_char(sa.func.timezone("UTC", column), form).label(column.key)
    return sa.cast(column, sa.Text).label(column.key)


AS_TEXT = [as_text(column) for column in entries.c]  # a later column that older rows lack is left out of the hash


def following(before: bytes, entry: Any, **instead: str) -> bytes:
    """The hash after ``entry``, which was read as ``AS_TEXT``; ``instead`` replaces columns."""
    return hashlib.sha256(before + canonical(entry, **instead)).digest()


def canonical(entry: Any, **instead: str) -> bytes:
    """The entry as bytes: the same for the same content, whoever reads it."""
    held = {column.name: getattr(entry, column.name) for column in entries.c} | instead
    return json.dumps({name: text for name, text in held.items() if text is not None}, separators=(",", ":")).encode()
