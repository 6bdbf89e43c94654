"""The rows of a CSV file by column name, one at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from services.chassis.importing.encoding import WINDOWS, encoding_of, open_text
from services.chassis.importing.header import Column, Others, places, split_header
from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report

__all__ = ["Column", "Others", "Row", "read"]

LONGEST = 10_000  # characters in a cell: a quote that is never closed swallows no more than this
LONGEST_ROW = 5_000_000  # characters: quotes that open again and again before a line ends
ENDLESS = "Baris %d tidak berakhir: periksa tanda kutipnya, lalu simpan ulang sebagai CSV UTF-8."


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
        header, separator = split_header(file, columns)
        asked = places(header, columns, others)
        rest = {i: name for i, name in enumerate(header) if i not in asked}
        for line, cells in _records(file, separator, len(header), report):
            values = {name: cells[i].strip() for i, name in asked.items()}
            yield Row(line, values, {name: cells[i].strip() for i, name in rest.items()} if rest else {})


class _Lines:
    """The lines of a file; a row that goes on and on is refused before memory is full."""

    def __init__(self, file: TextIO) -> None:
        self._file, self.row, self.taken = file, 0, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._file)
        self.taken += len(line)
        if self.taken > LONGEST_ROW:
            raise FileRefused(ENDLESS % self.row)
        return line


def _records(file: TextIO, separator: str, width: int, report: Report) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST)
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 2  # the header is the first line of the file
        lines.row, lines.taken = line, 0
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
