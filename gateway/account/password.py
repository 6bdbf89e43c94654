"""The own password, changed by its holder: the old one once, the new one twice."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _

from gateway import session
from gateway.account.door import here, own_page
from gateway.account.first_password import at_fields, twice
from gateway.services import services
from gateway.spoken import kata
from services.contracts.errors import Invalid, TooMany

NAMES = {"old": "sandi_lama", "new": "sandi"}


@own_page("/sandi", "GET")
def password() -> str:
    """The form; nothing of it is ever filled in."""
    return _page({})


@own_page("/sandi", "POST")
def change_password() -> Any:
    """All other sessions end with it."""
    old = request.form.get("sandi_lama", "")
    errors = ({} if old else {"sandi_lama": _("Isi kata sandi sekarang.")}) | twice()
    if errors:
        return _page(errors), Invalid.status
    try:
        services.identity.change_password(token=session.token(), old=old, new=request.form["sandi"])
    except Invalid as refusal:
        return _page(at_fields(refusal, NAMES)), refusal.status
    except TooMany as refusal:
        return _page({"sandi_lama": kata(refusal.message)}), refusal.status
    flash(_("Kata sandi sudah diganti. Semua sesi yang lain diakhiri."))
    return redirect(f"{here().prefix}/sesi", 303)


def _page(errors: dict[str, str]) -> str:
    return render_template("account/password.html", errors=errors, kind=here().kind)
