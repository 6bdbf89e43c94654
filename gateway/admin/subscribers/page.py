"""The list of subscribing systems, and the page of one with its delivery log."""
from __future__ import annotations

from flask import render_template, request

from gateway.admin.blueprint import bp
from gateway.admin.subscribers.words import FIELDS, WAYS
from gateway.services import services
from gateway.who_may_open import require_right

HERE = "/admin/pelanggan"


@bp.get("/pelanggan")
@require_right("verification.list_subscribers")
def subscribers() -> str:
    """All of them."""
    return list_page({})


@bp.get("/pelanggan/<name>")
@require_right("verification.list_subscribers")
def subscriber(name: str) -> str:
    """One."""
    return one_page(name, {})


def list_page(errors: dict[str, str]) -> str:
    """With the form for a new one; what was typed before an error stays."""
    systems = services.verification.list_subscribers()
    return render_template(
        "admin/subscribers/list.html", systems=systems, errors=errors, typed=request.form, fields=FIELDS,
        chosen=request.form.getlist("subjects"),
    )


def one_page(name: str, errors: dict[str, str], key: str = "", replayed: dict[str, int] | None = None) -> str:
    """``key`` is shown this once."""
    shown = services.verification.subscriber(name=name)
    one = shown["subscriber"]
    typed = request.form if "system" in request.form and errors else None
    return render_template(
        "admin/subscribers/one.html", one=one, log=shown["deliveries"], errors=errors, ways=WAYS, fields=FIELDS,
        typed=typed, chosen=request.form.getlist("subjects") if typed else one["subjects"], key=key, replayed=replayed,
    )
