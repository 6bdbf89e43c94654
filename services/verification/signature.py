"""Public events carry a signature that any subscriber can check: Ed25519, by a key derived from the service's own."""
from __future__ import annotations

import base64
import hashlib
import hmac
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.chassis import environment
from services.contracts.verification.public import signed_text


@cache
def _key(private_key: bytes) -> Ed25519PrivateKey:
    """Another key than the one of assertions: what is signed here can never be taken for one of those."""
    return Ed25519PrivateKey.from_private_bytes(hmac.digest(private_key, b"public events", hashlib.sha256))


def _own() -> Ed25519PrivateKey:
    return _key(environment.key("ASSERTION_PRIVATE_KEY"))


def signed(event: dict[str, Any]) -> dict[str, Any]:
    """The event with its ``signature``, base64 of 64 bytes."""
    return {**event, "signature": base64.b64encode(_own().sign(signed_text(event))).decode()}


def public_key() -> str:
    """Base64 of the 32 bytes with which a subscriber checks."""
    return base64.b64encode(_own().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
