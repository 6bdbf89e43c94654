"""``GET /api/v1/events``: a subscribing system reads its events, page by page, in the order of their numbers."""
from __future__ import annotations

from flask import Response, jsonify

from gateway.api.asking import fingerprint, key, number
from gateway.api.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.verification.subscriptions import EventsPage


@bp.get("/events")
@public
def events() -> Response:
    """Whoever has a key; ``after`` is the number of the last event that the system has taken."""
    page: EventsPage = services.verification.events(
        key_hash=fingerprint(key()), after=number("after", 0), limit=number("limit", 100)
    )
    return jsonify(page)


@bp.get("/keys")
@public
def keys() -> Response:
    """The public key of signatures; it is no secret."""
    return jsonify(services.verification.event_key())
