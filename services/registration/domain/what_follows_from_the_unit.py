"""Which fields follow from the unit: who heads it holds its structural position and its echelon, nobody else does.

Source: user manual of 2015, "otomatis dari Unor".
"""
from __future__ import annotations

from collections.abc import Mapping

STRUCTURAL = ("1", "3")  # jenis jabatan: structural, functional and structural at once
FOLLOWS = {"jabatan_struktural": "position", "eselon": "eselon"}  # field of the form: column of the unit
FROM = ("unit_organisasi", "jenis_jabatan")  # the answers on which they hang


def of_unit(kind_of_position: str, unit: Mapping[str, object] | None) -> dict[str, str]:
    """The derived values for somebody with this jenis jabatan in this unit; nothing of a unit that is not known."""
    if unit is None:
        return {}
    heads = kind_of_position in STRUCTURAL
    return {name: str(unit.get(column, "")) if heads else "" for name, column in FOLLOWS.items()}
