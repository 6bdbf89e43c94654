"""The rows of a CSV file by column name, one at a time."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TextIO

from services.chassis.importing.encoding import WINDOWS, encoding_of, open_text
from services.chassis.importing.report import FileRefused, Report

SEPARATORS = ",;\t"
LONGEST = 10_000  # characters in a cell: a quote that is never closed swallows no more than this


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


@dataclass(frozen=True, slots=True)
class Row:
    """A row at ``line`` of the file; ``values`` has the columns that were asked for, ``others`` the rest."""

    line: int
    values: dict[str, str]
    others: dict[str, str] = field(default_factory=dict)


def read(path: Path, columns: Sequence[Column], report: Report, others: Others) -> Iterator[Row]:
    """The good rows of a file; texts are trimmed, a broken row is reported and left out.

    Raises ``FileRefused`` before the first row when the header or the encoding is wrong.
    """
    encoding = encoding_of(path)
    if encoding == WINDOWS:
        report.note("dibaca sebagai Windows-1252, karena bukan UTF-8")
    with open_text(path, encoding) as file:
        header, separator = _header(file, columns)
        asked = _places(header, columns, others)
        rest = {i: name for i, name in enumerate(header) if i not in asked}
        for line, cells in _records(file, separator, len(header), report):
            values = {name: cells[i].strip() for i, name in asked.items()}
            yield Row(line, values, {name: cells[i].strip() for i, name in rest.items()} if rest else {})


def _header(file: TextIO, columns: Sequence[Column]) -> tuple[list[str], str]:
    line = file.readline()
    if not line.strip():
        raise FileRefused("Berkas kosong: baris pertama harus berisi nama kolom.")
    known = {name for column in columns for name in (column.name, *column.aliases)}
    splits = {separator: _names(line, separator) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda s: len(known & set(splits[s])))
    return splits[separator], separator


def _names(line: str, separator: str) -> list[str]:
    cells = next(csv.reader([line], delimiter=separator))
    return [cell.strip().lower().replace(" ", "_") for cell in cells]


def _places(header: list[str], columns: Sequence[Column], others: Others) -> dict[int, str]:
    """Index in the row to the column's name.  Raises ``FileRefused`` for missing, doubled and unknown columns."""
    if doubled := sorted({name for name in header if name and header.count(name) > 1}):
        raise FileRefused(f"Kolom muncul dua kali: {', '.join(doubled)}.")
    places: dict[int, str] = {}
    missing = []
    for column in columns:
        found = [header.index(name) for name in (column.name, *column.aliases) if name in header]
        if found:
            places[found[0]] = column.name
        elif column.required:
            missing.append(column.name)
    if missing:
        raise FileRefused(f"Kolom {', '.join(missing)} tidak ada. Kolom dalam berkas: {', '.join(header)}.")
    if others is Others.REFUSE and (unknown := [name for i, name in enumerate(header) if i not in places]):
        raise FileRefused(_unknown(unknown, [column.name for column in columns]))
    return places


def _unknown(unknown: list[str], known: list[str]) -> str:
    said = []
    for name in unknown:
        like = difflib.get_close_matches(name, known, n=1)
        said.append(f"{name or '(tanpa nama)'}{f' (maksudnya {like[0]}?)' if like else ''}")
    return f"Kolom tidak dikenal: {', '.join(said)}. Hapus atau ganti namanya."


def _records(file: TextIO, separator: str, width: int, report: Report) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(file, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 2  # the header is the first line of the file
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report.count("read")
            report.refuse(line, "", f"Baris CSV ini tidak dapat dibaca ({error}).")
            continue
        if not any(cells):
            continue
        report.count("read")
        if len(cells) != width:
            report.refuse(line, "", f"Baris ini berisi {len(cells)} kolom, seharusnya {width}.")
        elif "\0" in "".join(cells):
            report.refuse(line, "", "Baris ini berisi tanda NUL.")
        else:
            yield line, cells
