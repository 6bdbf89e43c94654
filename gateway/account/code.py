"""The second step of an official: the code of the authenticator app, or a recovery code where the phone is lost."""
from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from gateway.account import steps
from gateway.account.blueprint import bp
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Invalid, Refusal, TooMany

Page = Any


@bp.get("/admin/masuk/kode")
@public
@steps.one_step
def code() -> Page:
    """Ask for the code; whose it is stands on the page."""
    return _page("account/code.html")


@bp.post("/admin/masuk/kode")
@public
@steps.one_step
def enter_code() -> Page:
    """A right code goes on; a wrong one is told at its field."""
    typed = "".join(request.form.get("kode", "").split())
    if not typed:
        return _page("account/code.html", _("Isi kode dari aplikasi autentikator.")), Invalid.status
    try:
        trust = bool(request.form.get("percayai"))
        entered = services.identity.enter_code(token=steps.token(), code=typed[:16], device=steps.device(), trust=trust)
    except (Invalid, TooMany) as refusal:
        return _page("account/code.html", said(refusal)), refusal.status
    return steps.arrive(entered)


@bp.get("/admin/masuk/cadangan")
@public
@steps.one_step
def recovery_code() -> Page:
    """Ask for a recovery code, and say what to do without one."""
    return _page("account/recovery_code.html")


@bp.post("/admin/masuk/cadangan")
@public
@steps.one_step
def enter_recovery_code() -> Page:
    """A right one goes on and is used up."""
    typed = request.form.get("cadangan", "").strip()
    if not typed:
        return _page("account/recovery_code.html", _("Isi salah satu kode cadangan Anda.")), Invalid.status
    try:
        entered = services.identity.enter_recovery_code(token=steps.token(), code=typed[:32], device=steps.device())
    except (Invalid, TooMany) as refusal:
        return _page("account/recovery_code.html", said(refusal)), refusal.status
    return steps.arrive(entered)


def said(refusal: Refusal) -> str:
    """The words of a refusal at the field of a code."""
    told = next(iter(refusal.details.get("fields", {}).values()), [refusal.message])
    return kata(str(told[0]))


def _page(template: str, error: str = "") -> Page:
    under_way = services.identity.log_in_under_way(token=steps.token())
    if under_way["step"] != "code":
        return redirect(steps.way_on(under_way["step"]), 303)
    return render_template(template, username=under_way["username"], error=error)
