"""A page to add or edit one row of riwayat, with its documents."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.form import uploads
from gateway.portal.form.answers import Posted, read_row
from gateway.portal.form.history_cell import Typed, cells
from gateway.portal.form.history_pages import kind_of, write
from gateway.portal.form.history_row_data import row_as_data, told
from gateway.portal.form.section import look_up, not_found_of
from gateway.portal.form.two_values import kept_beside_others
from gateway.refusals import wants_json
from gateway.services import services
from gateway.who_may_open import require_citizen
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.form_fields import HistoryKind, Tab
from services.contracts.registration.answers import ROW, RowShown, TabShown

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
    """Add or edit the row, with its documents; where another page said something else, the person chooses."""
    of, action = kind_of(kind), "edit" if row_id else "add"
    if "hapus" in request.form:  # the page of a row that goes has documents and no columns
        shown = services.registration.open_tab(tab=Tab.RIWAYAT)
        return _saved(of, _row(shown, kind, row_id), shown, Typed())
    posted = read_row(request.form, of.columns)
    found = look_up(posted, {column.name: column for column in of.columns})
    row_id = row_id or request.form.get("baris", "") or new_id()
    try:
        shown = kept_beside_others(posted, lambda: _keep(of, action, row_id, posted))
    except Conflict as conflict:
        if wants_json() or conflict.details.get("code") == "sent":
            raise
        return _gone(of, row_id, posted), conflict.status
    if wants_json():
        return row_as_data(of, _known(shown, kind, row_id), shown, posted, found)
    row = _row(shown, kind, row_id)
    typed = {key: text for key, text in posted.typed.items() if key.partition(".")[0] in {*found, *posted.overtaken}}
    return _saved(of, row, shown, Typed(typed, not_found_of(posted, found), found, posted.overtaken))


def _keep(of: HistoryKind, action: str, row_id: str, posted: Posted) -> TabShown:
    if wants_json() and not posted.answers:
        shown: TabShown = services.registration.open_tab(tab=Tab.RIWAYAT)
        return shown
    values = {column.name: posted.answers.get(column.name, posted.seen.get(column.name, "")) for column in of.columns}
    seen = {**posted.seen, ROW: request.form.get("semula.baris", "")} if posted.seen else {}
    return write(of.name, action, row_id, values, seen)


def _gone(of: HistoryKind, row_id: str, posted: Posted) -> str:
    """The row was deleted elsewhere: what was typed stands there still, and one more save brings it back."""
    shown = services.registration.open_tab(tab=Tab.RIWAYAT)
    return _page(of, shown, _known(shown, of.name, row_id), row_id=row_id, typed=Typed(posted.typed), gone=True)


def _saved(of: HistoryKind, row: RowShown, shown: TabShown, typed: Typed) -> Page:
    """Take the documents of this page, then go where its button leads."""
    key = f"{of.name}:{row['row_id']}"
    refused = "; ".join(uploads.attach_all(key).values())
    uploads.detach_pressed(request.form.get("do", ""))
    uploads.reuse_pressed(request.form.get("do", ""), shown)
    if refused or typed.errors or typed.overtaken:
        shown = services.registration.open_tab(tab=Tab.RIWAYAT)
        page = _page(of, shown, _row(shown, of.name, row["row_id"]), typed=typed, refused=refused)
        return page, Conflict.status if typed.overtaken else Invalid.status
    stays = request.form.get("do", "simpan") != "simpan"
    if stays or row["error"] or (row["missing"] and not uploads.sent()):
        return redirect(url_for("portal.history_row", kind=of.name, row_id=row["row_id"]), 303)
    return redirect(url_for("portal.history_of", kind=of.name) + f"#{key}", 303)


def _row(shown: TabShown, kind: str, row_id: str) -> RowShown:
    if row := _known(shown, kind, row_id):
        return row
    raise NotFound(_("Baris riwayat ini tidak ada."))


def _known(shown: TabShown, kind: str, row_id: str) -> RowShown | None:
    return next((row for row in shown["histories"].get(kind, []) if row["row_id"] == row_id), None)


def _page(
    kind: HistoryKind,
    shown: TabShown,
    row: RowShown | None,
    *,
    row_id: str = "",
    typed: Typed | None = None,
    refused: str = "",
    gone: bool = False,
) -> str:
    typed = typed or Typed()
    errors = dict(typed.errors) or told(kind, row)
    values, labels = (row["values"], row["labels"]) if row else ({}, {})
    return render_template(
        "portal/form/history_row.html",
        kind=kind,
        shown=shown,
        row=row,
        row_id=row["row_id"] if row else row_id or new_id(),
        gone=gone,
        overtaken=[column for column in kind.columns if column.name in typed.overtaken],
        refused=refused,
        others=uploads.other_documents(shown, f"{kind.name}:{row['row_id']}") if row else [],
        cells=cells(kind.columns, values, labels, replace(typed, errors=errors)),
        errors=errors,
    )
