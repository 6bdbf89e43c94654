"""Riwayat: the rows that the state holds, and a page to add, edit, delete and take back each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.form import lists, uploads
from gateway.portal.form.answers import value_of
from gateway.portal.form.dates import DateParts
from gateway.portal.form.section import after
from gateway.services import services
from gateway.who_may_open import require_citizen
from services.contracts.errors import Conflict, NotFound
from services.contracts.form_fields import HISTORY_KINDS, FormField, HistoryKind, Kind, Tab
from services.contracts.registration.answers import RowShown, TabShown

Page = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Cell:
    """One column of a row's page; ``value`` is what was typed, else what is saved."""

    column: FormField
    value: str

    @property
    def parts(self) -> DateParts:
        return DateParts.of(self.value)

    @property
    def options(self) -> list[tuple[str, str]]:
        return [(value["code"], value["name"]) for value in lists.values(self.column.list)]

    @property
    def control(self) -> str:
        return {Kind.REF: "select", Kind.DATE: "date"}.get(self.column.kind, "text")

    @property
    def numeric(self) -> bool:
        return self.column.kind is Kind.NUMBER


@bp.get("/formulir/riwayat")
@require_citizen
def history() -> Page:
    """All kinds of riwayat with their rows."""
    shown = services.registration.open_tab(tab=Tab.RIWAYAT)
    return render_template("portal/form/history.html", shown=shown, kinds=HISTORY_KINDS, next_page=after(Tab.RIWAYAT))


@bp.get("/formulir/riwayat/<kind>/tambah")
@require_citizen
def new_history_row(kind: str) -> Page:
    """An empty row."""
    return _row_page(_kind(kind), services.registration.open_tab(tab=Tab.RIWAYAT), None)


@bp.get("/formulir/riwayat/<kind>/<row_id>")
@require_citizen
def history_row(kind: str, row_id: str) -> Page:
    """One row, to edit it and to see what is missing."""
    shown = services.registration.open_tab(tab=Tab.RIWAYAT)
    return _row_page(_kind(kind), shown, _row(shown, kind, row_id))


@bp.post("/formulir/riwayat/<kind>/tambah")
@bp.post("/formulir/riwayat/<kind>/<row_id>")
@require_citizen
def save_history_row(kind: str, row_id: str = "") -> Page:
    """Add or edit the row, with its documents; a stale page shows again what was typed."""
    of = _kind(kind)
    values = {column.name: value_of(request.form, column) for column in of.columns}
    try:
        shown = _write(kind, "edit" if row_id else "add", row_id, values)
    except Conflict as conflict:
        if conflict.details.get("code") == "sent":
            raise
        shown = services.registration.open_tab(tab=Tab.RIWAYAT)
        row = _row(shown, kind, row_id) if row_id else None
        return _row_page(of, shown, row, typed=values, conflict=conflict.details), conflict.status
    row = _row(shown, kind, row_id or _newest(shown, kind))
    refused = "; ".join(uploads.attach_all(f"{kind}:{row['row_id']}").values())
    uploads.detach_pressed(request.form.get("do", ""))
    uploads.reuse_pressed(request.form.get("do", ""), shown)
    if refused:
        shown = services.registration.open_tab(tab=Tab.RIWAYAT)
        return _row_page(of, shown, _row(shown, kind, row["row_id"]), refused=refused), 422
    stays = request.form.get("do", "simpan") != "simpan"
    incomplete = stays or row["error"] or (row["missing"] and not uploads.sent())
    here = url_for("portal.history_row", kind=kind, row_id=row["row_id"])
    return redirect(here if incomplete else url_for("portal.history") + f"#{kind}:{row['row_id']}", 303)


@bp.post("/formulir/riwayat/<kind>/<row_id>/<any(hapus, batal):what>")
@require_citizen
def change_history_row(kind: str, row_id: str, what: str) -> Page:
    """Delete a row, or take back what was done with it."""
    _kind(kind)
    _write(kind, "delete" if what == "hapus" else "undo", row_id, {})
    return redirect(url_for("portal.history") + f"#{kind}", 303)


def _write(kind: str, action: str, row_id: str, values: dict[str, str]) -> TabShown:
    version = request.form.get("versi", "")
    shown: TabShown = services.registration.save_history.write(
        kind=kind, action=action, row_id=row_id, version=int(version) if version.isdecimal() else 0, values=values
    )
    return shown


def _kind(name: str) -> HistoryKind:
    if name not in HISTORY_KINDS:
        raise NotFound(_("Riwayat ini tidak ada."))
    return HISTORY_KINDS[name]


def _row(shown: TabShown, kind: str, row_id: str) -> RowShown:
    for row in shown["histories"].get(kind, []):
        if row["row_id"] == row_id:
            return row
    raise NotFound(_("Baris riwayat ini tidak ada."))


def _newest(shown: TabShown, kind: str) -> str:
    """The row that was just added: ids grow with time."""
    return max(row["row_id"] for row in shown["histories"][kind] if row["action"] == "add")


def _row_page(
    kind: HistoryKind,
    shown: TabShown,
    row: RowShown | None,
    *,
    typed: dict[str, str] | None = None,
    refused: str = "",
    conflict: dict[str, Any] | None = None,
) -> str:
    values = typed or (row["values"] if row else {})
    return render_template(
        "portal/form/history_row.html",
        kind=kind,
        shown=shown,
        row=row,
        conflict=conflict,
        refused=refused,
        others=uploads.other_documents(shown, f"{kind.name}:{row['row_id']}") if row else [],
        cells=[Cell(column, values.get(column.name, "")) for column in kind.columns],
        at_fault=_at_fault(kind, row),
    )


def _at_fault(kind: HistoryKind, row: RowShown | None) -> str:
    """The column that the row's message is about: the service names it by its label."""
    message = row["error"] if row else ""
    named = [column for column in kind.columns if column.label in message]
    return max(named, key=lambda column: len(column.label)).name if named else ""
