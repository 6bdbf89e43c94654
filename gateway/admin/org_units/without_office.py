"""Cases that no office has: the agency sees whose they are and where a level-1 unit is missing."""
from __future__ import annotations

from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.choose_agency import choose_agency
from gateway.admin.org_units.agency import HERE, agency_here
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.verification.answers import WithoutOfficePage


@bp.get("/unor/tanpa-kantor")
@require_right("verification.without_office")
def without_office() -> str | Response:
    """A page of them, oldest first."""
    agency_id = agency_here()
    if not agency_id:
        return choose_agency(f"{HERE}/tanpa-kantor", _("Berkas tanpa kantor"), _("Pilih instansinya."))
    after = request.args.get("setelah", "")[:100]
    page: WithoutOfficePage = services.verification.without_office(agency_id=agency_id, after=after)
    return render_template("admin/org_units/without_office.html", page=page, agency_id=agency_id, after=after)
