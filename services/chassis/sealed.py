"""Values encrypted at rest: AES-256-GCM with the key's id in front, so that keys can be rotated."""
from __future__ import annotations

import base64
import hashlib
import hmac
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.chassis import environment

_NONCE = 12  # bytes


class Sealer:
    """Seals and opens texts; ``keys`` maps key ids to 32 raw bytes, the last one seals."""

    def __init__(self, keys: dict[str, bytes], hash_key: bytes) -> None:
        self._ciphers = {key_id: AESGCM(raw) for key_id, raw in keys.items()}
        self._newest = list(keys)[-1]
        self._hash_key = hash_key

    def seal(self, text: str) -> str:
        """``<key id>:<base64 of nonce and ciphertext>``; the empty text stays empty."""
        if not text:
            return ""
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[self._newest].encrypt(nonce, text.encode(), self._newest.encode())
        return f"{self._newest}:{base64.b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str) -> str:
        """The text again.  Raises ``KeyError`` for an unknown key, ``InvalidTag`` when it was changed."""
        if not sealed:
            return ""
        key_id, _, encoded = sealed.partition(":")
        raw = base64.b64decode(encoded)
        return self._ciphers[key_id].decrypt(raw[:_NONCE], raw[_NONCE:], key_id.encode()).decode()

    def digest(self, text: str) -> str:
        """A keyed hash (HMAC-SHA-256, hex) for look-up of a sealed value."""
        return hmac.new(self._hash_key, text.encode(), hashlib.sha256).hexdigest()


@cache
def sealer() -> Sealer:
    """The sealer of this process, by ``FIELD_KEYS`` and ``FIELD_HASH_KEY``."""
    return Sealer(environment.keys("FIELD_KEYS"), environment.key("FIELD_HASH_KEY"))
