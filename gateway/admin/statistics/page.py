"""Statistik: figures, funnel, lines, map, rankings and age of work, all from one answer of reporting, with its time."""
from __future__ import annotations

from flask import render_template, request

from gateway.admin.blueprint import bp
from gateway.admin.statistics.agencies import DEFAULT, ORDERS, table
from gateway.admin.statistics.asked import progress_of
from gateway.admin.statistics.figures import Figures
from gateway.admin.statistics.filter_bar import KINDS, TIMES, Filter, choices
from gateway.admin.statistics.measures import MEASURES
from gateway.admin.statistics.open_work import BANDS
from gateway.admin.statistics.over_time import LINES
from gateway.who_may_open import require_right


@bp.get("/statistik")
@require_right("reporting.progress")
def progress() -> tuple[str, int]:
    """The filter bar narrows everything; ``cari``, ``urut`` and ``hal`` shape the table of agencies."""
    chosen = Filter.of(request.args)
    shown, status = progress_of(chosen)
    figures = Figures(shown, chosen)
    order, q = request.args.get("urut", DEFAULT), request.args.get("cari", "").strip()[:100]
    agencies = figures.shown["agencies"]
    page = render_template(
        "admin/statistics.html",
        figures=figures,
        shown=figures.shown,
        chosen=chosen,
        choices=choices(agencies, chosen),
        kinds=KINDS,
        times=TIMES,
        measures=MEASURES,
        lines=LINES,
        bands=BANDS,
        orders=ORDERS,
        order=order,
        q=q,
        table=table(figures.inside, q, order, request.args.get("hal", 1, type=int)),
        agency=next((one["agency"] for one in agencies if one["agency_id"] == chosen.agency), ""),
    )
    return page, status
