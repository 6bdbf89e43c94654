"""Draws the proof of registration as one A4 page with two halves and a line to cut along."""
from __future__ import annotations

from io import BytesIO

from flask_babel import gettext as _
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from gateway.formats import hari, jam, nip, register
from services.contracts.registration.answers import Home

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP = 18 * mm, WIDTH - 18 * mm, HEIGHT - 18 * mm
QR = 34 * mm
LABELS, VALUES = LEFT, LEFT + 34 * mm
NAVY, INK, MUTE, LINE = HexColor("#0b2545"), HexColor("#0b1a2b"), HexColor("#43505f"), HexColor("#dde3ea")
PLAIN, BOLD, MONO = "Helvetica", "Helvetica-Bold", "Courier-Bold"


def drawn(home: Home, address: str, short: str) -> bytes:
    """The file; ``address`` is in the QR codes, ``short`` below them."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(f"{_('Bukti pendaftaran')} {home['register_number']}")
    canvas.setAuthor("e-PUPNS")
    below = _half(canvas, TOP, _("Untuk verifikator"), home, address, short)
    _signatures(canvas, below - 6 * mm, home["name"])
    _attached(canvas, below - 32 * mm)
    _cut(canvas, HEIGHT / 2)
    below = _half(canvas, HEIGHT / 2 - 14 * mm, _("Untuk PNS"), home, address, short)
    _next_steps(canvas, below - 8 * mm)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _half(canvas: Canvas, top: float, for_whom: str, home: Home, address: str, short: str) -> float:
    """Heading, facts and QR; gives where it ends."""
    _text(canvas, LEFT, top, "Badan Kepegawaian Negara", BOLD, 10)
    _text(canvas, LEFT, top - 5 * mm, _("Pendataan Ulang Pegawai Negeri Sipil"), PLAIN, 10)
    canvas.setFont(BOLD, 9)
    canvas.drawRightString(RIGHT, top - 2 * mm, for_whom)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(1.2)
    canvas.line(LEFT, top - 9 * mm, RIGHT, top - 9 * mm)
    _text(canvas, LEFT, top - 17 * mm, _("Bukti pendaftaran"), BOLD, 14)
    _code(canvas, top - 16 * mm - QR, address, short)
    at = top - 26 * mm
    for label, value, font, size in _facts(home):
        at = _fact(canvas, at, label, value, font, size)
    return at


def _facts(home: Home) -> list[tuple[str, str, str, int]]:
    facts = [
        (_("Nomor register"), register(home["register_number"]), MONO, 16),
        (_("Nama"), home["name"], PLAIN, 10),
        (_("NIP"), nip(home["nip"]), PLAIN, 10),
        (_("Instansi"), home["agency"], PLAIN, 10),
        (_("Unit organisasi"), home["unit"], PLAIN, 10),
        (_("Terdaftar"), f"{hari(home['registered_at'])}, {jam(home['registered_at'], 'WIB')}", PLAIN, 10),
    ]
    if home["sent_at"]:
        facts.append((_("Dikirim"), f"{hari(home['sent_at'])}, {jam(home['sent_at'], 'WIB')}", PLAIN, 10))
    return facts


def _fact(canvas: Canvas, at: float, label: str, value: str, font: str, size: int) -> float:
    _text(canvas, LABELS, at, label, PLAIN, 9, MUTE)
    room = RIGHT - QR - 8 * mm - VALUES
    for line in simpleSplit(value or "-", font, size, room) or ["-"]:
        _text(canvas, VALUES, at, line, font, size)
        at -= 4.6 * mm
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, at + 2.2 * mm, RIGHT - QR - 8 * mm, at + 2.2 * mm)
    return at - 2.6 * mm


def _code(canvas: Canvas, bottom: float, address: str, short: str) -> None:
    widget = QrCodeWidget(address, barLevel="M", barBorder=0)
    x1, y1, x2, y2 = widget.getBounds()
    drawing = Drawing(QR, QR, transform=[QR / (x2 - x1), 0, 0, QR / (y2 - y1), 0, 0])
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, RIGHT - QR, bottom)
    canvas.setFillColor(MUTE)
    canvas.setFont(PLAIN, 8)
    canvas.drawCentredString(RIGHT - QR / 2, bottom - 4 * mm, _("Periksa keaslian"))
    canvas.drawCentredString(RIGHT - QR / 2, bottom - 7.5 * mm, short)


def _signatures(canvas: Canvas, at: float, name: str) -> None:
    middle = (LEFT + RIGHT) / 2
    for x, who, below in ((LEFT, _("PNS"), name), (middle, _("Diterima oleh verifikator"), _("Nama dan tanggal"))):
        _text(canvas, x, at, who, PLAIN, 9)
        canvas.setStrokeColor(MUTE)
        canvas.line(x, at - 15 * mm, x + 72 * mm, at - 15 * mm)
        _text(canvas, x, at - 19 * mm, below, BOLD, 9)


def _attached(canvas: Canvas, at: float) -> None:
    """What is handed over with it, to tick by hand."""
    papers = (
        "SK CPNS", "SK PNS", _("SK kenaikan pangkat terakhir"),
        _("Ijazah terakhir"), _("Akta kelahiran"), _("SK jabatan"),
    )  # fmt: skip
    canvas.setStrokeColor(MUTE)
    for number, paper in enumerate(papers):
        x, y = LEFT + number % 3 * 58 * mm, at - number // 3 * 5.5 * mm
        canvas.rect(x, y, 2.6 * mm, 2.6 * mm)
        _text(canvas, x + 5 * mm, y + 0.3 * mm, paper, PLAIN, 9)


def _cut(canvas: Canvas, at: float) -> None:
    canvas.setStrokeColor(MUTE)
    canvas.setDash(3, 3)
    canvas.line(8 * mm, at, WIDTH - 8 * mm, at)
    canvas.setDash()
    _text(canvas, LEFT, at + 1.5 * mm, _("Potong di sini"), PLAIN, 8, MUTE)


def _next_steps(canvas: Canvas, at: float) -> None:
    _text(canvas, LEFT, at, _("Langkah berikut"), BOLD, 10)
    steps = (
        _("Masuk dengan nomor register atau NIP dan kata sandi Anda."),
        _("Periksa setiap bagian, unggah dokumen pendukung setiap perubahan, lalu kirim."),
        _("Serahkan bagian untuk verifikator beserta berkas ke unit verifikasi bila diminta."),
    )
    for number, step in enumerate(steps, 1):
        _text(canvas, LEFT, at - number * 5 * mm, f"{number}. {step}", PLAIN, 9)
    last = _("Simpan lembar ini. Petugas tidak pernah meminta kata sandi Anda.")
    _text(canvas, LEFT, at - 22 * mm, last, PLAIN, 8, MUTE)


def _text(canvas: Canvas, x: float, y: float, text: str, font: str, size: int, color: HexColor = INK) -> None:
    canvas.setFillColor(color)
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)
