"""Periksa jawaban and Kirim: every change once more, and what is missing with the way to it."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.form.section import page_of
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.contracts.errors import Conflict, Invalid
from services.contracts.form_fields import FORM_FIELDS, TAB_LABELS, Tab
from services.contracts.registration.answers import Review, TodoItem

Page = Response | str | tuple[str, int]


def way_to(item: TodoItem) -> str:
    """The address at which a missing thing is mended: the very field, opened."""
    anchor, tab = item["anchor"], Tab(item["tab"])
    kind, _sep, row_id = anchor.partition(":")
    if row_id:
        return url_for("portal.history_row", kind=kind, row_id=row_id)
    if item["what"] == "answer" or anchor not in FORM_FIELDS:
        return f"{page_of(tab)}#f-{anchor}"
    return url_for("portal.section", name=tab, ubah=anchor) + f"#f-{anchor}"


@bp.get("/formulir/periksa")
@require_citizen
def review() -> Page:
    """Every change, and what keeps the form from being sent."""
    return _page(services.registration.review())


@bp.post("/formulir/kirim")
@require_citizen
def send() -> Page:
    """Send the form as it was shown; when something changed or is missing, show it instead."""
    version = request.form.get("versi", "")
    try:
        services.registration.send.write(version=int(version) if version.isdecimal() else 0)
    except (Invalid, Conflict) as refusal:
        if refusal.details.get("code") == "sent":
            return redirect(url_for("portal.home"), 303)
        return _page(services.registration.review(), kata(refusal.message)), refusal.status
    return redirect(url_for("portal.home", terkirim="1"), 303)


def _page(shown: Review, message: str = "") -> str:
    groups = [(tab, TAB_LABELS[tab], [c for c in shown["changes"] if c["tab"] == tab]) for tab in Tab]
    todo = [(item, way_to(item), TAB_LABELS[Tab(item["tab"])]) for item in shown["todo"]]
    return render_template("portal/form/review.html", shown=shown, groups=groups, todo=todo, message=message)
