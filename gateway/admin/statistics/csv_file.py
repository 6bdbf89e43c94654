"""A table as CSV that a spreadsheet opens as it is: no cell of it is a formula."""
from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response

from services.contracts.what_begins_a_formula import neutral

MARK = "\ufeff"  # by which a spreadsheet knows the encoding


def csv_file(name: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> Response:
    """``name`` without its ending."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([cell(one) for one in header])
    writer.writerows([cell(one) for one in row] for row in rows)
    answer = Response(MARK + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def cell(value: object) -> object:
    """Numbers as they are; a text that a spreadsheet would compute gets an apostrophe before it."""
    if isinstance(value, int | float):
        return value
    return neutral(str(value))
