"""Lupa nomor register: who types NIP, name and e-mail gets a letter if all are right, and the same page in any case."""
from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.services import address, services
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Invalid, TooMany

Page = Response | str | tuple[str, int]
NIP_LENGTH, LONGEST = 18, 200
_SIGNS = {ord(sign): None for sign in " .-/"}


@bp.get("/lupa-register")
@public
def forgotten_number() -> str:
    """The three questions; afterwards what happens now."""
    if "terkirim" in request.args:
        return render_template("portal/number_sent.html")
    return _page({})


@bp.post("/lupa-register")
@public
def ask_number() -> Page:
    """Identity says nothing about the account; only an address from which too many ask is told to wait."""
    nip = request.form.get("nip", "").translate(_SIGNS)
    name, email = (request.form.get(one, "").strip()[:LONGEST] for one in ("nama", "email"))
    errors = {} if nip.isdecimal() and len(nip) == NIP_LENGTH else {"nip": _("Isi 18 angka NIP Anda.")}
    errors |= {} if name else {"nama": _("Isi nama lengkap tanpa gelar.")}
    errors |= {} if "@" in email else {"email": _("Tulis alamat e-mail lengkap, contoh: nama@contoh.go.id.")}
    if errors:
        return _page(errors), Invalid.status
    try:
        services.identity.ask_register_number(nip=nip, name=name, email=email, address=address())
    except TooMany as refusal:
        return _page({"nip": kata(refusal.message)}), refusal.status
    return redirect(url_for("portal.forgotten_number", terkirim=1), 303)


def _page(errors: dict[str, str]) -> str:
    return render_template("portal/forgotten_number.html", errors=errors, typed=request.form)
