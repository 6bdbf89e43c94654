"""``GET /api/v1/events``: a subscribing system reads its events, page by page, in the order of their numbers."""
from __future__ import annotations

import hashlib

from flask import Response, jsonify, request

from gateway.api.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.errors import Invalid, NotLoggedIn
from services.contracts.verification.subscriptions import EventsPage

NO_KEY = "Authorization: Bearer <key> is missing."
NOT_A_NUMBER = "must be a whole number"


@bp.get("/events")
@public
def events() -> Response:
    """Whoever has a key; ``after`` is the number of the last event that the system has taken."""
    page: EventsPage = services.verification.events(
        key_hash=fingerprint(_key()), after=_number("after", 0), limit=_number("limit", 100)
    )
    return jsonify(page)


@bp.get("/keys")
@public
def keys() -> Response:
    """The public key of signatures; it is no secret."""
    return jsonify(services.verification.event_key())


def fingerprint(key: str) -> str:
    """What the service knows of a key: 256 random bits cannot be guessed from it."""
    return hashlib.sha256(key.encode()).hexdigest()


def _key() -> str:
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise NotLoggedIn(NO_KEY)
    return key.strip()


def _number(name: str, default: int) -> int:
    typed = request.args.get(name, str(default))
    if not (typed.isascii() and typed.isdigit()):
        raise Invalid(f"{name} {NOT_A_NUMBER}.", fields={name: [NOT_A_NUMBER]})
    return int(typed)
