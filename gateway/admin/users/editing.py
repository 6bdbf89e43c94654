"""Another user name or e-mail address for an account; the name is the state's."""
from __future__ import annotations

from collections.abc import Mapping

from flask import flash, redirect, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.users.account import shown
from gateway.admin.users.acts import Page, known
from gateway.admin.users.listing import beside_the_list
from gateway.admin.users.question import Question
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid

RIGHT = require_right("identity.find_accounts", "identity.account", "identity.edit_account")


@bp.get("/pengguna/<username>/ubah")
@RIGHT
def edit_user(username: str) -> str:
    """The form with what holds now."""
    account = shown(username)
    return _page(username, {"username": account["username"], "email": account["email"]}, {})


@bp.post("/pengguna/<username>/ubah")
@RIGHT
def change_user(username: str) -> Page:
    """Keep it; what is wrong is said at its field."""
    typed = {name: request.form.get(name, "").strip() for name in ("username", "email")}
    if not typed["username"]:
        return _page(username, typed, {"username": _("Isi username.")}), Invalid.status
    try:
        services.identity.edit_account.write(**known(), **typed)
    except (Invalid, Conflict) as refusal:
        return _page(username, typed, errors_of(refusal, {"username": "username", "email": "email"})), refusal.status
    flash(_("Perubahan disimpan."), "ok")
    return redirect(Question.read().address(f"/{typed['username'].lower()}"), 303)


def _page(username: str, typed: Mapping[str, str], errors: dict[str, str]) -> str:
    return beside_the_list("admin/users/edit.html", account=shown(username), typed=typed, errors=errors)
