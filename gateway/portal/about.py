"""Pages that say what is done with personal data, and how the pages can be used by everybody."""

from __future__ import annotations

from flask import render_template

from gateway.portal.blueprint import bp
from gateway.who_may_open import public


@bp.get("/data-pribadi")
@public
def personal_data() -> str:
    """The notice of processing (UU 27/2022, article 21)."""
    return render_template("portal/personal_data.html")


@bp.get("/aksesibilitas")
@public
def accessibility() -> str:
    """What the pages promise, and whom to tell when they fail."""
    return render_template("portal/accessibility.html")
