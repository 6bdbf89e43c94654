"""Ekspor: a list as CSV or XLSX, page by page so that memory stays flat; and the empty file to begin an import with."""
from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from io import StringIO
from typing import Any

import xlsxwriter
from flask import Response, abort

from gateway.admin.lists.columns import cells, headings
from gateway.admin.lists.question import Question
from gateway.admin.lists.which import Kept
from gateway.services import services
from services.contracts.reference.values import MOST_ROWS
from services.contracts.what_begins_a_formula import neutral

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PIECE = 64 * 1024  # bytes


def export_values(kept: Kept, kind: str) -> Response:
    """The values that the page shows, all pages of them."""
    asked = Question.read(kept).asked()
    return _file(kind, _lines(kept, asked), kept.list)


def example(kept: Kept, kind: str) -> Response:
    """The headings."""
    return _file(kind, iter([list(headings(kept))]), f"contoh-{kept.list}")


def _lines(kept: Kept, asked: dict[str, Any]) -> Iterator[list[str]]:
    first = services.reference.list_page(list=kept.list, **{**asked, "after": ""}, limit=MOST_ROWS)
    return _following(kept, asked, first, services.reference.list_page)


def _following(kept: Kept, asked: dict[str, Any], page: Any, ask: Any) -> Iterator[list[str]]:
    """One page after the other; only one is in memory."""
    yield list(headings(kept))
    while True:
        yield from (cells(kept, row) for row in page["rows"])
        if not page["next"]:
            return
        page = ask(list=kept.list, **{**asked, "after": page["next"]}, limit=MOST_ROWS)


def _file(kind: str, lines: Iterator[list[str]], name: str) -> Response:
    if kind not in MEDIA_TYPES:
        abort(404)
    content = _csv(lines) if kind == "csv" else _xlsx(lines)
    answer = Response(content, content_type=MEDIA_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _csv(lines: Iterator[list[str]]) -> Iterator[bytes]:
    spooled = tempfile.SpooledTemporaryFile(max_size=PIECE)  # noqa: SIM115 - closed by who sends it
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    spooled.write(b"\xef\xbb\xbf")
    for line in lines:
        writer.writerow([neutral(cell) for cell in line])
        spooled.write(text.getvalue().encode())
        text.seek(0)
        text.truncate()
    return _sent(spooled)


def _xlsx(lines: Iterator[list[str]]) -> Iterator[bytes]:
    """All cells are texts: a code as a number would lose its zeros, a formula would be calculated."""
    spooled = tempfile.SpooledTemporaryFile(max_size=PIECE)  # noqa: SIM115 - closed by who sends it
    with xlsxwriter.Workbook(spooled, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(at, column, cell)
    return _sent(spooled)


def _sent(spooled: Any) -> Iterator[bytes]:
    with spooled:
        spooled.seek(0)
        while piece := spooled.read(PIECE):
            yield piece
