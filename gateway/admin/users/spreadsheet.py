"""A spreadsheet of accounts, CSV or XLSX, read into lines of texts; what is in them is identity's to judge."""
from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from flask_babel import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from services.contracts.errors import Invalid
from services.contracts.identity.account_requests import MOST_ROWS

LARGEST, LARGEST_INSIDE = 2 * 1024 * 1024, 40 * 1024 * 1024  # bytes, of the file and of what is packed in it
LONGEST_CELL, EXACT = 300, 10**15  # characters; a number above has lost digits in the spreadsheet program
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
    table = _xlsx(content) if content[:4] == b"PK\3\4" else _csv(content)
    lines = [(number, [_text(cell, number) for cell in row]) for number, row in enumerate(table, 1)]
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        raise Invalid(_("Berkas ini kosong."))
    return _named(filled[0][1], filled[1:], columns, needed)


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


def _csv(content: bytes) -> Iterable[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Invalid(_("Berkas ini bukan CSV dan bukan XLSX."))
    first = text.partition("\n")[0]
    apart = max(";,\t", key=first.count)
    try:
        return list(csv.reader(StringIO(text), delimiter=apart))
    except csv.Error as error:
        raise Invalid(_("Berkas ini bukan CSV dan bukan XLSX.")) from error


def _xlsx(content: bytes) -> Iterable[list[Any]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            inside = sum(one.file_size for one in packed.infolist())
        if inside > LARGEST_INSIDE:
            raise Invalid(_("Berkas ini lebih besar dari 2 MB. Bagi menjadi beberapa berkas."))
        return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile) as error:
        raise Invalid(_("Berkas ini bukan CSV dan bukan XLSX.")) from error


def _text(cell: Any, line: int) -> str:
    """A cell as a person wrote it."""
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float) and cell.is_integer():
        if abs(cell) >= EXACT:
            lost = _("Baris %(line)d memuat angka yang kehilangan digit. Jadikan kolom NIP teks, lalu isi lagi.")
            raise Invalid(lost % {"line": line})
        return str(int(cell))
    return str(cell).strip()[:LONGEST_CELL]
