"""``GET /api/v1/records/<id>``: what an event told of, as the record holds it now, as far as the system may see it."""
from __future__ import annotations

from flask import Response, jsonify

from gateway.api.asking import fingerprint, key, number
from gateway.api.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.verification.subscriptions import RecordShown


@bp.get("/records/<person_id>")
@public
def record(person_id: str) -> Response:
    """Whoever has a key; ``version`` is the one that the event named: older than that is no answer."""
    shown: RecordShown = services.verification.record_of(
        key_hash=fingerprint(key()), person_id=person_id, version=number("version", 0)
    )
    return jsonify(shown)
