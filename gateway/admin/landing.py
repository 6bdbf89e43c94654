"""Where an official arrives: at the work of the first profile, or at a list of the profiles held."""
from __future__ import annotations

from flask import g, redirect, render_template
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.menu import seen_by
from gateway.who_may_open import require_official
from services.contracts.profiles import Profile
from services.contracts.verification.levels import DECIDING

HELPDESKS = frozenset(profile for profile in Profile if profile.startswith("helpdesk_"))
STRAIGHT_TO_WORK = DECIDING | {Profile.EXECUTIVE} | HELPDESKS


@bp.get("")
@bp.get("/", strict_slashes=False)
@require_official
def landing() -> str | Response:
    """A verifier goes to the inbox, a helpdesk to its tickets, an executive to the figures; the others see a list."""
    held = {grant["profile"] for grant in g.who["grants"]}
    items = seen_by(held)
    straight = seen_by(held & STRAIGHT_TO_WORK)
    if straight:
        return redirect(straight[0].path)
    return render_template("admin/landing.html", grants=g.who["grants"], items=items)
