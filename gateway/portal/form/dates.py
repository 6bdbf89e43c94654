"""A date as three boxes: what was typed stays as it was typed, also when it is no date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

PARTS = ("hari", "bulan", "tahun")


@dataclass(frozen=True)
class DateParts:
    """Day, month and year as texts."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: str) -> Self:
        """From ``yyyy-mm-dd``, or from what was kept of a date that is none."""
        year, month, day = (*value.split("-"), "", "")[:3]
        return cls(day.lstrip("0") or day, month.lstrip("0") or month, year)

    @classmethod
    def typed(cls, form: Mapping[str, str], name: str) -> Self:
        """From the boxes ``name.hari``, ``name.bulan``, ``name.tahun``."""
        return cls(*(form.get(f"{name}.{part}", "").strip() for part in PARTS))

    @property
    def value(self) -> str:
        """``yyyy-mm-dd`` with zeros where they are missing; "" when all boxes are empty."""
        if not (self.day or self.month or self.year):
            return ""
        return "-".join((self.year, _two(self.month), _two(self.day)))


def _two(number: str) -> str:
    return number.zfill(2) if number.isdecimal() else number
