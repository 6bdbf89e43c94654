"""Impor: first a trial with a result for each line, then the same lines in earnest, all of them or the good ones."""
from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from typing import Any

from flask import render_template
from flask import request as sent
from flask_babel import gettext as _

from gateway.admin.lists.columns import headings
from gateway.admin.lists.which import Kept
from gateway.admin.users import spreadsheet
from gateway.admin.users.acts import Page
from gateway.admin.users.refused import PANEL, SAID_ON_THE_PAGE, errors_of
from gateway.services import services
from gateway.spoken import kata
from services.contracts.errors import Invalid
from services.contracts.reference.values import MOST_IMPORTED, Imported
from services.contracts.what_begins_a_formula import as_written

FILE = "berkas"
Rows = list[dict[str, Any]]


def import_values(kept: Kept) -> Page:
    """What the file must look like; a file is tried; the lines of a trial are taken in."""
    if sent.method == "GET":
        return _page(kept)
    does = sent.form.get("do", "")
    in_earnest = does in ("semua", "baik")
    try:
        rows = _rows_of_the_trial() if in_earnest else _rows_of_the_file(kept)
        imported: Imported = services.reference.import_values.write(
            list=kept.list, rows=rows, whole=does == "semua", dry_run=not in_earnest
        )
    except SAID_ON_THE_PAGE as refusal:
        return _page(kept, error=errors_of(refusal, {}).get(PANEL) or kata(refusal.message)), refusal.status
    counts = Counter(one["outcome"] for one in imported["results"])
    lines = "" if imported["done"] else json.dumps(rows)
    return _page(kept, results=imported["results"], counts=counts, rows=lines, done=imported["done"])


def _rows_of_the_file(kept: Kept) -> Rows:
    uploaded = sent.files.get(FILE)
    if uploaded is None:
        raise Invalid(_("Pilih berkas CSV atau XLSX."))
    known = headings(kept)
    with closing(uploaded):
        content = uploaded.read(spreadsheet.LARGEST + 1)
    lines = spreadsheet.read(content, known, [heading for heading, name in known.items() if name == "name"])
    return [_row(line) for line in lines]


def _row(line: dict[str, Any]) -> dict[str, Any]:
    """A line with its attributes together."""
    texts = {name: as_written(text) if isinstance(text, str) else text for name, text in line.items()}
    attributes = {name[1:]: text for name, text in texts.items() if name.startswith(".")}
    return {name: text for name, text in texts.items() if not name.startswith(".")} | {"attributes": attributes}


def _rows_of_the_trial() -> Rows:
    """As the page of the trial carried them.  Raises ``Invalid`` for what is none of ours."""
    try:
        rows = json.loads(sent.form.get("baris", ""))
    except ValueError as error:
        raise Invalid(_("Pilih berkas CSV atau XLSX.")) from error
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_IMPORTED:
        raise Invalid(_("Pilih berkas CSV atau XLSX."))
    return rows


def _page(kept: Kept, **more: Any) -> str:
    return render_template("admin/lists/import.html", kept=kept, headings=list(headings(kept)), **more)
