"""Konfirmasi Pindah Instansi: an agency's admin says whether somebody has left the agency, or come to it."""
from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.helpdesk.requests import VERDICTS

HERE = "/admin/pindah-instansi"


@bp.get("/pindah-instansi")
@require_right("helpdesk.transfers_to_confirm")
def transfers_to_confirm() -> str:
    """What waits for the own agency, oldest first."""
    return render_template("admin/helpdesk/transfers.html", rows=services.helpdesk.transfers_to_confirm(), here=HERE)


@bp.post("/pindah-instansi/<number>")
@require_right("helpdesk.confirm_transfer")
def confirm_transfer(number: str) -> Response:
    """Benar or Tidak benar."""
    verdict = request.form.get("do", "")
    if verdict in VERDICTS:
        services.helpdesk.confirm_transfer.write(
            number=number[:20], agency_id=request.form.get("instansi", "")[:36], verdict=verdict,
            note=request.form.get("catatan", "").strip()[:500],
        )
        flash(_("Jawaban instansi tersimpan."), "ok")
    return redirect(HERE, 303)
