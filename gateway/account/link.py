"""The link of a letter: looking at it uses nothing up, a new password does, and the log-in goes on behind it."""
from __future__ import annotations

from typing import Any

from flask import render_template, request

from gateway.account import browser, steps
from gateway.account.blueprint import bp
from gateway.account.door import here
from gateway.account.first_password import at_fields, twice
from gateway.services import address, services
from gateway.who_may_open import public
from services.contracts.errors import Invalid, NotFound

LONGEST = 128


@bp.get("/sandi-baru/<token>")
@bp.get("/admin/sandi-baru/<token>")
@public
def link(token: str) -> Any:
    """The form, or that the link is over: mail programs look at links before people do."""
    return _page(token, {})


@bp.post("/sandi-baru/<token>")
@bp.post("/admin/sandi-baru/<token>")
@public
def use_link(token: str) -> Any:
    """The password counts from now on; officials go on to their code, or to setting up the app."""
    if errors := twice():
        return _page(token, errors)
    try:
        entered = services.identity.use_link(
            kind=here().kind, token=token, password=request.form["sandi"],
            address=address(), browser=browser.name(), device=steps.device(),
        )  # fmt: skip
    except NotFound as refusal:
        return _over(), refusal.status
    except Invalid as refusal:
        return _page(token, at_fields(refusal, {"password": "sandi"}))
    return steps.arrive(entered)


def _page(token: str, errors: dict[str, str]) -> Any:
    if len(token) > LONGEST:
        return _over(), NotFound.status
    try:
        known = services.identity.link(kind=here().kind, token=token)
    except NotFound as refusal:
        return _over(), refusal.status
    page = render_template("account/link.html", link=known, errors=errors, kind=here().kind)
    return page, Invalid.status if errors else 200


def _over() -> str:
    return render_template("account/link_over.html")
