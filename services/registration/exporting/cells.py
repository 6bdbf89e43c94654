"""The cells of one row: names for codes, secret numbers opened or masked, no formula, and who exported it."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.form_fields import Kind
from services.registration.domain.what_can_be_exported import COLUMNS, neutral
from services.registration.labels import Code, Names
from services.registration.secrets import masked

LABELS_AT_ONCE = 1000
WATERMARK = "diekspor"


class Cells:
    """Makes rows of one export; names are asked once."""

    def __init__(self, row: sa.Row[Any], names: Names) -> None:
        self._fields = [COLUMNS[name] for name in row.columns]
        self._whole, self._names = row.whole_numbers, names
        self._known: dict[Code, str] = {}
        self._mark = f"{row.account_name}, {row.snapshot_at:%Y-%m-%d %H:%M} UTC, {row.id}"

    @property
    def header(self) -> list[str]:
        """Labels of the form; the last column says by whom the row was exported."""
        return [*(field.label for field in self._fields), WATERMARK]

    def of(self, rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
        """The cells of these rows."""
        self._learn(rows)
        mark = neutral(self._mark)
        return [[*(neutral(self._cell(field, values)) for field in self._fields), mark] for values in rows]

    def _cell(self, field: Any, values: Mapping[str, str]) -> str:
        value = values.get(field.name) or ""
        if field.secret:
            number = sealer().open(value)
            return number if self._whole else masked(number)
        if field.kind is Kind.REF:
            return self._known.get((field.list, value), value)
        return dict(field.choices).get(value, value) if field.choices else value

    def _learn(self, rows: Sequence[Mapping[str, str]]) -> None:
        refs = [field for field in self._fields if field.kind is Kind.REF]
        codes = {(field.list, values.get(field.name) or "") for field in refs for values in rows}
        unknown = sorted(code for code in codes - self._known.keys() if code[1])
        for start in range(0, len(unknown), LABELS_AT_ONCE):
            some = unknown[start : start + LABELS_AT_ONCE]
            self._known |= self._named(some)

    def _named(self, codes: Sequence[Code]) -> dict[Code, str]:
        found = self._names.of(codes)
        return {code: found.get(code, code[1]) for code in codes}
