"""A spreadsheet of accounts, CSV or XLSX, read into lines of texts; what is in them is identity's to judge."""
from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import Any

from flask_babel import gettext as _

from gateway.admin.users import workbook
from gateway.decoding.tables import LONGEST_CELL
from services.contracts.errors import Invalid
from services.contracts.identity.account_requests import MOST_ROWS

LARGEST = 2 * 1024 * 1024  # bytes
EXACT = 10**15  # a number above has lost digits in the spreadsheet program
ENOUGH = MOST_ROWS + 2  # lines: the headings, and one that is too many
COLUMNS = {  # heading: name in the request
    "NIP": "nip",
    "Username": "username",
    "E-mail": "email",
    "Profil": "profile",
    "Wilayah": "area",
    "Berakhir": "ends_on",
    "Nomor usulan": "proposal_number",
    "Tanggal usulan": "proposal_date",
    "Penanda tangan usulan": "proposal_signatory",
}
NEEDED = ("NIP", "Profil")
Line = dict[str, Any]


def read(content: bytes, columns: Mapping[str, str] = COLUMNS, needed: Sequence[str] = NEEDED) -> list[Line]:
    """The lines below the headings, empty ones left out.  Raises ``Invalid`` with what is wrong with the file."""
    if not content:
        raise Invalid(_("Pilih berkas CSV atau XLSX."))
    if len(content) > LARGEST:
        raise Invalid(_("Berkas ini lebih besar dari 2 MB. Bagi menjadi beberapa berkas."))
    table = workbook.lines(content, ENOUGH) if content[:4] == b"PK\3\4" else _csv(content)
    filled = list(islice(_filled(table), ENOUGH))
    if not filled:
        raise Invalid(_("Berkas ini kosong."))
    return _named(filled[0][1], filled[1:], columns, needed)


def _filled(table: Iterable[workbook.Line]) -> Iterator[tuple[int, list[str]]]:
    """One line at a time: two million empty ones fit into a file."""
    for number, row in table:
        cells = [_text(cell, number) for cell in row]
        if any(cells):
            yield number, cells


def _named(
    headings: list[str], lines: list[tuple[int, list[str]]], columns: Mapping[str, str], needed: Sequence[str]
) -> list[Line]:
    known = {heading.casefold(): name for heading, name in columns.items()}
    names = [known.get(heading.casefold(), "") for heading in headings]
    if any("sandi" in heading.casefold() or "password" in heading.casefold() for heading in headings):
        raise Invalid(_("Berkas ini memuat kolom kata sandi. Hapus kolom itu: setiap orang membuat sandinya sendiri."))
    if missing := [heading for heading in needed if columns[heading] not in names]:
        raise Invalid(_("Kolom %(columns)s tidak ada di baris pertama.", columns=", ".join(missing)))
    if not lines:
        raise Invalid(_("Berkas ini tidak memuat baris di bawah judul kolom."))
    if len(lines) > MOST_ROWS:
        text = _("Paling banyak %(most)d baris dalam satu berkas. Bagi menjadi beberapa berkas.", most=MOST_ROWS)
        raise Invalid(text)
    return [{"line": number} | _cells(names, cells) for number, cells in lines]


def _cells(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}


def _csv(content: bytes) -> Iterator[workbook.Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Invalid(_("Berkas ini bukan CSV dan bukan XLSX."))
    first = text.partition("\n")[0]
    apart = max(";,\t", key=first.count)
    try:
        yield from enumerate(csv.reader(StringIO(text), delimiter=apart), 1)
    except csv.Error as error:
        raise Invalid(_("Berkas ini bukan CSV dan bukan XLSX.")) from error


def _text(cell: Any, line: int) -> str:
    """A cell as a person wrote it."""
    if isinstance(cell, float) and cell.is_integer():
        if abs(cell) >= EXACT:
            lost = _("Baris %(line)d memuat angka yang kehilangan digit. Jadikan kolom NIP teks, lalu isi lagi.")
            raise Invalid(lost % {"line": line})
        return str(int(cell))
    return str(cell).strip()[:LONGEST_CELL]
