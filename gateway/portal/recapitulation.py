"""Anybody who holds a printed recapitulation compares it with what was issued."""
from __future__ import annotations

from flask import render_template

from gateway.admin.recapitulations.table import COLUMNS
from gateway.formats import angka
from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.who_may_open import public
from services.contracts.reporting.answers import RecapitulationChecked


@bp.get("/cek-rekap/<code>")
@public
def check_recapitulation(code: str) -> str:
    """Agency, time and sums; the code is in the QR of the sheet."""
    found: RecapitulationChecked = services.reporting.check_recapitulation(code=code[:40])
    numbers = [(column.name, angka(column.of(found["stages"]))) for column in COLUMNS]
    return render_template("portal/check_recapitulation.html", found=found, numbers=numbers)
