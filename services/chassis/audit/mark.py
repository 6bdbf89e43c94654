"""The mark of an entry: only the service itself can make one, so that a row from elsewhere is found."""
from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from services.chassis import environment

MARKED = (
    "at", "kind", "account_id", "name", "grants", "address", "session", "method", "action", "subject", "people",
    "before", "after", "reason",
)  # fmt: skip


@cache
def own_key() -> bytes:
    """The key of this process's service, derived from the one with which it signs."""
    return derived(environment.key("ASSERTION_PRIVATE_KEY"))


def derived(private_key: bytes) -> bytes:
    """The key of the service that signs with ``private_key``."""
    return hmac.digest(private_key, b"marks of audit entries", hashlib.sha256)


def mark(key: bytes, row: Mapping[str, Any]) -> bytes:
    """HMAC-SHA-256 of what the service says; ``row["at"]`` is ISO 8601 in UTC."""
    said = json.dumps([row[name] for name in MARKED], separators=(",", ":"), sort_keys=True)
    return hmac.digest(key, said.encode(), hashlib.sha256)


def is_marked(key: bytes, entry: sa.Row[Any]) -> bool:
    """Whether an entry, read as ``AS_TEXT``, is one that the service wrote."""
    row = {name: getattr(entry, name) for name in MARKED}
    row |= {name: row[name] and json.loads(row[name]) for name in ("grants", "before", "after")}
    row["people"] = [person for person in row["people"].strip("{}").split(",") if person]
    return hmac.compare_digest(f"\\x{mark(key, row).hex()}", entry.mark)
