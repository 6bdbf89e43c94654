"""Statistik as a PDF: what the page shows of the same part of the figures, the same page of its table of agencies.

Bounded: a country has some dozens of provinces and kanregs, the table of agencies is one page of it, and one file is
drawn at a time in each process of the gateway.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import BoundedSemaphore
from typing import TypeVar

from flask import Response, request
from flask_babel import gettext as _
from reportlab.platypus import Flowable, Spacer

from gateway.admin.blueprint import bp
from gateway.admin.statistics.agencies import DEFAULT, Table, table
from gateway.admin.statistics.figures import Figures
from gateway.admin.statistics.filter_bar import Filter
from gateway.admin.statistics.open_work import BANDS
from gateway.admin.statistics.paper import charts, document
from gateway.admin.statistics.paper.document import WIDTH
from gateway.admin.statistics.places import PlaceRow
from gateway.formats import angka, tanggal
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Unavailable

Drawn = TypeVar("Drawn")
FUNNEL = 0.42  # of the width
PATIENCE = 10.0  # seconds that a file waits for another one
_one_at_a_time = BoundedSemaphore(1)


def drawn_alone(draw: Callable[[], Drawn]) -> Drawn:
    """Raises ``Unavailable`` where too many wait."""
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise Unavailable(_("Terlalu banyak PDF sedang dibuat. Coba lagi sebentar lagi."))
    try:
        return draw()
    finally:
        _one_at_a_time.release()


def pdf(file: bytes, name: str) -> Response:
    """As a download; ``name`` without its ending."""
    answer = Response(file, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@bp.get("/statistik.pdf")
@require_right("reporting.progress")
def progress_pdf() -> Response:
    """The address takes the same words as the page's."""
    chosen = Filter.of(request.args)
    shown = Figures(services.reporting.progress(**chosen.area), chosen)
    order, q = request.args.get("urut", DEFAULT), request.args.get("cari", "").strip()[:100]
    agencies = table(shown.inside, q, order, request.args.get("hal", 1, type=int))
    below = next((one["agency"] for one in shown.inside if one["agency_id"] == chosen.agency), "") or (
        _("Sebagian wilayah Anda") if chosen.narrows else _("Semua instansi di wilayah Anda")
    )
    story = list(_story(shown, agencies))
    as_of = shown.shown["as_of"]
    return pdf(drawn_alone(lambda: document.written(_("Statistik"), below, as_of, story)), "statistik")


def _story(shown: Figures, agencies: Table) -> Iterable[Flowable]:
    if not shown.bars[0].count:
        yield document.words(_("Belum ada yang mendaftar"))
        return
    yield document.figures(_numbers(shown))
    funnel = (_("Empat level: di mana berkas tertahan"), charts.funnel(shown.bars, WIDTH * FUNNEL))
    if shown.chart is not None:
        lines = charts.over_time(shown.chart, shown.bars[0].count, WIDTH * (1 - FUNNEL))
        yield document.beside(funnel, (_("Kumulatif dan perkiraan"), lines), FUNNEL + 0.02)
    else:
        yield document.section(*funnel)
    status = shown.chosen.measure.name
    if shown.provinces and not shown.chosen.agency:
        drawing = charts.tiles(shown.map, WIDTH * 0.85)
        yield document.section(_("%(status)s menurut provinsi", status=status), drawing)
        yield from _places(_("Peringkat provinsi"), shown.provinces, status)
    if shown.units:
        yield from _places(_("Menurut unit organisasi"), shown.units, status)
    elif shown.kanregs and not shown.chosen.agency:
        yield from _places(_("Peringkat kantor regional"), shown.kanregs, status)
    if shown.open:
        header = (_("Tahap"), *(label for _until, label in BANDS), _("Terlama (hari)"))
        rows = ((one.name, *map(angka, one.bands), angka(one.oldest)) for one in shown.open)
        yield from document.table(_("Umur pekerjaan yang terbuka"), header, rows)
    header = (
        _("Instansi"), _("Wajib daftar"), _("Terdaftar"), _("Terkirim"), _("Menunggu"), _("Selesai"), _("Bagian")
    )  # fmt: skip
    rows = (
        (one.name, *map(angka, (one.expected, one.registered, one.sent, one.waiting, one.finished)), _share(one.share))
        for one in agencies.rows
    )
    yield from document.table(_("Menurut instansi"), header, rows, wide=0.4)
    told = _("halaman %(n)s dari %(all)s", n=agencies.page, all=agencies.pages)
    yield Spacer(0, 6)
    yield document.words(told, document.LABEL)


def _numbers(shown: Figures) -> list[tuple[object, str, str]]:
    registered, sent, finished = shown.bars[1], shown.bars[2], shown.bars[6]
    ends = shown.shown["forecast"]["day"]
    return [
        (_("Terdaftar"), angka(registered.count), _share(registered.share)),
        (_("Terkirim"), angka(sent.count), _share(sent.share)),
        (_("Menunggu Level 1 dan 2"), angka(shown.waits), ""),
        (_("Selesai"), angka(finished.count), _share(finished.share)),
        (_("Perkiraan selesai"), tanggal(ends) if ends else "–", ""),
    ]


def _places(heading: str, rows: Iterable[PlaceRow], status: str) -> list[Flowable]:
    header = (_("Nama"), _("Wajib daftar"), status, _("Bagian"), _("7 hari"))
    told = ((one.name, angka(one.expected), angka(one.count), _share(one.share), angka(one.week)) for one in rows)
    return document.table(heading, header, told, wide=0.4)


def _share(share: float) -> str:
    return f"{angka(100 * share, 1)}%"
