"""Passwords: argon2id, hashed beside the event loop, few at a time, so that one log-in does not stop the others."""
from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from typing import Any

import eventlet.tpool
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from eventlet.semaphore import Semaphore

from services.contracts.errors import Unavailable

_hasher = PasswordHasher(time_cost=3, memory_cost=12 * 1024, parallelism=1)  # OWASP's minimum with least work: 16 ms
_NOBODY = _hasher.hash("nobody has this password")
MOST_AT_ONCE = 60  # hashes that wait in this process: a second of one core; who comes then is told at once
CORES = max(1, (os.cpu_count() or 2) // 2)  # for hashes; the others are for everything else
_turns = Semaphore(CORES)  # first come, first served
_at_work = 0


def hash_password(password: str) -> str:
    """The argon2id hash to store."""
    return str(_beside(_hasher.hash, _written(password)))


def fits(stored: str | None, password: str) -> bool:
    """Whether the password is right; where there is none (None, or empty) it takes as long to say no."""
    try:
        return bool(_beside(_hasher.verify, stored or _NOBODY, _written(password))) and bool(stored)
    except (VerifyMismatchError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than those of today."""
    return bool(_hasher.check_needs_rehash(stored))


def _written(password: str) -> str:
    """The same for every keyboard that can write it."""
    return unicodedata.normalize("NFC", password)


def _beside(function: Callable[..., Any], *args: Any) -> Any:
    global _at_work  # noqa: PLW0603 - greenlets take turns, so a plain number counts them
    if _at_work >= MOST_AT_ONCE:
        raise Unavailable("Terlalu banyak orang sedang masuk. Coba lagi sebentar lagi.")
    _at_work += 1
    try:
        with _turns:
            return eventlet.tpool.execute(function, *args)
    finally:
        _at_work -= 1
