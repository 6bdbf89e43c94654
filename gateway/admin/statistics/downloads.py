"""The table beside each chart as CSV, of the same part of the figures as the page shows."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flask import Response, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.statistics.agencies import rows_of
from gateway.admin.statistics.csv_file import csv_file
from gateway.admin.statistics.figures import Figures
from gateway.admin.statistics.filter_bar import Filter
from gateway.admin.statistics.open_work import BANDS
from gateway.admin.statistics.over_time import LINES
from gateway.admin.statistics.places import PlaceRow
from gateway.admin.statistics.workforce import SIDES, named
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import NotFound

Sheet = tuple[Sequence[object], Iterable[Sequence[object]]]  # header and rows


def _funnel(figures: Figures) -> Sheet:
    rows = [(bar.name, bar.count, round(bar.share, 4), bar.waiting, bar.waits) for bar in figures.bars]
    return (_("Tahap"), _("Sampai tahap ini"), _("Bagian"), _("Menunggu"), _("Keterangan")), rows


def _over_time(figures: Figures) -> Sheet:
    header = (_("Tanggal"), *(label for _name, label in LINES))
    return header, [(day.day, *(day.people[name] for name, _label in LINES)) for day in figures.shown_days]


def _open(figures: Figures) -> Sheet:
    header = (_("Tahap"), *(label for _until, label in BANDS), _("Terlama (hari)"))
    return header, [(one.name, *one.bands, one.oldest) for one in figures.open]


def _places(rows: Sequence[PlaceRow]) -> Sheet:
    header = (_("Kode"), _("Nama"), _("Wajib daftar"), _("Jumlah"), _("Bagian"), _("7 hari"))
    return header, [(row.code, row.name, row.expected, row.count, round(row.share, 4), row.week) for row in rows]


def _agencies(figures: Figures) -> Sheet:
    header = (
        _("Instansi"), _("Wajib daftar"), _("Terdaftar"), _("Terkirim"), _("Menunggu"), _("Dikembalikan"), _("Selesai"),
        _("Bagian"),
    )  # fmt: skip
    return header, [
        (one.name, one.expected, one.registered, one.sent, one.waiting, one.returned, one.finished, round(one.share, 4))
        for one in rows_of(figures.inside)
    ]


SHEETS: dict[str, Callable[[Figures], Sheet]] = {
    "corong": _funnel,
    "kumulatif": _over_time,
    "umur": _open,
    "provinsi": lambda figures: _places(figures.provinces),
    "kanreg": lambda figures: _places(figures.kanregs),
    "unit": lambda figures: _places(figures.units),
    "instansi": _agencies,
}


@bp.get("/statistik/<sheet>.csv")
@require_right("reporting.progress")
def progress_csv(sheet: str) -> Response:
    """The address takes the same words as the page's."""
    if sheet not in SHEETS:
        raise NotFound(_("Tabel ini tidak ada."))
    chosen = Filter.of(request.args)
    return csv_file(f"statistik-{sheet}", *SHEETS[sheet](Figures(services.reporting.progress(**chosen.area), chosen)))


@bp.get("/statistik/pegawai/<side>.csv")
@require_right("reporting.workforce")
def workforce_csv(side: str) -> Response:
    """One side of the workforce."""
    if side not in SIDES:
        raise NotFound(_("Tabel ini tidak ada."))
    shown = services.reporting.workforce(**Filter.of(request.args).area)
    rows = [(one.code, one.name, one.people, one.verified) for one in named(side, shown["sides"].get(side, []))]
    return csv_file(f"pegawai-{side}", (_("Kode"), _("Nama"), _("Pegawai"), _("Terverifikasi")), rows)
