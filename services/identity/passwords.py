"""Passwords: argon2id, hashed beside the event loop so that one log-in does not stop the others."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import eventlet.tpool
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # OWASP's minimum; 29 ms on one core
_NOBODY = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """The argon2id hash to store."""
    return str(_beside(_hasher.hash, password))


def fits(stored: str | None, password: str) -> bool:
    """Whether the password is right; an unknown account (None) takes as long to refuse."""
    try:
        return bool(_beside(_hasher.verify, stored or _NOBODY, password)) and stored is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def _beside(function: Callable[..., Any], *args: Any) -> Any:
    return eventlet.tpool.execute(function, *args)
