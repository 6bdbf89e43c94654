"""Draws the list of changes: as many A4 pages as it takes, each with the nomor register and its page number."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from flask_babel import gettext as _
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from gateway.formats import hari, jam, nip, register
from gateway.spoken import isian, kata
from services.contracts.registration.answers import ChangeSent, SentChanges

INK, MUTE, LINE, NAVY = HexColor("#0b1a2b"), HexColor("#43505f"), HexColor("#dde3ea"), HexColor("#0b2545")
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=22, textColor=INK)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=16, spaceBefore=10, textColor=NAVY)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=12, textColor=INK)
SMALL = ParagraphStyle("small", parent=CELL, fontSize=8, leading=11, textColor=MUTE)
BOLD = ParagraphStyle("bold", parent=CELL, fontName="Helvetica-Bold")
WIDTHS = (44 * mm, 46 * mm, 46 * mm, 38 * mm)
QR = 30 * mm
LINES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
]


def drawn(shown: SentChanges, groups: list[tuple[str, list[ChangeSent]]], address: str, short: str) -> bytes:
    """The file; ``address`` is in the QR code, ``short`` below it."""
    file = BytesIO()
    title = f"{_('Daftar perubahan')} {shown['register_number']}"
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=16 * mm, bottomMargin=18 * mm,
        title=title, author="e-PUPNS", invariant=1,
    )  # fmt: skip
    story: list[Flowable] = [_text(_("Daftar perubahan"), TITLE), Spacer(0, 3 * mm), _head(shown, address, short)]
    for label, changes in groups:
        rows = [_row(change) for change in changes]
        story.append(KeepTogether([_text(kata(label), HEAD), _table([_headings(), *rows[:1]])]))
        story += [_table(rows[1:])] if rows[1:] else []
    if not groups:
        story += [Spacer(0, 6 * mm), _text(_("Tidak ada perubahan: semua data negara dinyatakan sudah benar."), CELL)]
    foot = _foot(shown)
    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


def _head(shown: SentChanges, address: str, short: str) -> Table:
    sent = f"{hari(shown['sent_at'])}, {jam(shown['sent_at'], 'WIB')}"
    facts = [
        (_("Nomor register"), register(shown["register_number"])),
        (_("Nama"), shown["name"]),
        (_("NIP"), nip(shown["nip"])),
        (_("Instansi"), shown["agency"]),
        (_("Unit organisasi"), shown["unit"]),
        (_("Dikirim"), sent),
        (_("Kiriman ke-%(value)s", value=shown["round"]), str(len(shown["changes"])) + " " + _("perubahan")),
    ]
    rows = [[_text(label, SMALL), _text(value, BOLD)] for label, value in facts]
    left = Table(rows, colWidths=(34 * mm, 100 * mm), style=LINES)
    right = [_code(address), _text(_("Periksa keaslian"), SMALL), _text(short, SMALL)]
    return Table([[left, right]], colWidths=(140 * mm, 34 * mm), style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _code(address: str) -> Drawing:
    widget = QrCodeWidget(address, barLevel="M", barBorder=0)
    x1, y1, x2, y2 = widget.getBounds()
    drawing = Drawing(QR, QR, transform=[QR / (x2 - x1), 0, 0, QR / (y2 - y1), 0, 0])
    drawing.add(widget)
    return drawing


def _headings() -> list[Any]:
    return [_text(text, SMALL) for text in (_("Isian"), _("Semula"), _("Menjadi"), _("Dokumen"))]


def _row(change: ChangeSent) -> list[Any]:
    details = [f"{kata(term)}: {isian(text)}" for term, text in change["details"]]
    documents = [document["name"] for document in change["documents"]]
    return [
        _text(kata(change["label"]), BOLD),
        _text(isian(change["old_label"]) or _("Belum ada"), CELL),
        [_text(isian(change["new_label"]) or _("dihapus"), CELL), *(_text(one, SMALL) for one in details)],
        [_text(name, SMALL) for name in documents] or _text("-", SMALL),
    ]


def _table(rows: list[list[Any]]) -> Table:
    return Table(rows, colWidths=WIDTHS, style=LINES)


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    """What people typed is text, never markup."""
    return Paragraph(escape(text) or "-", style)


def _foot(shown: SentChanges) -> Callable[[Canvas, Any], None]:
    def draw(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(MUTE)
        canvas.drawString(18 * mm, 10 * mm, f"e-PUPNS  {register(shown['register_number'])}")
        canvas.drawRightString(A4[0] - 18 * mm, 10 * mm, _("Halaman %(number)d", number=document.page))

    return draw
