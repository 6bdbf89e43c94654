"""Everything that is held as a PDF: a table for each section, as many pages as it takes."""
from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from flask_babel import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from gateway.spoken import kata
from services.contracts.registration.own_data import OwnData, Section

TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=22)
HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=11, leading=20, spaceBefore=4 * mm)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=12)
LINES = TableStyle([
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#dde3ea")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
])  # fmt: skip
WIDTHS = (62 * mm, 112 * mm)


def drawn(data: OwnData) -> bytes:
    """The file."""
    file = BytesIO()
    title = f"{_('Data saya')}: {data['name']}"
    page = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=16 * mm, bottomMargin=16 * mm,
        title=title, author="e-PUPNS",
    )  # fmt: skip
    parts: list[Paragraph | Table] = [_text(title, TITLE)]
    for section in data["sections"]:
        parts += [_text(kata(section["title"]), HEADING), _table(section)]
    page.build(parts)
    return file.getvalue()


def _table(section: Section) -> Table:
    rows = [[_text(kata(piece["label"]), CELL), _text(piece["value"], CELL)] for piece in section["pieces"]]
    return Table(rows, colWidths=WIDTHS, style=LINES)


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    """What people typed is text, never markup."""
    return Paragraph(escape(text) or "-", style)
