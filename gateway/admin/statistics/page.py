"""Statistik: figures, funnel and a table by agency, all from one answer of reporting and with its time."""
from __future__ import annotations

from flask import render_template, request

from gateway.admin.blueprint import bp
from gateway.admin.statistics.agencies import DEFAULT, ORDERS, table
from gateway.admin.statistics.funnel import bars
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.reporting.answers import ProgressShown


@bp.get("/statistik")
@require_right("reporting.progress")
def progress() -> str:
    """``instansi`` narrows everything to one agency; ``cari``, ``urut`` and ``hal`` shape the table."""
    agency_id = request.args.get("instansi", "")[:36]
    shown: ProgressShown = services.reporting.progress(agency_id=agency_id)
    counts = {stage["stage"]: stage["count"] for stage in shown["stages"]}
    order, q = request.args.get("urut", DEFAULT), request.args.get("cari", "").strip()[:100]
    return render_template(
        "admin/statistics.html",
        as_of=shown["as_of"],
        counts=counts,
        bars=bars(counts),
        orders=ORDERS,
        order=order,
        q=q,
        table=table(shown["agencies"], q, order, request.args.get("hal", 1, type=int)),
        agency_id=agency_id,
        agency=next((a["agency"] for a in shown["agencies"] if a["agency_id"] == agency_id), ""),
    )
