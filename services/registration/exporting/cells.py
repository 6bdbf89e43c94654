"""The cells of one row: names for codes, secret numbers opened or hidden, no formula, and who exported it."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.form_fields import FormField, Kind
from services.contracts.what_begins_a_formula import neutral
from services.registration.domain.what_can_be_exported import COLUMNS
from services.registration.labels import Names
from services.registration.secrets import hidden

LABELS_AT_ONCE = 1000
WATERMARK = "diekspor"
Column = Callable[[list[str]], list[str]]  # the values of many rows to their cells


class Cells:
    """Makes rows of one export, a column of many rows at a time; names are asked once."""

    def __init__(self, row: sa.Row[Any], names: Names) -> None:
        self._fields = [COLUMNS[name] for name in row.columns]
        self._whole, self._names = row.whole_numbers, names
        self._known: dict[str, dict[str, str]] = {field.list: {"": ""} for field in self._fields}
        self._columns = [self._column(field) for field in self._fields]
        self._mark = neutral(f"{row.account_name}, {row.snapshot_at:%Y-%m-%d %H:%M} UTC, {row.id}")

    @property
    def header(self) -> list[str]:
        """Labels of the form; the last column says by whom the row was exported."""
        return [*(field.label for field in self._fields), WATERMARK]

    def of(self, rows: Sequence[Mapping[str, str]]) -> list[tuple[str, ...]]:
        """The cells of these rows."""
        values = [[one.get(field.name) or "" for one in rows] for field in self._fields]
        self._learn(values)
        cells = [column(some) for column, some in zip(self._columns, values, strict=True)]
        return list(zip(*cells, [self._mark] * len(rows), strict=True))

    def _column(self, field: FormField) -> Column:
        if field.secret:
            show = sealer().open if self._whole else hidden
            return lambda values: [show(value) for value in values]
        if field.kind is Kind.REF:
            known = self._known[field.list]
            return lambda values: [known[value] for value in values]
        if field.choices:
            labels = dict(field.choices)
            return lambda values: [neutral(labels.get(value, value)) for value in values]
        return lambda values: [neutral(value) for value in values]

    def _learn(self, columns: Sequence[Sequence[str]]) -> None:
        """The names of all codes, without formulas; a code that its list does not hold stands for itself."""
        named = zip(self._fields, columns, strict=True)
        refs = [(field.list, values) for field, values in named if field.kind is Kind.REF]
        unknown = sorted({(name, code) for name, values in refs for code in set(values) - self._known[name].keys()})
        for start in range(0, len(unknown), LABELS_AT_ONCE):
            some = unknown[start : start + LABELS_AT_ONCE]
            found = self._names.of(some)
            for name, code in some:
                self._known[name][code] = neutral(found.get((name, code), code))
