"""One column on the page of a riwayat row: its control, and what it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from gateway.portal.form import lists, two_values
from gateway.portal.form.dates import DateParts
from gateway.spoken import isian
from services.contracts.form_fields import FormField, Kind
from services.contracts.helpdesk.categories import GOES_ON_WITH
from services.contracts.reference.answers import Value

CONTROLS = {Kind.DATE: "date", Kind.CHOICE: "select"}


@dataclass(frozen=True)
class Cell:
    """``value`` is what was typed, else what is saved; everything else is as in ``Row``."""

    column: FormField
    value: str
    text: str = ""
    known_name: str = ""
    error: str = ""
    before: str = ""
    overtaken: bool = False
    candidates: Sequence[Value] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def of_list(self) -> str:
        return self.column.list

    @property
    def parts(self) -> DateParts:
        return DateParts.of(self.value)

    @property
    def options(self) -> list[tuple[str, str]]:
        return lists.options(self.column)

    @property
    def control(self) -> str:
        """Which control the template draws."""
        if self.column.kind is Kind.REF:
            return "lookup" if self.column.list in lists.LARGE else "select"
        return CONTROLS.get(self.column.kind, "text")

    @property
    def numeric(self) -> bool:
        return self.column.kind in (Kind.NUMBER, Kind.YEAR, Kind.DIGITS)

    @property
    def can_ask(self) -> bool:
        """As of a ``Row``."""
        return bool(self.error and self.text) and self.text != self.known_name and self.of_list in GOES_ON_WITH

    @property
    def mine(self) -> str:
        return two_values.mine(self)

    @property
    def theirs(self) -> str:
        return two_values.theirs(self)

    @property
    def wide(self) -> bool:
        return self.column.kind not in (Kind.NUMBER, Kind.YEAR)


@dataclass(frozen=True)
class Typed:
    """What a page shows on top of the saved row: typed values, problems, what a typed text may mean, two values."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    candidates: Mapping[str, list[Value]] = field(default_factory=dict)
    overtaken: Collection[str] = ()


def cells(
    columns: Sequence[FormField], values: Mapping[str, str], labels: Mapping[str, str], typed: Typed
) -> list[Cell]:
    """The columns of a row in the order of the table."""
    return [_cell(column, values.get(column.name, ""), labels.get(column.name, ""), typed) for column in columns]


def _cell(column: FormField, saved: str, saved_name: str, typed: Typed) -> Cell:
    name = column.name
    return Cell(
        column,
        value=typed.values.get(name, saved),
        text=typed.values.get(f"{name}.teks", isian(saved_name)),
        known_name=isian(saved_name),
        error=typed.errors.get(name, ""),
        before=saved,
        overtaken=name in typed.overtaken,
        candidates=typed.candidates.get(name, []),
    )
