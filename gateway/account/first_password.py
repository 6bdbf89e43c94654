"""The last step of a log-in with a password that somebody else chose: the holder's own."""
from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from gateway.account import steps
from gateway.account.blueprint import bp
from gateway.account.door import here
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Invalid

LONGEST = 200


@bp.get("/masuk/sandi")
@bp.get("/admin/masuk/sandi")
@public
@steps.one_step
def first_password() -> Any:
    """Ask for it, twice."""
    return _page({})


@bp.post("/masuk/sandi")
@bp.post("/admin/masuk/sandi")
@public
@steps.one_step
def choose_first_password() -> Any:
    """Identity says what is wrong with it, or the session begins."""
    if errors := twice():
        return _page(errors), Invalid.status
    try:
        entered = services.identity.choose_first_password(
            token=steps.token(), password=request.form["sandi"], device=steps.device()
        )
    except Invalid as refusal:
        return _page(at_fields(refusal, {"password": "sandi"})), refusal.status
    return steps.arrive(entered)


def twice() -> dict[str, str]:
    """What is wrong with ``sandi`` and ``sandi_lagi`` before anybody is asked."""
    password = request.form.get("sandi", "")
    if not password:
        return {"sandi": _("Isi kata sandi baru.")}
    if len(password) > LONGEST:
        return {"sandi": _("Kata sandi paling panjang %(count)d tanda.", count=LONGEST)}
    if password != request.form.get("sandi_lagi", ""):
        return {"sandi_lagi": _("Kedua kata sandi tidak sama. Ketik sekali lagi.")}
    return {}


def at_fields(refusal: Invalid, names: dict[str, str]) -> dict[str, str]:
    """The refusal's words at the page's fields; ``names`` maps identity's names to the page's."""
    fields = refusal.details.get("fields", {})
    found = {names[name]: kata(str(told[0])) for name, told in fields.items() if name in names and told}
    return found or {next(iter(names.values())): kata(refusal.message)}


def _page(errors: dict[str, str]) -> Any:
    under_way = services.identity.log_in_under_way(token=steps.token())
    if under_way["step"] != "password":
        return redirect(steps.way_on(under_way["step"]), 303)
    return render_template(
        "account/first_password.html", username=under_way["username"], errors=errors, kind=here().kind
    )
