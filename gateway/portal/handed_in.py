"""What was posted after the session had ended: it goes through the log-in with the person, and waits behind it."""

from __future__ import annotations

from flask import current_app, g, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from gateway import typed
from gateway.portal.blueprint import bp
from gateway.services import SIGNED_FOR, address, services
from gateway.typed import Again

FIELD, OWNER = "titipan", "milik"  # the hidden fields: the parcel in the log-in, the account in the form
KEPT = 3600  # seconds


def parcel() -> str:
    """This request's form, signed by us; "" for what was not typed on a page of somebody's own."""
    if g.get("who") is not None or request.path.startswith("/admin") or not request.form.get(OWNER):
        return ""
    again = typed.again()
    return "" if again is None else str(_seal().dumps([again.action, again.values, again.files]))


def opened(token: str) -> Again | None:
    """The parcel of this log-in, for the account that typed it and no other; ``token`` is the new session's."""
    try:
        action, values, files = _seal().loads(request.form.get(FIELD, ""), max_age=KEPT)
    except BadSignature:
        return None
    who = services.identity.who_is(token=token, audiences=list(SIGNED_FOR), address=address())
    values = [(name, value) for name, value in values]
    if dict(values).get(OWNER) != who["account_id"]:
        return None
    g.who = who
    return Again(action, values, [], files)


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="titipan")


@bp.app_context_processor
def _to_templates() -> dict[str, object]:
    return {"parcel": parcel}
