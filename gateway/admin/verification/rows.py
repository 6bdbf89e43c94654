"""The desk's left side: changes by form, those that are decided here and those that are not."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from flask_babel import lazy_gettext as _

from gateway.admin.verification import reasons
from gateway.admin.verification.decisions import Clash, Decision, clash, held, standing
from gateway.admin.verification.difference import Piece, difference
from gateway.spoken import isian, kata
from services.contracts.identity.phrases import REASONS
from services.contracts.verification.answers import CaseShown, ChangeShown

FORMS = {
    "utama": _("Data Utama"),
    "posisi": _("Posisi"),
    "riwayat": _("Riwayat"),
    "guru": _("Guru"),
    "dokter": _("Dokter"),
}
ACTIONS = {"add": _("Tambah"), "edit": _("Ubah"), "delete": _("Hapus")}


@dataclass(frozen=True)
class Row:
    """One change with its decision as the page shows it; ``clash`` only after a conflict; ``known``: canned reasons."""

    change: ChangeShown
    decision: Decision
    clash: Clash | None = None
    old: list[Piece] = field(default_factory=list)
    new: list[Piece] = field(default_factory=list)
    known: Sequence[str] = REASONS

    @property
    def anchor(self) -> str:
        """The row's place on the page."""
        return f"baris-{self.change['change_id']}"

    @property
    def canned(self) -> str:
        """The canned reason that the decision's text begins with."""
        return reasons.split(self.decision.reason, self.known)[0]

    @property
    def free_text(self) -> str:
        """What the decision's reason says beyond the canned one."""
        return reasons.split(self.decision.reason, self.known)[1]

    @property
    def is_history(self) -> bool:
        """Riwayat rows are verified with a confirmation (manual III.G)."""
        return self.change["tab"] == "riwayat"

    @property
    def action(self) -> str:
        """``Tambah`` … for a riwayat row."""
        return str(ACTIONS.get(self.change["action"], "")) if self.is_history else ""


@dataclass(frozen=True)
class Form:
    """One of the five forms with its decidable rows."""

    tab: str
    label: str
    rows: list[Row]

    @property
    def decided(self) -> int:
        """How many rows have a tick."""
        return sum(bool(row.decision.verdict) for row in self.rows)


@dataclass(frozen=True)
class Fold:
    """Rows that are not decided here, and who decides them."""

    decided_by: str
    rows: list[Row]

    @property
    def labels(self) -> str:
        """``agama, alamat``."""
        return ", ".join(kata(row.change["label"]).lower() for row in self.rows)


@dataclass(frozen=True)
class Sheet:
    """All changes of a case."""

    forms: list[Form]
    folds: list[Fold]

    @property
    def rows(self) -> list[Row]:
        """The rows that are decided here, in the order of the screen."""
        return [row for form in self.forms for row in form.rows]

    @property
    def rejected(self) -> list[Row]:
        """Rows that are rejected."""
        return [row for row in self.rows if row.decision.verdict == "reject"]

    @property
    def clashes(self) -> list[Row]:
        """Rows on which mine and the newer decision differ."""
        return [row for row in self.rows if row.clash]


def sheet(
    case: CaseShown, mine: Mapping[str, Decision] | None = None, *, mine_stands: bool = False,
    known: Sequence[str] = REASONS,
) -> Sheet:
    """The rows of a case; ``mine`` are ticks that the service did not take.

    After a conflict the newer decision stands beside mine; with ``mine_stands`` nobody was faster, and mine is shown.
    """
    typed = mine or {}
    rows = [
        replace(
            _row(change, held(change, case["level"]), typed.get(change["change_id"]), mine_stands=mine_stands),
            known=known,
        )
        for change in case["changes"]
    ]
    here = [row for row in rows if row.change["decidable"]]
    forms = [Form(tab, str(label), [row for row in here if row.change["tab"] == tab]) for tab, label in FORMS.items()]
    elsewhere = sorted((r for r in rows if not r.change["decidable"]), key=lambda row: row.change["decided_by"])
    folds = [Fold(who, list(folded)) for who, folded in groupby(elsewhere, key=lambda row: row.change["decided_by"])]
    return Sheet(forms, folds)


def _row(change: ChangeShown, newer: Decision, mine: Decision | None, *, mine_stands: bool) -> Row:
    old, new = difference(isian(change["old_label"]), isian(change["new_label"]))
    if mine_stands:
        return Row(change, mine or newer, None, old, new)
    return Row(change, standing(mine, newer), clash(mine, newer), old, new)

