"""What a subscribing system sends with a question: its key, and numbers."""
from __future__ import annotations

import hashlib

from flask import request

from services.contracts.errors import Invalid, NotLoggedIn

NO_KEY = "Authorization: Bearer <key> is missing."
NOT_A_NUMBER = "must be a whole number"


def fingerprint(key: str) -> str:
    """What the service knows of a key: 256 random bits cannot be guessed from it."""
    return hashlib.sha256(key.encode()).hexdigest()


def key() -> str:
    """The one that the system sends.  Raises ``NotLoggedIn``."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise NotLoggedIn(NO_KEY)
    return key.strip()


def number(name: str, default: int) -> int:
    """A whole number of the address.  Raises ``Invalid``."""
    typed = request.args.get(name, str(default))
    if not (typed.isascii() and typed.isdigit()):
        raise Invalid(f"{name} {NOT_A_NUMBER}.", fields={name: [NOT_A_NUMBER]})
    return int(typed)
