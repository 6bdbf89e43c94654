"""The spreadsheet of an export, written as a stream: a row in memory, nothing on disk that is not sealed.

XLSX (ECMA-376) is a ZIP of XML files.  Cells are inline strings, so that no value is taken for a number or a formula.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import RawIOBase
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import sqlalchemy as sa

SHEET_ROWS = 1_048_576  # with the header: what a sheet holds
SHEET_BYTES = 2_000_000_000  # of its XML: more asks for ZIP64, which Excel does not read from a stream
LONGEST = 32_767  # letters of a cell
LEVEL = 3  # of compression: 6 takes twice the time for a tenth less
FORBIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML
SPECIAL = re.compile(rf"[&<>]|{FORBIDDEN.pattern}|(?:^|\x00)\s|\s(?:\x00|$)")  # a row with it is written with care
BETWEEN = "\x00"  # no value holds it: PostgreSQL does not take it

PLAIN = '<c t="inlineStr"><is><t>%s</t></is></c>'
SPACED = '<c t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = f"""{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>"""


class Sheets:
    """A workbook that grows by rows; a further sheet, with the header again, wherever one is full."""

    def __init__(self, book: ZipFile, row: sa.Row[Any], header: list[str]) -> None:
        self._book, self._header = book, header
        self._footer = escape(f"&L{row.account_name}&R{row.id}")
        self._plain = f"<row>{PLAIN * len(header)}</row>"
        self.count = 0
        self._begin()

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows of as many cells as the header."""
        if self._line + len(rows) <= SHEET_ROWS and self._bytes < SHEET_BYTES:
            return self._write(rows)
        for values in rows:
            if self._line >= SHEET_ROWS or self._bytes >= SHEET_BYTES:
                self._end()
                self._begin()
            self._write([values])
        return None

    def _write(self, rows: Sequence[Sequence[str]]) -> None:
        text = "".join([self._row(values) for values in rows]).encode()
        self._sheet.write(text)
        self._bytes += len(text)
        self._line += len(rows)

    def _row(self, values: Sequence[str]) -> str:
        joined = BETWEEN.join(values)
        if len(joined) < LONGEST and SPECIAL.search(joined) is None:
            return self._plain % tuple(values)
        return f"<row>{''.join(map(_clean, values))}</row>"

    def _begin(self) -> None:
        self.count += 1
        self._line = self._bytes = 0
        self._sheet: IO[bytes] = self._book.open(f"xl/worksheets/sheet{self.count}.xml", "w")
        self._sheet.write(f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        self._write([self._header])

    def _end(self) -> None:
        footer = f"<headerFooter><oddFooter>{self._footer}</oddFooter></headerFooter>"
        self._sheet.write(f"</sheetData>{footer}</worksheet>".encode())
        self._sheet.close()

    def close(self) -> None:
        """What a reader needs beside the sheets."""
        self._end()


def _clean(value: str) -> str:
    """The cell of any text: as XML takes it, as much as a cell holds."""
    kept = escape(FORBIDDEN.sub("", value[:LONGEST]))
    return (PLAIN if kept == kept.strip() else SPACED) % kept


@contextmanager
def spreadsheet(into: RawIOBase, row: sa.Row[Any], header: list[str]) -> Iterator[Sheets]:
    """Who exported it stands in the properties and below each sheet."""
    with ZipFile(into, "w", ZIP_DEFLATED, compresslevel=LEVEL) as book:
        sheets = Sheets(book, row, header)
        try:
            yield sheets
        finally:
            sheets.close()
        for name, text in _around(sheets.count, row).items():
            book.writestr(name, text)


def _around(count: int, row: sa.Row[Any]) -> dict[str, str]:
    """The other files of a workbook of so many sheets."""
    numbers = range(1, count + 1)
    listed = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    parts = {f"xl/worksheets/sheet{n}.xml": f"{TYPES}.worksheet+xml" for n in numbers} | {
        "xl/workbook.xml": f"{TYPES}.sheet.main+xml", "xl/styles.xml": f"{TYPES}.styles+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }  # fmt: skip
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    related = [("officeDocument", OFFICE, "xl/workbook.xml"),
               ("metadata/core-properties", f"{PACKAGE}/relationships", "docProps/core.xml")]  # fmt: skip
    inside = [("worksheet", OFFICE, f"worksheets/sheet{n}.xml") for n in numbers] + [("styles", OFFICE, "styles.xml")]
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": _relations(related),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(inside),
        "xl/styles.xml": STYLES,
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{escape(row.account_name)}</dc:creator>'
        f"<dc:description>{escape(f'e-PUPNS {row.id}')}</dc:description></cp:coreProperties>",
    }  # fmt: skip


def _relations(to: Sequence[tuple[str, str, str]]) -> str:
    one = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target={quoteattr(target)}/>'
        for number, (kind, base, target) in enumerate(to, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'
