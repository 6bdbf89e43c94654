"""The rows of an exported file, header first, as somebody who opens it sees them."""
from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pyarrow.parquet
import python_calamine


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def sheets(content: bytes) -> list[list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def row_groups(content: bytes) -> list[list[str]]:
    found = pyarrow.parquet.read_table(BytesIO(content))
    return [found.column_names, *([*row.values()] for row in found.to_pylist())]


READ: dict[str, Callable[[bytes], list[list[Any]]]] = {
    "csv": table, "xlsx": lambda content: sheets(content)[0], "parquet": row_groups,
}  # fmt: skip
