"""Expected against received: the agencies of who looks, or the units of one; as a page and as a file."""
from __future__ import annotations

from typing import Any

from flask import Response, g, render_template, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.menu import FOLLOWERS
from gateway.admin.missing.counts import Counted
from gateway.admin.missing.question import LONGEST, PATH, Question
from gateway.admin.missing.words import REASONS
from gateway.admin.statistics.csv_file import csv_file
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.reporting.answers import MissingShown

MOST = 500  # units or agencies on one page; the file holds all


def _asked() -> tuple[MissingShown, str]:
    """With the agency that is meant: who sees one only need not choose it."""
    agency_id, unit_id = request.args.get("instansi", "")[:LONGEST], request.args.get("unit", "")[:LONGEST]
    shown: MissingShown = services.reporting.missing(agency_id=agency_id, unit_id=unit_id)
    if not agency_id and len(shown["agencies"]) == 1:
        agency_id = shown["agencies"][0]["id"]
        shown = services.reporting.missing(agency_id=agency_id)
    return shown, agency_id


@bp.get("/belum-terdata")
@require_right("reporting.missing")
def missing() -> str:
    """Agencies, or units of an agency, those with most missing people first."""
    shown, agency_id = _asked()
    held = {grant["profile"] for grant in g.who["grants"]}
    rows = [Counted(one) for one in (shown["units"] if agency_id else shown["agencies"])]
    reasons = [(name, shown["whole"]["reasons"].get(code, 0)) for code, name in REASONS.items()]
    return render_template(
        "admin/missing/overview.html", shown=shown, agency_id=agency_id, rows=rows[:MOST], more=len(rows) > MOST,
        whole=Counted(shown["whole"]), reasons=reasons, unit_id=request.args.get("unit", ""),
        question=Question(instansi=agency_id), sees_people=bool(held & FOLLOWERS), several=_several(shown, agency_id),
    )  # fmt: skip


def _several(shown: MissingShown, agency_id: str) -> bool:
    return bool(agency_id) and "instansi" in request.args and shown["building"] is None


@bp.get("/belum-terdata/angka.csv")
@require_right("reporting.missing")
def missing_figures() -> Response:
    """The table of the page, all rows of it."""
    shown, agency_id = _asked()
    rows = [Counted(one) for one in (shown["units"] if agency_id else shown["agencies"])]
    header: tuple[Any, ...] = (
        _("Unit organisasi") if agency_id else _("Instansi"), _("Wajib daftar"), _("Diterima"), _("Belum terdata"),
        _("Dengan alasan"), _("Tanpa alasan"), _("Tidak ikut"), *REASONS.values(),
    )  # fmt: skip
    lines = [
        (one.name, one.expected, one.received, one.missing, one.explained, one.unexplained, one.final,
         *(one.count["reasons"].get(code, 0) for code in REASONS))
        for one in rows
    ]  # fmt: skip
    return csv_file(PATH.rpartition("/")[2], header, lines)
