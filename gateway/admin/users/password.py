"""Another way in for an account's holder: an activation link, or a first password that is typed here twice."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _

from gateway.account.first_password import twice
from gateway.admin.blueprint import bp
from gateway.admin.users.account import shown
from gateway.admin.users.acts import Page, known
from gateway.admin.users.listing import beside_the_list
from gateway.admin.users.question import Question
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid

RIGHT = require_right(
    "identity.find_accounts", "identity.account", "identity.set_password", "identity.send_activation"
)
BY_LINK, TYPED = "tautan", "sekarang"


@bp.get("/pengguna/<username>/sandi")
@RIGHT
def user_password(username: str) -> str:
    """Ask which way."""
    return _page(username, {})


@bp.post("/pengguna/<username>/sandi")
@RIGHT
def give_password(username: str) -> Page:
    """The holder's sessions end with it."""
    by_link = way() == BY_LINK
    if not by_link and (errors := twice()):
        return _page(username, errors), Invalid.status
    try:
        _write(by_link=by_link)
    except (Invalid, Conflict) as refusal:
        return _page(username, errors_of(refusal, {"password": "sandi", "email": "cara"})), refusal.status
    typed_here = _("Kata sandi diganti; wajib diganti saat masuk pertama.")
    flash(_("Tautan aktivasi dikirim.") if by_link else typed_here, "ok")
    return redirect(Question.read().address(f"/{username}"), 303)


def way() -> str:
    """Which way was chosen; the link unless the other was."""
    return TYPED if request.form.get("cara") == TYPED else BY_LINK


def _write(*, by_link: bool) -> Any:
    if by_link:
        return services.identity.send_activation.write(**known())
    return services.identity.set_password.write(**known(), password=request.form["sandi"])


def _page(username: str, errors: dict[str, str]) -> str:
    return beside_the_list("admin/users/password.html", account=shown(username), errors=errors, way=way())
