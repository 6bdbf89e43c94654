"""Lupa kata sandi: who types a name gets a letter if there is an account behind it, and the same page in any case."""
from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from gateway.account.blueprint import bp
from gateway.account.door import here
from gateway.services import address, services
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Invalid, TooMany

FIELDS = {"official": "username", "citizen": "nomor"}
LONGEST = 64


@bp.get("/lupa-sandi")
@bp.get("/admin/lupa-sandi")
@public
def forgotten() -> str:
    """Ask for the name; afterwards say what happens now."""
    if "terkirim" in request.args:
        return render_template("account/letter_sent.html", kind=here().kind)
    return _page("")


@bp.post("/lupa-sandi")
@bp.post("/admin/lupa-sandi")
@public
def ask_new_password() -> Any:
    """Identity says nothing about the account; only an address from which too many ask is told to wait."""
    typed = request.form.get(FIELDS[here().kind], "").strip()
    if not typed or len(typed) > LONGEST:
        missing = _("Isi username.") if here().kind == "official" else _("Isi NIP atau nomor register.")
        return _page(missing), Invalid.status
    try:
        services.identity.ask_new_password(kind=here().kind, username=typed, address=address())
    except TooMany as refusal:
        return _page(kata(refusal.message)), refusal.status
    return redirect(f"{here().prefix}/lupa-sandi?terkirim=1", 303)


def _page(error: str) -> str:
    field = FIELDS[here().kind]
    typed = request.form.get(field, "")
    return render_template("account/forgotten.html", kind=here().kind, name=field, typed=typed, error=error)
