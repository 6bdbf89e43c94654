"""Data saya: everything that is held, to read and to take away as JSON, CSV or PDF."""
from __future__ import annotations

import csv
import json
from io import StringIO

from flask import Response, render_template
from flask_babel import gettext as _

from gateway.portal import own_data_pdf
from gateway.portal.blueprint import bp
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.contracts.registration.own_data import OwnData

BOM = "\ufeff"  # so that spreadsheets read the file as UTF-8
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a cell for a formula


@bp.get("/data-saya")
@require_citizen
def own_data() -> str:
    """The page."""
    return render_template("portal/own_data.html", data=_held())


@bp.get("/data-saya.json")
@require_citizen
def own_data_as_json() -> Response:
    """For machines."""
    return _file(json.dumps(_held(), ensure_ascii=False, indent=2), "application/json", "json")


@bp.get("/data-saya.csv")
@require_citizen
def own_data_as_csv() -> Response:
    """For spreadsheets; no cell is a formula."""
    file = StringIO()
    rows = csv.writer(file)
    rows.writerow([_("Bagian"), _("Kode"), _("Keterangan"), _("Isi")])
    for section in _held()["sections"]:
        for piece in section["pieces"]:
            cells = (kata(section["title"]), piece["key"], kata(piece["label"]), piece["value"])
            rows.writerow([plain(cell) for cell in cells])
    return _file(BOM + file.getvalue(), "text/csv", "csv")


@bp.get("/data-saya.pdf")
@require_citizen
def own_data_as_pdf() -> Response:
    """To print."""
    return _file(own_data_pdf.drawn(_held()), "application/pdf", "pdf")


def plain(cell: str) -> str:
    """The text as it is, never a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def _held() -> OwnData:
    held: OwnData = services.registration.own_data()
    return held


def _file(body: str | bytes, media_type: str, ending: str) -> Response:
    answer = Response(body, mimetype=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="data-saya.{ending}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
