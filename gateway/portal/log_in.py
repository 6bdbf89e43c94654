"""The civil servants' door: NIP or nomor register and password, and the way out."""

from __future__ import annotations

from flask import make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway import session
from gateway.account import steps
from gateway.portal import handed_in
from gateway.portal.blueprint import bp
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Forbidden, Invalid, NotLoggedIn, TooMany


@bp.get("/masuk")
@public
def log_in() -> str:
    """The form; ``lanjut`` says where it leads."""
    return _page()


@bp.post("/masuk")
@public
def enter() -> Response | tuple[str, int]:
    """Begin a session and go on where the person was, or say why not."""
    username, password = request.form.get("nomor", "").strip(), request.form.get("sandi", "")
    missing = {"nomor": _("Isi NIP atau nomor register.")} if not username else {}
    missing |= {"sandi": _("Isi kata sandi.")} if not password else {}
    if missing:
        return _page(missing), Invalid.status
    try:
        entered = steps.log_in(_plain(username), password)
    except (NotLoggedIn, TooMany, Invalid, Forbidden) as refusal:
        return _page({"nomor": kata(refusal.message)}), refusal.status
    kept = handed_in.opened(entered["token"]) if entered["step"] == "done" else None
    if kept is not None:
        return steps.carry(make_response(render_template("portal/handed_in.html", retry=kept)), entered)
    return steps.arrive(entered)


@bp.post("/keluar")
@public
def log_out() -> Response:
    """End the session here and in identity."""
    return session.end(redirect("/masuk", 303))


def _plain(number: str) -> str:
    """People copy numbers with the spaces, dots and small letters that they see."""
    return number.replace(" ", "").replace(".", "").replace("-", "").upper()


def _page(errors: dict[str, str] | None = None) -> str:
    return render_template("portal/log_in.html", errors=errors or {}, number=request.form.get("nomor", ""))
