"""What the script of a riwayat row's page is told after a save, and what is wrong with a row."""

from __future__ import annotations

from flask import jsonify, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.formats import jam
from gateway.portal.form.answers import Posted
from gateway.portal.form.history_cell import Typed, cells
from gateway.portal.form.section import not_found_of
from gateway.spoken import kata
from services.contracts.form_fields import HistoryKind
from services.contracts.reference.answers import Value
from services.contracts.registration.answers import RowShown, TabShown


def row_as_data(
    of: HistoryKind, row: RowShown | None, shown: TabShown, posted: Posted, found: dict[str, list[Value]]
) -> Response:
    """As for a section; a column that is still empty is not complained about while the person types."""
    values, labels = (row["values"], row["labels"]) if row else ({}, {})
    drawn = {cell.name: cell for cell in cells(of.columns, values, labels, Typed(posted.typed))}
    wrong = {name: text for name, text in told(of, row).items() if values.get(name)} | not_found_of(posted, found)
    said = {
        "versi": shown["version"],
        "tersimpan": _("Tersimpan %(at)s", at=jam(shown["saved_at"])) if row and shown["saved_at"] else "",
        "salah": dict.fromkeys(drawn, "") | wrong,
        "nilai": {name: posted.answers.get(name, cell.before) for name, cell in drawn.items()} if row else {},
        "nama": {name: cell.known_name for name, cell in drawn.items() if cell.control == "lookup"} if row else {},
        "disimpan": [*posted.answers],
        "beda": {
            name: render_template("portal/form/two_values.html", of=drawn[name], saved_at=shown["saved_at"])
            for name in posted.overtaken
        },
    }
    if row:
        said["alamat"] = url_for("portal.history_row", kind=of.name, row_id=row["row_id"])
        said["batal"] = url_for("portal.change_history_row", kind=of.name, row_id=row["row_id"], what="batal")
    return jsonify(said)


def told(kind: HistoryKind, row: RowShown | None) -> dict[str, str]:
    """The row's message at the column that it is about: the service names it by its label."""
    if row is None or not row["error"]:
        return {}
    named = [column for column in kind.columns if column.label in row["error"]] or [kind.columns[0]]
    return {max(named, key=lambda column: len(column.label)).name: kata(row["error"])}
