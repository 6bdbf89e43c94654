"""The blueprint that the modules of this package hang their addresses on; refusals are JSON here."""
from __future__ import annotations

from typing import Any

import structlog
from flask import Blueprint, g, jsonify

from services.contracts.errors import NotLoggedIn, Refusal

log = structlog.get_logger()
bp = Blueprint("api", __name__, url_prefix="/api/v1")


@bp.before_request
def nobody_is_logged_in() -> None:
    """A browser's cookie says nothing here: a system speaks for itself, with its key."""
    g.who = None


@bp.errorhandler(Refusal)
def refused(refusal: Refusal) -> Any:
    """RFC 9457: what is wrong, and in which argument."""
    log.info("refused", kind=type(refusal).__name__, page="api", status=refusal.status)
    body = {"type": "about:blank", "title": type(refusal).__name__, "status": refusal.status, "detail": refusal.message}
    if fields := refusal.details.get("fields"):
        body["fields"] = fields
    answer = jsonify(body)
    answer.mimetype = "application/problem+json"
    if isinstance(refusal, NotLoggedIn):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="e-PUPNS"'
    return answer, refusal.status
