"""Import and export of a list: a trial first, hostile files refused or read right, no cell that is a formula."""
from __future__ import annotations

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_kept_lists import FakeKeptLists, school
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/sekolah"
HEAD = "Kode;Nama;Lokasi sekolah;Jenis sekolah;Tipe sekolah;Rombongan belajar;Berlaku mulai;Berakhir"
GOOD = f"{HEAD}\n;SD Negeri 9;Gamping;SD;N;6;;31-12-2030\n"


@pytest.fixture
def kept(fake: FakeServices) -> FakeKeptLists:
    lists = FakeKeptLists()
    fake.answers |= lists.handlers()
    return lists


@pytest.fixture
def operator(kept: FakeKeptLists, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.SCHOOL_OPERATOR)


def upload(client: FlaskClient, content: bytes, name: str = "sekolah.csv") -> Any:
    return client.post(f"{HERE}/impor", data={"berkas": (BytesIO(content), name), "do": "uji"})


def test_a_file_is_tried_and_then_taken_in(operator: FlaskClient, kept: FakeKeptLists) -> None:
    tried = Page(upload(operator, GOOD.encode()))
    assert "1 baru, 0 diubah, 0 sama, 0 ditolak" in tried.words
    assert kept.written == []
    [rows] = tried.tree.xpath("//input[@name='baris']/@value")
    done = Page(operator.post(f"{HERE}/impor", data={"baris": rows, "do": "semua"}))
    assert "Hasil impor" in done.words
    [(_, body)] = kept.written
    assert body["rows"] == [{
        "line": 2, "code": "", "name": "SD Negeri 9", "place": "Gamping", "valid_from": "", "valid_to": "31-12-2030",
        "attributes": {"jenis": "SD", "tipe": "N", "rombel": "6"},
    }]  # fmt: skip


def test_refused_lines_are_named_and_the_others_can_be_taken(operator: FlaskClient, kept: FakeKeptLists) -> None:
    tried = Page(upload(operator, (GOOD + ";SD B;Gamping;SD;N;enam;;\n").encode()))
    assert "Rombongan belajar harus berupa angka dari 0 sampai 300." in tried.words
    assert tried.tree.xpath("//button[@value='baik']")
    assert not tried.tree.xpath("//button[@value='semua']")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Pilih berkas"),
        (b"\xff\xfe" + GOOD.encode("utf-16-le"), "Berkas ini bukan CSV dan bukan XLSX."),
        (GOOD.replace("Negeri", "Neg\0eri").encode(), "Berkas ini bukan CSV dan bukan XLSX."),
        (b"PK\3\4 not a zip", "Berkas ini bukan CSV dan bukan XLSX."),
        (f"{HEAD}\n;\"{'a' * 200_000}".encode(), "Berkas ini bukan CSV dan bukan XLSX."),
        (b"A;B\n1;2\n", "Kolom Nama tidak ada"),
        ((HEAD + "\n" + ";SD\n" * 501).encode(), "Paling banyak 500 baris"),
    ],
    ids=["empty", "utf-16", "nul", "no zip", "open quote", "no name", "too long"],
)
def test_a_hostile_file_is_refused_with_what_is_wrong(operator: FlaskClient, content: bytes, said: str) -> None:
    answer = upload(operator, content)
    assert answer.status_code == 422
    assert said in Page(answer).words


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    operator: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.admin.users.spreadsheet.LARGEST", len(GOOD) - 1)
    answer = upload(operator, GOOD.encode())
    assert answer.status_code == 422
    assert "lebih besar dari 2 MB" in Page(answer).words


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.replace(";", ",").encode(),
        GOOD.replace(";", "\t").encode("cp1252"),
        (HEAD + ";x" * 10_000 + "\r\n;SD Negeri 9;Gamping;SD;N;6;;31-12-2030" + ";y" * 10_000 + "\n").encode(),
    ],
    ids=["crlf", "with a mark", "commas", "tabs", "ten thousand columns"],
)
def test_an_odd_file_is_read_right(operator: FlaskClient, content: bytes) -> None:
    assert "1 baru" in Page(upload(operator, content)).words


def test_a_zip_that_unpacks_to_gigabytes_is_refused_unread(operator: FlaskClient) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file, file.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(64):
            part.write(b"0" * 1024 * 1024)
    tracemalloc.start()
    answer = upload(operator, packed.getvalue(), "bomb.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answer.status_code == 422
    assert peak < 20 * 1024 * 1024


def test_an_export_has_every_page_and_no_formula(operator: FlaskClient, kept: FakeKeptLists) -> None:
    kept.rows["f"] = school("f", "=cmd|' /C calc'!A0")
    lines = list(csv.reader(io.StringIO(operator.get(f"{HERE}/ekspor.csv").data.decode("utf-8-sig")), delimiter=";"))
    assert ";".join(lines[0]) == HEAD
    assert lines[-1][:6] == ["f", "'=cmd|' /C calc'!A0", "340401", "SD", "N", "12"]
    assert [line[7] for line in lines if line[0] == "s3"] == ["31-12-2015"]
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]
    book = CalamineWorkbook.from_filelike(BytesIO(operator.get(f"{HERE}/ekspor.xlsx").data))
    assert book.get_sheet_by_index(0).to_python()[-1][1] == "=cmd|' /C calc'!A0"
    assert operator.get(f"{HERE}/ekspor.pdf").status_code == 404


def test_what_was_exported_can_be_imported(operator: FlaskClient, kept: FakeKeptLists) -> None:
    tried = Page(upload(operator, operator.get(f"{HERE}/ekspor.csv").data))
    assert "4 baru" in tried.words
    example = operator.get(f"{HERE}/impor/contoh.csv").data.decode("utf-8-sig").strip()
    assert example == HEAD
