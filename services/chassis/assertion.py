"""Signed identity: a short-lived assertion (EdDSA) of who asks, for one audience.

Identity speaks of people; every other issuer may only speak for itself.  No issuer's key is known to another.
"""
from __future__ import annotations

import base64
import json
import time
from typing import Any, Self

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from services.chassis import environment
from services.contracts.actor import Actor
from services.contracts.errors import NotLoggedIn

LIFETIME = 60  # seconds
CLOCKS_DIFFER = 30  # seconds that the signer's clock may be ahead
SPEAKS_OF_PEOPLE = "identity"
_ALGORITHM = "Ed25519"


def _url64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Signer:
    """Signs assertions as one issuer."""

    def __init__(self, issuer: str, private_key: bytes, public_key: bytes) -> None:
        self.issuer = issuer
        jwk: dict[str, Any] = {"kty": "OKP", "crv": "Ed25519", "x": _url64(public_key), "d": _url64(private_key)}
        self._key = OKPKey.import_key(jwk)

    @classmethod
    def from_environment(cls, issuer: str) -> Self:
        """The signer of this process: ``ASSERTION_PRIVATE_KEY`` and its line in ``ASSERTION_PUBLIC_KEYS``."""
        public = environment.keys("ASSERTION_PUBLIC_KEYS")
        if issuer not in public:
            raise environment.ConfigurationError(f"ASSERTION_PUBLIC_KEYS has no key of {issuer}.")
        return cls(issuer, environment.key("ASSERTION_PRIVATE_KEY"), public[issuer])

    def sign(self, actor: Actor, audience: str) -> str:
        """A compact JWS that ``audience`` accepts for ``LIFETIME`` seconds."""
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": audience, "iat": now, "exp": now + LIFETIME, "act": actor.to_claims()}
        return jwt.encode({"alg": _ALGORITHM}, claims, self._key, algorithms=[_ALGORITHM])

    def as_itself(self, audience: str, address: str = "") -> str:
        """An assertion in which this process speaks for itself; ``address`` is of the visitor on whose behalf."""
        return self.sign(Actor(account_id="", service=self.issuer, address=address), audience)


class Verifier:
    """Checks assertions that are meant for one audience."""

    def __init__(self, audience: str, public_keys: dict[str, bytes]) -> None:
        self.audience = audience
        self._keys = {
            issuer: OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": _url64(raw)})
            for issuer, raw in public_keys.items()
        }

    @classmethod
    def from_environment(cls, audience: str) -> Self:
        """The verifier of this process, by ``ASSERTION_PUBLIC_KEYS``."""
        return cls(audience, environment.keys("ASSERTION_PUBLIC_KEYS"))

    def actor(self, assertion: str) -> Actor:
        """Who asks.  Raises ``NotLoggedIn`` for anything but a fresh assertion for this audience."""
        try:
            claims = jwt.decode(assertion, self._key_of_who_says_so, algorithms=[_ALGORITHM]).claims
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise NotLoggedIn("Permintaan ini tidak ditandatangani oleh layanan yang dikenal.") from error
        return self._checked(claims["iss"], claims)

    def _key_of_who_says_so(self, unchecked: Any) -> OKPKey:
        """Only the named issuer's key is tried: a check of a signature is the dearest part of a small request."""
        return self._keys[json.loads(unchecked.payload)["iss"]]

    def _checked(self, issuer: str, claims: dict[str, Any]) -> Actor:
        if claims.get("aud") != self.audience:
            raise NotLoggedIn("Tanda tangan ini bukan untuk layanan ini.")
        try:
            now, begun, ends = time.time(), float(claims["iat"]), float(claims["exp"])
            actor = Actor.from_claims(claims["act"])
        except (KeyError, TypeError, ValueError) as error:
            raise NotLoggedIn("Tanda tangan ini tidak lengkap.") from error
        if not begun - CLOCKS_DIFFER <= now < min(ends, begun + LIFETIME):
            raise NotLoggedIn("Tanda tangan sudah kedaluwarsa. Ulangi tindakan Anda.")
        speaks_for_itself = actor == Actor(account_id="", service=issuer, address=actor.address)
        speaks_of_a_person = issuer == SPEAKS_OF_PEOPLE and actor.service == ""
        if not (speaks_for_itself or speaks_of_a_person):
            raise NotLoggedIn("Layanan ini tidak boleh berbicara atas nama orang.")
        return actor
