"""The public addresses of the reference lists: no log-in, no cookie; refusals are JSON (RFC 9457)."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, g, jsonify

from services.contracts.errors import Refusal

bp = Blueprint("open_data", __name__, url_prefix="/api/v1/reference", template_folder="templates")


@bp.before_request
def nobody_is_logged_in() -> None:
    """A browser's cookie says nothing here: the lists are the same for everybody."""
    g.who = None


@bp.errorhandler(Refusal)
def refused(refusal: Refusal) -> Any:
    """What is wrong, and in which argument."""
    body = {"type": "about:blank", "title": type(refusal).__name__, "status": refusal.status, "detail": refusal.message}
    answer = jsonify(body | {name: refusal.details[name] for name in ("fields",) if name in refusal.details})
    answer.mimetype = "application/problem+json"
    return answer, refusal.status
