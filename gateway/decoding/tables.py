"""The first sheet of an XLSX: the lines that hold something, each as one line of JSON.

The reader lays out every cell from the first to the last one: two cells at opposite corners are half a terabyte.  It
is ended by the limits of this process then; what is wide but fits is refused here.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import IO, Any

from gateway.decoding.reasons import Reason, Refused

LARGEST_INSIDE = 40 * 1024 * 1024  # bytes that are packed in the file, as it says itself
MOST_COLUMNS, LONGEST_CELL = 64, 300  # the widest import has a dozen; characters
LARGEST = 4 * 1024 * 1024  # bytes of the answer
Cell = str | int | float
Line = tuple[int, list[Cell]]


def write(file: IO[bytes], target: IO[bytes], most_lines: int) -> None:
    """Write number (from 1) and cells of the first ``most_lines`` lines that are not empty.  Raises ``Refused``."""
    try:
        _see_size(file)
        for line in islice(_lines(file), most_lines):
            _put(line, target)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a file that was made to break a reader breaks it in any way there is
        raise Refused(Reason.OTHER_KIND) from error


def _put(line: Line, target: IO[bytes]) -> None:
    target.write(json.dumps(line).encode() + b"\n")
    if target.tell() > LARGEST:
        raise Refused(Reason.TOO_HEAVY)


def _see_size(file: IO[bytes]) -> None:
    with zipfile.ZipFile(file) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST_INSIDE:
            raise Refused(Reason.TOO_LARGE)


def _lines(file: IO[bytes]) -> Iterator[Line]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - documents need no calamine

    file.seek(0)
    sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
    if sheet.end and sheet.end[1] >= MOST_COLUMNS:
        raise Refused(Reason.TOO_HEAVY)
    before = [""] * sheet.start[1] if sheet.start else []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_plain(cell) for cell in row]
        if any(cell != "" for cell in cells):
            yield number, [*before, *cells]


def _plain(cell: Any) -> Cell:
    """As JSON has it: a day as people write it, a text without what would not be read."""
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return cell if isinstance(cell, int | float) else str(cell).strip()[:LONGEST_CELL]
