"""Workbooks that unfold to more than the machine has: refused with what to do, and the gateway goes on."""
from __future__ import annotations

import resource
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from flask import Flask

from gateway.admin.users import spreadsheet
from gateway.decoding.limits import MEMORY
from services.contracts.errors import Invalid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TOO_WIDE, NO_WORKBOOK = "terlalu lebar atau terlalu besar", "bukan CSV dan bukan XLSX"
LAST = "XFD1048576"


@pytest.fixture(autouse=True)
def page(app: Flask) -> Iterator[None]:
    """The words are those of a page; this process, like its helpers, gets no half terabyte."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (8 * MEMORY, before[1]))
    with app.test_request_context():
        yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def book(*cells: tuple[int, int, Any]) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for row, column, what in cells:
            sheet.write(row, column, what)
    return written.getvalue()


def with_sheet(inside: str, shared: str = "") -> bytes:
    """A workbook whose sheet is written by hand."""
    sheet = f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'
    parts = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>'}
    written, good = BytesIO(), zipfile.ZipFile(BytesIO(book((0, 0, "a"))))
    with good, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            bad.writestr(name, parts.get(name) or good.read(name))
    return written.getvalue()


def rows(cells: Sequence[str]) -> str:
    inside = "".join(f'<row r="{number}">{cell}</row>' for number, cell in enumerate(cells, 1))
    return f"<sheetData>{inside}</sheetData>"


HOSTILE = {
    "two corners": (book((0, 0, "NIP"), (2**20 - 1, 2**14 - 1, "x")), TOO_WIDE),
    "rows over all columns": (book(*((row, row * 32, "x") for row in range(500)), (500, 2**14 - 1, "x")), TOO_WIDE),
    "one column too many": (book((0, 0, "NIP"), (0, 64, "x")), TOO_WIDE),
    "an area that is a lie": (
        with_sheet(f'<dimension ref="A1:{LAST}"/>' + rows(['<c r="A1"><v>1</v></c>'])), "Kolom NIP, Profil tidak ada",
    ),
    "a small area that is a lie": (
        with_sheet('<dimension ref="A1:B2"/>' + rows(['<c r="A1"><v>1</v></c>', f'<c r="{LAST}"><v>1</v></c>'])),
        TOO_WIDE,
    ),
    "cells without a place": (with_sheet(rows(["<c><v>1</v></c>" * 16_384] * 60)), TOO_WIDE),
    "a text a million times": (
        with_sheet(rows(['<c t="s"><v>0</v></c>' * 60] * 600), f"<si><t>{'é' * 300}</t></si>"), TOO_WIDE,
    ),
    "40 MB of texts": (with_sheet(rows([]), "<si><t>a</t></si>" * 3_000_000), "lebih besar dari 2 MB"),
    "entities": (with_sheet('<!DOCTYPE x [<!ENTITY a "b">]><sheetData>&a;</sheetData>'), "kosong"),
    "no sheet": (with_sheet("<sheetData><row"), NO_WORKBOOK),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_workbook_is_refused_and_the_gateway_lives(content: bytes, said: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Invalid, match=said):
        spreadsheet.read(content)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024  # KB


def test_two_million_empty_lines_take_no_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Invalid, match="kosong"):
        spreadsheet.read(b"\n" * 2_000_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024  # KB


def test_a_table_that_begins_anywhere_is_read_where_it_stands() -> None:
    written = book((3, 2, "NIP"), (3, 3, "Profil"), (9, 2, "1"), (9, 3, True))
    assert spreadsheet.read(written) == [{"line": 10, "nip": "1", "profile": "True"}]
