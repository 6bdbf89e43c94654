"""Requests that nobody may have answered: the headers of each, by what is wrong with it."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any

from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey

from services.chassis.assertion import LIFETIME, Signer
from services.contracts.actor import Actor
from tests.services.chassis.running import Keys

ANI = Actor(account_id="ani", name="Ani", citizen=True, person_id="ani")
Headers = dict[str, str]


def claims(audience: str, **other: Any) -> dict[str, Any]:
    """What a good assertion of identity says, and what is said otherwise here; None leaves a claim out."""
    now = int(time.time())
    usual = {"iss": "identity", "aud": audience, "iat": now, "exp": now + LIFETIME, "act": ANI.to_claims()}
    return {name: value for name, value in {**usual, **other}.items() if value is not None}


def signed(keys: Keys, issuer: str, claimed: dict[str, Any]) -> str:
    """Any claims with the issuer's real key."""
    parts = {"x": keys.public[issuer], "d": keys.private[issuer]}
    encoded = {name: base64.urlsafe_b64encode(raw).rstrip(b"=").decode() for name, raw in parts.items()}
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", **encoded})
    return jwt.encode({"alg": "Ed25519"}, claimed, key, algorithms=["Ed25519"])


def unsigned(claimed: dict[str, Any]) -> str:
    """``alg: none``."""
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claimed)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def _by_a_stranger(_keys: Keys, audience: str) -> Headers:
    stranger = Keys()
    stranger.add("identity")
    return {"assertion": signed(stranger, "identity", claims(audience))}


def _expired(keys: Keys, audience: str) -> Headers:
    then = int(time.time()) - LIFETIME - 1
    return {"assertion": signed(keys, "identity", claims(audience, iat=then, exp=then + LIFETIME))}


def _expired_by_a_moment(keys: Keys, audience: str) -> Headers:
    """No leeway: clocks that differ do not lengthen a life."""
    now = int(time.time())
    return {"assertion": signed(keys, "identity", claims(audience, iat=now - 10, exp=now))}


def _long_lived(keys: Keys, audience: str) -> Headers:
    """Whoever signs an hour gets a minute."""
    now = int(time.time())
    then = now - LIFETIME - 1
    return {"assertion": signed(keys, "identity", claims(audience, iat=then, exp=now + 3600))}


def _gateway_speaks_of_a_person(keys: Keys, audience: str) -> Headers:
    return {"assertion": signed(keys, "gateway", claims(audience, iss="gateway"))}


def _of_another_service(keys: Keys, audience: str) -> Headers:
    as_another = Actor(account_id="", service="verification")
    return {"assertion": signed(keys, "gateway", claims(audience, iss="gateway", act=as_another.to_claims()))}


def _by_public_key(keys: Keys, audience: str) -> Headers:
    """The public key of identity as an HMAC secret."""
    secret = OctKey.import_key(keys.public["identity"])
    return {"assertion": jwt.encode({"alg": "HS256"}, claims(audience), secret)}


FORGERIES: dict[str, Callable[[Keys, str], Headers]] = {
    "no assertion": lambda _keys, _audience: {},
    "an empty assertion": lambda _keys, _audience: {"assertion": ""},
    "nameko's own headers only": lambda _keys, _audience: {"user_id": "1", "auth_token": "x", "language": "id"},
    "expired": _expired,
    "expired by a moment": _expired_by_a_moment,
    "signed for an hour, a minute ago": _long_lived,
    "for another service": lambda keys, _audience: {"assertion": signed(keys, "identity", claims("elsewhere"))},
    "for every service": lambda keys, audience: {"assertion": signed(keys, "identity", claims(audience, aud=None))},
    "by another key": _by_a_stranger,
    "alg: none": lambda _keys, audience: {"assertion": unsigned(claims(audience))},
    "by a public key": _by_public_key,
    "the gateway signs as identity": lambda keys, audience: {"assertion": signed(keys, "gateway", claims(audience))},
    "the gateway speaks of a person": _gateway_speaks_of_a_person,
    "the gateway speaks for a service": _of_another_service,
    "signed by identity for nobody": lambda keys, audience: {
        "assertion": Signer("identity", keys.private["identity"], keys.public["identity"]).sign(
            Actor(account_id="ani", service="gateway"), audience
        )
    },
}
