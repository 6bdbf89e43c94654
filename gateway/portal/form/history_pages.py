"""Riwayat: the kinds with how many rows each has, and a page for each kind with its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.form.section import after, later_tabs
from gateway.services import services
from gateway.who_may_open import require_citizen
from services.contracts.errors import NotFound
from services.contracts.form_fields import HISTORY_KINDS, TAB_LABELS, HistoryKind, Tab
from services.contracts.registration.answers import RowShown, TabShown


@dataclass(frozen=True)
class Counted:
    """A kind of riwayat in the list of kinds."""

    kind: HistoryKind
    rows: list[RowShown]

    @property
    def changed(self) -> int:
        return sum(bool(row["action"]) for row in self.rows)

    @property
    def state(self) -> str:
        """``error`` and ``document`` ask the person for something."""
        if any(row["error"] for row in self.rows):
            return "error"
        if any(row["missing"] for row in self.rows):
            return "document"
        return "changed" if self.changed else "held" if self.rows else "empty"


@bp.get("/formulir/riwayat")
@require_citizen
def history() -> str:
    """The kinds of riwayat, with how many rows each has and what is missing there."""
    shown = services.registration.open_tab(tab=Tab.RIWAYAT, to_fill=True)
    kinds = [Counted(kind, shown["histories"].get(name, [])) for name, kind in HISTORY_KINDS.items()]
    return render_template("portal/form/history.html", shown=shown, kinds=kinds, **_way(shown))


def _way(shown: TabShown) -> dict[str, object]:
    later = later_tabs(shown)
    return {
        "number": shown["tabs"].index(shown["tab"]) + 1,
        "total": len(shown["tabs"]),
        "next_page": after(shown),
        "next_label": TAB_LABELS[later[0]] if later else "",
    }


@bp.get("/formulir/riwayat/<kind>")
@require_citizen
def history_of(kind: str) -> str:
    """The rows of one kind."""
    of = kind_of(kind)
    shown = services.registration.open_tab(tab=Tab.RIWAYAT, to_fill=True)
    return render_template("portal/form/history_kind.html", shown=shown, kind=of, rows=shown["histories"].get(kind, []))


@bp.post("/formulir/riwayat/<kind>/<row_id>/<any(hapus, batal):what>")
@require_citizen
def change_history_row(kind: str, row_id: str, what: str) -> Response:
    """Delete a row, or take back what was done with it."""
    kind_of(kind)
    write(kind, "delete" if what == "hapus" else "undo", row_id, {})
    return redirect(url_for("portal.history_of", kind=kind), 303)


def write(
    kind: str, action: str, row_id: str, values: dict[str, str], seen: Mapping[str, str] = MappingProxyType({})
) -> TabShown:
    """Ask registration to keep what was done with a row; ``seen`` is what the page showed of it."""
    version = request.form.get("versi", "")
    shown: TabShown = services.registration.save_history.write(
        kind=kind,
        action=action,
        row_id=row_id,
        version=int(version) if version.isdecimal() else 0,
        values=values,
        seen=dict(seen),
    )
    return shown


def kind_of(name: str) -> HistoryKind:
    """The kind with this name.  Raises ``NotFound``."""
    if name not in HISTORY_KINDS:
        raise NotFound(_("Riwayat ini tidak ada."))
    return HISTORY_KINDS[name]
