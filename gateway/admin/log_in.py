"""The officials' door: user name and password, then the code; and the way out."""
from __future__ import annotations

from flask import redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway import session
from gateway.account import steps
from gateway.admin.blueprint import bp
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Invalid, NotLoggedIn, Refusal, TooMany
from services.contracts.identity.answers import Entered


@bp.get("/masuk")
@public
def log_in() -> str:
    """The form; ``lanjut`` says where it leads."""
    return render_template("admin/log_in.html", username="", refused="")


@bp.post("/masuk")
@public
def enter() -> Response | tuple[str, int]:
    """On to the code, or say why not; the user name stays in its field."""
    username = request.form.get("username", "").strip()
    try:
        entered = _entered(username, request.form.get("password", ""))
    except (Invalid, NotLoggedIn, TooMany) as refusal:
        return render_template("admin/log_in.html", username=username, refused=_message(refusal)), refusal.status
    return steps.arrive(entered)


@bp.post("/keluar")
@public
def log_out() -> Response:
    """End the session here and in identity."""
    return session.end(redirect("/admin/masuk", 303))


def _entered(username: str, password: str) -> Entered:
    if not username or not password:
        raise Invalid(_("Isi username dan kata sandi."))
    return steps.log_in(username, password)


def _message(refusal: Refusal) -> str:
    return _("Isi username dan kata sandi.") if isinstance(refusal, Invalid) else kata(refusal.message)
