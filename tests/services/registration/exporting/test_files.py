"""What is in the files of an export: each format whole after a crash, split where it must be, free of formulas."""
from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

import pyarrow.parquet
import pytest

from services.registration.exporting import making, whole_files
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
            raise RuntimeError("the process was killed")
        return told(*args)

    monkeypatch.setattr(making, "_note", dies)
    with pytest.raises(RuntimeError):
        office.work_on()
    monkeypatch.setattr(making, "_note", told)
    assert 0 < office.row().done_rows < 5
    office.work_on()
    content = office.content()
    rows = READ[format](content)
    assert [row[0] for row in rows[1:]] == [f"19750327200003000{number}" for number in range(1, 6)]
    assert hashlib.sha256(content).hexdigest() == office.take()["manifest"]["sha256"]


def test_a_spreadsheet_is_split_where_a_sheet_is_full(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_files, "SHEET_ROWS", 2)
    office.ask_for(format="xlsx")
    office.work_on()
    found = sheets(office.content())
    assert [len(rows) for rows in found] == [3, 3, 2]
    assert all(rows[0][:2] == ["NIP", "Nama"] for rows in found)


def test_parquet_is_text_in_groups_of_rows_and_says_by_whom(office: Office) -> None:
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
