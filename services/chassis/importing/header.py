"""The first line of a CSV file: which separator it has, and where the columns are that are asked for."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TextIO

from services.chassis.importing.problem import FileRefused

SEPARATORS = ",;\t"
MOST_COLUMNS = 500


class Others(Enum):
    """What happens to columns that nobody asked for."""

    KEEP = auto()  # handed over under their own names
    REFUSE = auto()  # a mistyped column must not be lost in silence


@dataclass(frozen=True)
class Column:
    """A column that is asked for, under its name or one of its ``aliases``."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False


def split_header(file: TextIO, columns: Sequence[Column]) -> tuple[list[str], str]:
    """The names of the columns in lower case, and the separator that finds most of those asked for."""
    line = file.readline()
    if not line.strip():
        raise FileRefused("Berkas kosong: baris pertama harus berisi nama kolom.")
    if "\0" in line:
        raise FileRefused("Baris pertama berisi tanda NUL. Simpan ulang sebagai CSV UTF-8.")
    if (most := max(map(line.count, SEPARATORS))) >= MOST_COLUMNS:
        text = f"Baris pertama berisi {most + 1} kolom, paling banyak {MOST_COLUMNS}."
        raise FileRefused(f"{text} Hapus kolom yang tidak diperlukan.")
    known = {name for column in columns for name in (column.name, *column.aliases)}
    splits = {separator: _names(line, separator) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda s: len(known & set(splits[s])))
    return splits[separator], separator


def _names(line: str, separator: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=separator))
    except csv.Error as error:
        raise FileRefused(f"Baris pertama tidak dapat dibaca sebagai nama kolom ({error}).") from error
    return [cell.strip().lower().replace(" ", "_") for cell in cells]


def places(header: list[str], columns: Sequence[Column], others: Others) -> dict[int, str]:
    """Index in the row to the column's name.  Raises ``FileRefused`` for missing, doubled and unknown columns."""
    if doubled := sorted({name for name in header if name and header.count(name) > 1}):
        raise FileRefused(f"Kolom muncul dua kali: {', '.join(doubled)}.")
    found_at: dict[int, str] = {}
    missing = []
    for column in columns:
        found = [header.index(name) for name in (column.name, *column.aliases) if name in header]
        if found:
            found_at[found[0]] = column.name
        elif column.required:
            missing.append(column.name)
    if missing:
        raise FileRefused(f"Kolom {', '.join(missing)} tidak ada. Kolom dalam berkas: {', '.join(header)}.")
    if others is Others.REFUSE and (unknown := [name for i, name in enumerate(header) if i not in found_at]):
        raise FileRefused(_unknown(unknown, [column.name for column in columns]))
    return found_at


def _unknown(unknown: list[str], known: list[str]) -> str:
    said = []
    for name in unknown:
        like = difflib.get_close_matches(name, known, n=1)
        said.append(f"{name or '(tanpa nama)'}{f' (maksudnya {like[0]}?)' if like else ''}")
    return f"Kolom tidak dikenal: {', '.join(said)}. Hapus atau ganti namanya."
