"""The page: the agency's table as it stands now, the sheets that were issued, and the button that issues one."""
from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.admin.blueprint import bp
from gateway.admin.recapitulations.table import COLUMNS, row, rows
from gateway.admin.statistics.csv_file import csv_file
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict
from services.contracts.reporting.answers import ProgressShown

LONGEST = 36  # characters of an id


@bp.get("/rekapitulasi")
@require_right("reporting.progress", "reporting.recapitulations")
def recapitulations() -> str:
    """``instansi`` chooses; whoever sees one agency only need not."""
    agency_id = request.args.get("instansi", "")[:LONGEST]
    shown: ProgressShown = services.reporting.progress(agency_id=agency_id)
    agencies = sorted((one["agency"], one["agency_id"]) for one in shown["agencies"])
    if not agency_id and len(agencies) == 1:
        agency_id = agencies[0][1]
        shown = services.reporting.progress(agency_id=agency_id)
    issued = services.reporting.recapitulations(agency_id=agency_id) if agency_id else []
    stages = {stage["stage"]: stage["count"] for stage in shown["stages"]}
    return render_template(
        "admin/recapitulations/page.html", agencies=agencies, chosen=agency_id, shown=shown, issued=issued,
        columns=COLUMNS, rows=rows(shown["units"]), whole=row(_("Seluruh instansi"), stages),
        agency=next((name for name, one in agencies if one == agency_id), ""),
    )  # fmt: skip


@bp.get("/rekapitulasi.csv")
@require_right("reporting.progress")
def recapitulation_csv() -> Response:
    """The table of the page, of the agency that ``instansi`` names."""
    shown: ProgressShown = services.reporting.progress(agency_id=request.args.get("instansi", "")[:LONGEST] or "-")
    stages = {stage["stage"]: stage["count"] for stage in shown["stages"]}
    lines = [*rows(shown["units"]), row(_("Seluruh instansi"), stages)]
    header = (_("Unit organisasi"), *(column.name for column in COLUMNS))
    return csv_file("rekapitulasi", header, [(line.name, *line.numbers) for line in lines])


@bp.post("/rekapitulasi")
@require_right("reporting.issue_recapitulation", "reporting.recapitulations")
def issue_recapitulation() -> Response:
    """Terbitkan: the sheet opens, ready to be printed."""
    agency_id = request.form.get("instansi", "")[:LONGEST]
    try:
        sheet = services.reporting.issue_recapitulation.write(agency_id=agency_id or "-")
    except Conflict as refusal:
        flash(str(refusal), "bad")
        return redirect(f"/admin/rekapitulasi?instansi={agency_id}", 303)
    return redirect(f"/admin/rekapitulasi/{sheet['recapitulation_id']}", 303)
