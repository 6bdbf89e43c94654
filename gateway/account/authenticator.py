"""An official sets up the authenticator app at the first log-in, and gets recovery codes, shown this once."""
from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from flask_babel import gettext as _

from gateway import qr
from gateway.account import steps
from gateway.account.blueprint import bp
from gateway.account.code import said
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.errors import Invalid

_GROUP = 4  # signs of the key that are read at once


@bp.get("/admin/masuk/autentikator")
@public
@steps.one_step
def set_up() -> str:
    """The picture for the app's camera, the key for typing, and the field for the first code."""
    return _page()


@bp.post("/admin/masuk/autentikator")
@public
@steps.one_step
def confirm() -> Any:
    """The right code shows that the app works; the recovery codes come before anything else."""
    typed = "".join(request.form.get("kode", "").split())
    if not typed:
        return _page(_("Isi kode dari aplikasi autentikator.")), Invalid.status
    try:
        trust = bool(request.form.get("percayai"))
        entered = services.identity.confirm_app(
            token=steps.token(), code=typed[:16], device=steps.device(), trust=trust
        )
    except Invalid as refusal:
        return _page(said(refusal)), refusal.status
    page = render_template(
        "account/recovery_codes.html", codes=entered["recovery_codes"], way_on=steps.way_on(entered["step"])
    )
    return steps.carry(make_response(page), entered)


def _page(error: str = "") -> str:
    app = services.identity.set_up_app(token=steps.token())
    secret = app["secret"]
    groups = [secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP)]
    return render_template(
        "account/authenticator.html", username=app["username"], groups=groups, error=error,
        picture=qr.picture(app["address"], "qr-app"),
    )  # fmt: skip
