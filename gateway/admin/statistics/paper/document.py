"""A4 pages of a report: title, figures, charts, tables; each page says of when the figures are and which one it is."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from flask_babel import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable, Paragraph, SimpleDocTemplate, Spacer

from gateway.formats import waktu

INK, MUTE, RULE, NAVY = HexColor("#13202f"), HexColor("#43505f"), HexColor("#dde3ea"), HexColor("#0b2545")
EDGE = 16 * mm
INSIDE = 6  # points that reportlab leaves around what is on a page
WIDTH = landscape(A4)[0] - 2 * EDGE - 2 * INSIDE
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=21, textColor=INK)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=15, spaceBefore=10, textColor=NAVY)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8.5, leading=11, textColor=INK)
NUMBER = ParagraphStyle("number", parent=CELL, alignment=2)
LABEL = ParagraphStyle("label", parent=CELL, textColor=MUTE)
NUMBER_LABEL = ParagraphStyle("number-label", parent=LABEL, alignment=2)
FIGURE = ParagraphStyle("figure", parent=CELL, fontName="Helvetica-Bold", fontSize=14, leading=18)
LINES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]  # fmt: skip
ENOUGH = 40 * mm  # of a page: with less left a table begins on the next one


def written(title: str, below: str, as_of: str, story: Iterable[Flowable]) -> bytes:
    """The file; ``as_of`` is the time of the newest event that is counted, ISO 8601."""
    file = BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=landscape(A4), leftMargin=EDGE, rightMargin=EDGE, topMargin=14 * mm, bottomMargin=16 * mm,
        title=f"{title}: {below}", author="e-PUPNS", invariant=1,
    )  # fmt: skip
    foot = _foot(as_of)
    document.build(
        [words(title, TITLE), words(below, LABEL), Spacer(0, 3 * mm), *story], onFirstPage=foot, onLaterPages=foot
    )
    return file.getvalue()


def words(text: object, style: ParagraphStyle = CELL) -> Paragraph:
    """What anybody typed is text, never markup."""
    return Paragraph(escape(str(text)), style)


def figures(pairs: Sequence[tuple[object, str, str]]) -> Flowable:
    """Label, number and what stands beside it, side by side."""
    cells = [[words(label, LABEL), words(number, FIGURE), words(beside, LABEL)] for label, number, beside in pairs]
    return LongTable([cells], colWidths=[WIDTH / len(cells)] * len(cells), style=LINES)


def beside(left: tuple[object, Flowable], right: tuple[object, Flowable], share: float) -> Flowable:
    """Two charts with their headings; the left one has its share of the width."""
    cells = [[words(heading, HEAD), Spacer(0, 2 * mm), chart] for heading, chart in (left, right)]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return LongTable([cells], colWidths=[WIDTH * share, WIDTH * (1 - share)], style=style)


def section(heading: object, *parts: Flowable) -> Flowable:
    """Stays together on one page."""
    return KeepTogether([words(heading, HEAD), Spacer(0, 2 * mm), *parts])


def table(heading: object, header: Sequence[object], rows: Iterable[Sequence[object]], wide: float = 0.3) -> list[Any]:
    """The first column takes ``wide`` of the width, numbers stand right; the header comes again on each page."""
    others = len(header) - 1
    widths = [WIDTH * wide, *[WIDTH * (1 - wide) / others] * others]
    head = [words(one, NUMBER_LABEL if number else LABEL) for number, one in enumerate(header)]
    body = [[words(one, NUMBER if number else CELL) for number, one in enumerate(row)] for row in rows]
    made = LongTable([head, *body], colWidths=widths, style=LINES, repeatRows=1)
    return [CondPageBreak(ENOUGH), words(heading, HEAD), Spacer(0, 1 * mm), made]


def _foot(as_of: str) -> Callable[[Canvas, Any], None]:
    def foot(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(MUTE)
        told = _("e-PUPNS, angka sampai %(at)s", at=waktu(as_of)) if as_of else "e-PUPNS"
        canvas.drawString(EDGE + INSIDE, 9 * mm, told)
        canvas.drawRightString(EDGE + INSIDE + WIDTH, 9 * mm, _("Halaman %(number)s", number=document.page))

    return foot
