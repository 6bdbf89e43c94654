"""A page to add or edit one row of riwayat, with its documents."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.form import uploads
from gateway.portal.form.answers import read_row
from gateway.portal.form.history_cell import Typed, cells
from gateway.portal.form.history_pages import kind_of, write
from gateway.portal.form.section import look_up, not_found
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.contracts.errors import Conflict, NotFound
from services.contracts.form_fields import HistoryKind, Tab
from services.contracts.registration.answers import RowShown, TabShown

Page = Response | str | tuple[str, int]


@bp.get("/formulir/riwayat/<kind>/tambah")
@require_citizen
def new_history_row(kind: str) -> Page:
    """An empty row."""
    return _page(kind_of(kind), services.registration.open_tab(tab=Tab.RIWAYAT, to_fill=True), None)


@bp.get("/formulir/riwayat/<kind>/<row_id>")
@require_citizen
def history_row(kind: str, row_id: str) -> Page:
    """One row, to edit it and to see what is missing."""
    shown = services.registration.open_tab(tab=Tab.RIWAYAT, to_fill=True)
    return _page(kind_of(kind), shown, _row(shown, kind, row_id))


@bp.post("/formulir/riwayat/<kind>/tambah")
@bp.post("/formulir/riwayat/<kind>/<row_id>")
@require_citizen
def save_history_row(kind: str, row_id: str = "") -> Page:
    """Add or edit the row, with its documents; a stale page shows again what was typed."""
    of = kind_of(kind)
    if "hapus" in request.form:  # the page of a row that goes has documents and no columns
        shown = services.registration.open_tab(tab=Tab.RIWAYAT)
        return _saved(of, _row(shown, kind, row_id), shown, Typed())
    posted = read_row(request.form, of.columns)
    columns = {column.name: column for column in of.columns}
    found = look_up(posted, columns)
    values = {name: posted.answers.get(name, "") for name in columns}
    try:
        shown = write(kind, "edit" if row_id else "add", row_id, values)
    except Conflict as conflict:
        if conflict.details.get("code") == "sent":
            raise
        return _stale(of, row_id, Typed(posted.typed), conflict)
    row = _row(shown, kind, row_id or _newest(shown, kind))
    open_questions = {name: not_found(posted.looked_up[name], values) for name, values in found.items()}
    typed = {key: text for key, text in posted.typed.items() if key.partition(".")[0] in found}
    return _saved(of, row, shown, Typed(typed, open_questions, found))


def _stale(of: HistoryKind, row_id: str, typed: Typed, conflict: Conflict) -> Page:
    shown = services.registration.open_tab(tab=Tab.RIWAYAT)
    row = _row(shown, of.name, row_id) if row_id else None
    return _page(of, shown, row, typed=typed, conflict=conflict.details), conflict.status


def _saved(of: HistoryKind, row: RowShown, shown: TabShown, typed: Typed) -> Page:
    """Take the documents of this page, then go where its button leads."""
    key = f"{of.name}:{row['row_id']}"
    refused = "; ".join(uploads.attach_all(key).values())
    uploads.detach_pressed(request.form.get("do", ""))
    uploads.reuse_pressed(request.form.get("do", ""), shown)
    if refused or typed.errors:
        shown = services.registration.open_tab(tab=Tab.RIWAYAT)
        return _page(of, shown, _row(shown, of.name, row["row_id"]), typed=typed, refused=refused), 422
    stays = request.form.get("do", "simpan") != "simpan"
    if stays or row["error"] or (row["missing"] and not uploads.sent()):
        return redirect(url_for("portal.history_row", kind=of.name, row_id=row["row_id"]), 303)
    return redirect(url_for("portal.history_of", kind=of.name) + f"#{key}", 303)


def _row(shown: TabShown, kind: str, row_id: str) -> RowShown:
    for row in shown["histories"].get(kind, []):
        if row["row_id"] == row_id:
            return row
    raise NotFound(_("Baris riwayat ini tidak ada."))


def _newest(shown: TabShown, kind: str) -> str:
    """The row that was just added: ids grow with time."""
    return max(row["row_id"] for row in shown["histories"][kind] if row["action"] == "add")


def _page(
    kind: HistoryKind,
    shown: TabShown,
    row: RowShown | None,
    *,
    typed: Typed | None = None,
    refused: str = "",
    conflict: dict[str, Any] | None = None,
) -> str:
    typed = typed or Typed()
    errors = dict(typed.errors) or _told(kind, row)
    values, labels = (row["values"], row["labels"]) if row else ({}, {})
    return render_template(
        "portal/form/history_row.html",
        kind=kind,
        shown=shown,
        row=row,
        conflict=conflict,
        refused=refused,
        others=uploads.other_documents(shown, f"{kind.name}:{row['row_id']}") if row else [],
        cells=cells(kind.columns, values, labels, Typed(typed.values, errors, typed.candidates)),
        errors=errors,
    )


def _told(kind: HistoryKind, row: RowShown | None) -> dict[str, str]:
    """The row's message at the column that it is about: the service names it by its label."""
    if row is None or not row["error"]:
        return {}
    named = [column for column in kind.columns if column.label in row["error"]] or [kind.columns[0]]
    return {max(named, key=lambda column: len(column.label)).name: kata(row["error"])}
