"""Files that are written in one go: the spreadsheet, a further sheet wherever one is full, and Parquet."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa
import xlsxwriter

SHEET_ROWS = 1_048_575  # below the header: what a sheet holds
PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class OpenedFile(Protocol):
    """Takes the rows of an export, some at a time."""

    def add(self, rows: Sequence[Sequence[str]]) -> None: ...


OpenFile = Callable[[Path, "sa.Row[Any]", list[str]], AbstractContextManager[OpenedFile]]


class _Sheets:
    def __init__(self, book: Any, row: sa.Row[Any], header: list[str]) -> None:
        self._book, self._row, self._header = book, row, header
        self._new_sheet()

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        for values in rows:
            if self._line > SHEET_ROWS:
                self._new_sheet()
            self._sheet.write_row(self._line, 0, values)
            self._line += 1

    def _new_sheet(self) -> None:
        self._sheet, self._line = self._book.add_worksheet(), 1
        self._sheet.set_footer(f"&L{self._row.account_name}&R{self._row.id}")
        self._sheet.write_row(0, 0, self._header)


@contextmanager
def spreadsheet(path: Path, row: sa.Row[Any], header: list[str]) -> Iterator[OpenedFile]:
    """XLSX, a row in memory at a time; who exported it stands in its properties and below each sheet."""
    book = xlsxwriter.Workbook(str(path), PLAIN)
    book.set_properties({"author": row.account_name, "comments": f"e-PUPNS {row.id}"})
    try:
        yield _Sheets(book, row, header)
    finally:
        book.close()


class _RowGroups:
    def __init__(self, writer: pq.ParquetWriter) -> None:
        self._writer = writer

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        columns = [pa.array(values, pa.string()) for values in zip(*rows, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._writer.schema))


@contextmanager
def parquet(path: Path, row: sa.Row[Any], header: list[str]) -> Iterator[OpenedFile]:
    """Columns by their names in docs/fields.md, all texts (a NIP is no number); the metadata say who exported it."""
    about = {"exported_by": row.account_name, "export_id": row.id, "reason": row.reason}
    schema = pa.schema([pa.field(name, pa.string()) for name in (*row.columns, header[-1])], metadata=about)
    with pq.ParquetWriter(path, schema, compression="zstd", write_statistics=False) as writer:
        yield _RowGroups(writer)
