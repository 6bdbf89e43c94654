"""A sheet that was issued, for the screen and the printer."""
from __future__ import annotations

from flask import render_template, url_for
from flask_babel import gettext as _

from gateway import qr
from gateway.admin.blueprint import bp
from gateway.admin.recapitulations.table import COLUMNS, row, rows
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.reporting.answers import RecapitulationShown


@bp.get("/rekapitulasi/<recapitulation_id>")
@require_right("reporting.recapitulation")
def recapitulation(recapitulation_id: str) -> str:
    """As it stood when it was issued."""
    shown: RecapitulationShown = services.reporting.recapitulation(recapitulation_id=recapitulation_id)
    address = url_for("portal.check_recapitulation", code=shown["code"], _external=True)
    return render_template(
        "admin/recapitulations/sheet.html", shown=shown, columns=COLUMNS, rows=rows(shown["units"]),
        whole=row(_("Seluruh instansi"), shown["stages"]), code=qr.picture(address, "qr", ground=None, border=0),
        address=address.partition("://")[2].rpartition("/")[0],
    )  # fmt: skip
