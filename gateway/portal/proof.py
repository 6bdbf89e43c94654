"""The proof of registration, to print: one half for the verifier, one for the civil servant."""

from __future__ import annotations

from flask import render_template

from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.who_may_open import require_citizen


@bp.get("/bukti")
@require_citizen
def proof() -> str:
    """The proof of the own registration, as it stands now."""
    return render_template("portal/proof.html", home=services.registration.home())
