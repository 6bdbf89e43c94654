"""A sheet that was issued, as a PDF: its table, by whom and when, and the QR by which anybody checks it."""
from __future__ import annotations

from flask import Response, url_for
from flask_babel import gettext as _
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from gateway.admin.blueprint import bp
from gateway.admin.recapitulations.table import COLUMNS, row, rows
from gateway.admin.statistics.paper import document
from gateway.admin.statistics.paper.page import drawn_alone, pdf
from gateway.formats import angka, waktu
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.reporting.answers import RecapitulationShown

QR = 28 * mm


@bp.get("/rekapitulasi/<recapitulation_id>.pdf")
@require_right("reporting.recapitulation")
def recapitulation_pdf(recapitulation_id: str) -> Response:
    """As it stood when it was issued."""
    shown: RecapitulationShown = services.reporting.recapitulation(recapitulation_id=recapitulation_id)
    address = url_for("portal.check_recapitulation", code=shown["code"], _external=True)
    story = _story(shown, address)
    file = drawn_alone(lambda: document.written(_("Rekapitulasi PUPNS"), shown["agency"], shown["as_of"], story))
    return pdf(file, "rekapitulasi")


def _story(shown: RecapitulationShown, address: str) -> list[Flowable]:
    lines = [*rows(shown["units"]), row(_("Seluruh instansi"), shown["stages"])]
    header = (_("Unit organisasi"), *(column.name for column in COLUMNS))
    told = ((line.name, *map(angka, line.numbers)) for line in lines)
    issued = _("Diterbitkan %(at)s oleh %(name)s.", at=waktu(shown["issued_at"]), name=shown["issued_by"])
    until = _("Angka sampai %(at)s.", at=waktu(shown["as_of"]))
    check = f"{_('Periksa keaslian')}: {address.partition('://')[2].rpartition('/')[0]}"
    proof = [Spacer(0, 6 * mm), document.words(issued), document.words(until, document.LABEL), Spacer(0, 3 * mm)]
    proof += [_code(address), document.words(check, document.LABEL)]
    return [*document.table(_("Angka menurut unit dan level"), header, told, wide=0.24), KeepTogether(proof)]


def _code(address: str) -> Drawing:
    widget = QrCodeWidget(address, barLevel="M", barBorder=0)
    left, bottom, right, top = widget.getBounds()
    drawing = Drawing(QR, QR, transform=[QR / (right - left), 0, 0, QR / (top - bottom), 0, 0])
    drawing.add(widget)
    return drawing
