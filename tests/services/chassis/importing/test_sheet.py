"""Rows come out of any honest CSV file; what is wrong is named by line or refuses the file with a way out."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, Row, read

COLUMNS = (Column("kode", ("id",), required=True), Column("nama", required=True), Column("catatan"))


def rows(path: Path, content: bytes, others: Others = Others.REFUSE) -> tuple[list[Row], Report]:
    path.write_bytes(content)
    report = Report(path.name, say=lambda _: None)
    return list(read(path, COLUMNS, report, others)), report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


@pytest.mark.parametrize(
    "content",
    [
        "kode,nama\n1,Añu\n".encode(),
        "\ufeffkode,nama\r\n1,Añu\r\n".encode(),  # Excel's CSV UTF-8
        "kode,nama\n1,Añu\n".encode("cp1252"),
        "Kode;Nama\n1; Añu \n".encode(),
        "id\tnama\n\n1\tAñu\n\n".encode(),
        '"kode","nama"\n"1","Añu"\n'.encode(),
        gzip.compress("kode,nama\n1,Añu\n".encode(), mtime=0),
        "kode,nama\r1,Añu\r".encode(),  # of an old Macintosh
        "kode,nama\r\n\n\r1,Añu\n\r\n".encode(),  # line ends of three systems
    ],
)
def test_what_programs_save_as_csv_is_read(path: Path, content: bytes) -> None:
    [row], report = rows(path, content)
    assert row.values == {"kode": "1", "nama": "Añu"}
    assert report.refused == 0


def test_windows_1252_is_said_to_be_read_as_such(path: Path) -> None:
    _, report = rows(path, "kode,nama\n1,Añu\n".encode("cp1252"))
    assert report.notes == ["dibaca sebagai Windows-1252, karena bukan UTF-8"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Berkas kosong"),
        (b"PK\x03\x04xlsx", "Excel"),
        ("kode,nama\n1,A\n".encode("utf-16"), "UTF-16"),
        ("kode,nama\n1,A\n".encode("utf-16-le"), "UTF-16"),
        (b"kode,nama\n1,\x81\n", "Baris 2 bukan UTF-8 dan bukan Windows-1252"),
        ("kode,nama\n1,é\n".encode() + b"2,\xe9\n", "baris 2 UTF-8, baris 3 Windows-1252"),
        (gzip.compress(b"kode,nama\n1,A\n", mtime=0)[:-9], "gzip ini rusak"),
        (b"kode\n1\n", "Kolom nama tidak ada. Kolom dalam berkas: kode."),
        (b"kode,nama,nama\n1,A,B\n", "Kolom muncul dua kali: nama."),
        (b"kode,nama,catatn\n1,A,B\n", "catatn (maksudnya catatan?)"),
        (b"kode,na\0ma\n1,A\n", "Baris pertama berisi tanda NUL"),
        (b"kode,nama" + b",x" * 9_998 + b"\n", "Baris pertama berisi 10000 kolom, paling banyak 500"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_way_out(path: Path, content: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        rows(path, content)
    assert said in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="tidak dapat dibuka"):
        list(read(tmp_path / "none.csv", COLUMNS, Report("none.csv"), Others.KEEP))


def test_broken_rows_are_named_by_the_line_where_they_begin(path: Path) -> None:
    content = b'kode,nama\n1,"two\nlines"\n2\n3,C,extra\n4,D\x00\n5,E\n6,"open'
    good, report = rows(path, content)
    assert [(row.line, row.values["kode"]) for row in good] == [(2, "1"), (7, "5")]
    assert [problem.line for problem in report.problems] == [4, 5, 6, 8]
    assert report.counts["read"] == 6


def test_other_columns_are_kept_when_they_are_wanted(path: Path) -> None:
    [row], _ = rows(path, b"kode,nama,Nomor Lama\n1,A,77\n", Others.KEEP)
    assert row.others == {"nomor_lama": "77"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    try:
        good, report = rows(tmp_path / "any.csv", b"kode,nama\n" + content)
    except FileRefused:
        return
    assert report.counts["read"] == len(good) + report.refused
