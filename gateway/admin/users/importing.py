"""Impor dari lembar kerja: first a trial with a result for each line, then the same lines in earnest."""
from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.users import spreadsheet
from gateway.admin.users.acts import Page
from gateway.admin.users.refused import PANEL, SAID_ON_THE_PAGE, errors_of
from gateway.admin.users.spreadsheet import COLUMNS, Line
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.identity.account_answers import Imported, RowResult
from services.contracts.identity.account_requests import MOST_ROWS

RIGHT = require_right("identity.import_accounts", "identity.offers")
FILE = "berkas"
PORTION = 100  # lines of one call: it must be answered within seconds


@bp.get("/pengguna/impor")
@RIGHT
def import_users() -> str:
    """What the file must look like, and the box for it."""
    return _page()


@bp.post("/pengguna/impor")
@RIGHT
def try_or_import_users() -> Page:
    """A file is tried; the lines of a trial are taken in."""
    in_earnest = request.form.get("do") == "terapkan"
    try:
        rows = _rows_of_the_trial() if in_earnest else _rows_of_the_file()
        results = [one for portion in _portions(rows, in_earnest) for one in _send(portion, dry_run=not in_earnest)]
    except SAID_ON_THE_PAGE as refusal:
        return _page(error=errors_of(refusal, {}).get(PANEL) or kata(refusal.message)), refusal.status
    counts = Counter(one["outcome"] for one in results)
    kept = "" if in_earnest else json.dumps(rows)
    return _page(results=results, counts=counts, rows=kept, in_earnest=in_earnest)


def _portions(rows: list[Line], in_earnest: bool) -> list[list[Line]]:  # noqa: FBT001 - which of the two buttons
    """A trial is one question: its lines know of each other.  In earnest each portion is done before the next."""
    size = PORTION if in_earnest else max(1, len(rows))
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _send(rows: list[Line], *, dry_run: bool) -> list[RowResult]:
    """Sent again with the same form, a portion that was taken in answers as it did."""
    imported: Imported = services.identity.import_accounts.write(rows=rows, dry_run=dry_run)
    return imported["results"]


def _rows_of_the_file() -> list[Line]:
    sent = request.files.get(FILE)
    if sent is None:
        return spreadsheet.read(b"")
    with closing(sent):
        return spreadsheet.read(sent.read(spreadsheet.LARGEST + 1))


def _rows_of_the_trial() -> list[Line]:
    """As the page of the trial carried them.  Raises ``Invalid`` for what is none of ours."""
    try:
        rows = json.loads(request.form.get("baris", ""))
    except ValueError as error:
        raise Invalid(_("Pilih berkas CSV atau XLSX.")) from error
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_ROWS:
        raise Invalid(_("Pilih berkas CSV atau XLSX."))
    return rows


def _page(**more: Any) -> str:
    return render_template("admin/users/import.html", columns=COLUMNS, needed=spreadsheet.NEEDED, **more)
