"""What is in the files of an export: each format whole after a crash, split where it must be, free of formulas."""
from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet
import pytest
from lxml.etree import fromstring

from services.contracts.profiles import Profile
from services.registration.exporting import making, whole_files
from services.registration.exporting import sheets as spreadsheet
from tests.services.people import agency, official
from tests.services.registration.exporting.office import COLUMNS, Office
from tests.services.registration.exporting.reading import READ, sheets


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet"])
def test_a_crash_costs_a_part_and_the_file_is_the_same(
    office: Office, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.ask_for(format=format)
    office.step()
    told = making._note
    calls = []

    def dies(*args: Any) -> Any:
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit("the process was ended")
        return told(*args)

    monkeypatch.setattr(making, "_note", dies)
    with pytest.raises(SystemExit):
        office.work_on()
    monkeypatch.setattr(making, "_note", told)
    assert 0 < office.row().done_rows < 5
    office.work_on()
    content = office.content()
    rows = READ[format](content)
    assert [row[0] for row in rows[1:]] == [f"19750327200003000{number}" for number in range(1, 6)]
    assert hashlib.sha256(content).hexdigest() == office.take()["manifest"]["sha256"]


def test_a_spreadsheet_is_split_where_a_sheet_is_full(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "SHEET_ROWS", 3)
    office.ask_for(format="xlsx")
    office.work_on()
    found = sheets(office.content())
    assert [len(rows) for rows in found] == [3, 3, 2]
    assert all(rows[0][:2] == ["NIP", "Nama"] for rows in found)


def test_a_sheet_ends_before_its_file_is_too_large(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "SHEET_BYTES", 1)
    office.ask_for(format="xlsx")
    office.work_on()
    assert [len(rows) for rows in sheets(office.content())] == [1, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("A & B <C> \"D\" 'E'", "A & B <C> \"D\" 'E'"), ("  di awal", "  di awal"), ("akhir\t", "akhir\t"),
        ("dua\nbaris", "dua\nbaris"), ("bel\x07l\uffff", "bell"), ("Ōé🙂", "Ōé🙂"), ("100%s %d", "100%s %d"),
        ("x" * 40_000, "x" * 32_767),
    ],
)  # fmt: skip
def test_any_text_stands_in_a_spreadsheet_as_it_is(office: Office, told: str, read: str) -> None:
    office.verify(9, name=told)
    office.ask_for(format="xlsx")
    office.work_on()
    rows = READ["xlsx"](office.content())
    assert [row[1] for row in rows[1:]] == [*["BUDI SANTOSO"] * 5, read]


def test_a_spreadsheet_says_by_whom_and_is_xml_without_a_fault(office: Office) -> None:
    office.verify(9, name="A & B")
    office.ask_for(official("Endah & <Putra>", (Profile.EXPORT_OPERATOR, agency("sleman"))), format="xlsx")
    office.work_on()
    one = office.row()
    content = b"".join(office.store.read(one.id, one.parts))
    with ZipFile(BytesIO(content)) as book:
        assert book.testzip() is None
        parts = {name: fromstring(book.read(name)) for name in book.namelist()}
    said = {name: " ".join(tree.itertext()) for name, tree in parts.items()}
    assert f"&LEndah & <Putra>&R{one.id}" in said["xl/worksheets/sheet1.xml"]
    assert said["docProps/core.xml"] == f"Endah & <Putra> e-PUPNS {one.id}"


def test_parquet_is_text_in_groups_of_rows_and_says_by_whom(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "GROUP", 2)
    office.ask_for(format="parquet")
    office.work_on()
    file = pyarrow.parquet.ParquetFile(BytesIO(office.content()))
    assert (file.metadata.num_rows, file.num_row_groups) == (5, 3), "as many as fit into memory at a time"
    assert {str(field.type) for field in file.schema_arrow} == {"string"}
    assert file.schema_arrow.metadata[b"exported_by"] == b"Endah"
    assert file.schema_arrow.names == [*COLUMNS, "diekspor"]


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet"])
def test_no_cell_is_a_formula(office: Office, format: str) -> None:
    office.verify(9, name='=HYPERLINK("http://x")')
    office.ask_for(format=format)
    office.work_on()
    content = office.content()
    rows = READ[format](content)
    assert rows[-1][1] == '\'=HYPERLINK("http://x")'
