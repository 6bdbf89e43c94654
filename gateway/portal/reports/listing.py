"""What can be reported, who helps, and the own reports."""
from __future__ import annotations

from flask import g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.reports.words import OFFICES, by_stage
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.errors import Broken, Unavailable
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.categories import CATEGORIES

FORGOTTEN = {"lupa_sandi": "/lupa-sandi", "lupa_register": "/lupa-register"}  # what people mend by themselves


@bp.get("/bantuan")
@public
def help_page() -> Response | str:
    """Every kind of problem; ``?kategori=`` leads to the report itself."""
    wanted = request.args.get("kategori", "")
    if wanted in CATEGORIES:
        return redirect(url_for("portal.report", slug=wanted))
    if wanted in FORGOTTEN:
        return redirect(FORGOTTEN[wanted])
    return render_template("portal/reports/list.html", stages=by_stage(), offices=OFFICES, mine=_mine())


def _mine() -> list[TicketShown]:
    """The own reports; the page stands also while the helpdesk is away."""
    if g.who is None or not g.who["citizen"]:
        return []
    try:
        found: list[TicketShown] = services.helpdesk.my_tickets()
    except (Unavailable, Broken):
        return []
    return found
