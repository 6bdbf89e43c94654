"""Manajemen Pengguna: a spreadsheet is tried line by line, then taken in; no password is ever in it."""
from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
import xlsxwriter
from flask.testing import FlaskClient

from gateway.admin.users.spreadsheet import COLUMNS
from services.contracts.errors import Invalid, TooMany
from services.contracts.identity.account_requests import ImportAccounts
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_accounts import FakeAccounts
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

IMPOR = "/admin/pengguna/impor"
NIP, L2 = "197308142000032931", "Verifikator Level 2"
ENDAH = {"nip": NIP, "username": "endah.p", "email": "e@contoh.go.id", "profile": L2}
HEADINGS = "NIP;Username;E-mail;Profil"
ONE = f"{HEADINGS}\n197308142000032931;endah.p;e@contoh.go.id;Verifikator Level 2\n"


@pytest.fixture
def accounts(fake: FakeServices) -> FakeAccounts:
    held = FakeAccounts()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(accounts: FakeAccounts, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def tried(admin: FlaskClient, content: bytes | str, name: str = "pengguna.csv") -> Page:
    raw = content.encode() if isinstance(content, str) else content
    return Page(admin.post(IMPOR, data={"berkas": (BytesIO(raw), name), "do": "uji", "kunci": "k-1"}))


def workbook(*rows: list[Any]) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "dd-mm-yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return written.getvalue()


READABLE = {
    "semicolons": ONE.encode(),
    "commas": ONE.replace(";", ",").encode(),
    "tabs and a mark": b"\xef\xbb\xbf" + ONE.replace(";", "\t").encode(),
    "empty lines and other columns": f"{HEADINGS};Catatan\n\n;;;;\n{ONE.splitlines()[1]};halo\n".encode(),
    "a workbook": workbook(HEADINGS.split(";"), ONE.splitlines()[1].split(";")),
}


@pytest.mark.parametrize("content", READABLE.values(), ids=READABLE.keys())
def test_a_file_is_read_whatever_made_it(admin: FlaskClient, accounts: FakeAccounts, content: bytes) -> None:
    page = tried(admin, content)
    assert page.status == 200
    [(what, body)] = accounts.changes
    [row] = body["rows"]
    assert what == "tried"
    assert {name: cell for name, cell in row.items() if name != "line"} == ENDAH
    ImportAccounts().load({"rows": body["rows"], "dry_run": True})


def test_days_and_figures_of_a_workbook_are_read_as_written(admin: FlaskClient, accounts: FakeAccounts) -> None:
    tried(admin, workbook(["NIP", "Profil", "Wilayah", "Berakhir"], ["1", "x", 4010, date(2026, 12, 31)]))
    [row] = accounts.changes[0][1]["rows"]
    assert (row["area"], row["ends_on"], row["line"]) == ("4010", "31-12-2026", 2)


def test_a_trial_says_what_would_become_of_each_line_and_is_then_taken_in(
    admin: FlaskClient, accounts: FakeAccounts
) -> None:
    page = tried(admin, ONE + "2;b;b@x.id;Raja\n3;c;c@x.id;Verifikator Level 2\n")
    assert "Hasil uji coba" in page.words
    assert "1 akun baru, 1 profil tambahan, 1 baris ditolak" in page.words
    assert page.texts("//tbody/tr[2]/td[last()]")[0].startswith("Profil tidak dikenal.")
    [form] = page.tree.xpath("//form[.//input[@name='baris']]")
    assert "Terapkan 2 baris" in form.text_content()
    sent = {box.get("name"): box.value for box in form.xpath(".//input[@name]")}
    done = Page(admin.post(IMPOR, data=sent | {"do": "terapkan"}))
    assert "Hasil impor" in done.words
    (_, trial), (what, earnest) = accounts.changes
    assert (what, earnest) == ("imported", trial)


def test_lines_that_were_taken_in_twice_are_one_write(admin: FlaskClient, fake: FakeServices) -> None:
    sent = {"do": "terapkan", "baris": '[{"line": 2, "nip": "1"}]', "kunci": "k-1"}
    admin.post(IMPOR, data=sent)
    admin.post(IMPOR, data=sent)
    first, second = fake.of("identity.import_accounts")
    assert first.key == second.key


UNREADABLE = {
    "nothing": (b"", "Pilih berkas CSV atau XLSX."),
    "only white space": (b" \n \n", "Berkas ini kosong."),
    "headings alone": (HEADINGS.encode(), "tidak memuat baris"),
    "another table": (b"a;b\n1;2\n", "Kolom NIP, Profil tidak ada di baris pertama."),
    "passwords": ((HEADINGS + ";Kata Sandi\n1;2;3;4;5\n").encode(), "memuat kolom kata sandi"),
    "too many lines": ((HEADINGS + "\n" + "1;2;3;4\n" * 501).encode(), "Paling banyak 500 baris"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "bukan CSV dan bukan XLSX"),
    "a broken workbook": (b"PK\3\4" + b"\0" * 60, "bukan CSV dan bukan XLSX"),
    "a NIP as a number": (workbook(["NIP", "Profil"], [197308142000032931, "x"]), "Baris 2 memuat angka"),
}


@pytest.mark.parametrize(("content", "said"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_wrong_with_a_file_is_said_at_its_box(
    admin: FlaskClient, accounts: FakeAccounts, content: bytes, said: str
) -> None:
    page = tried(admin, content)
    assert page.status == 422
    assert said in " ".join(page.texts("//*[@id='berkas-salah']"))
    assert accounts.changes == []


def test_a_file_that_is_too_large_is_not_read(
    admin: FlaskClient, accounts: FakeAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.admin.users.spreadsheet.LARGEST", len(ONE) - 1)
    page = tried(admin, ONE)
    assert "lebih besar dari 2 MB" in page.words
    assert accounts.changes == []


REFUSED = [TooMany("Coba lagi nanti.", retry_after=60), Invalid("x", fields={"rows": {"0": "y"}})]


@pytest.mark.parametrize("refusal", REFUSED)
def test_what_identity_refuses_is_said_there_too(admin: FlaskClient, accounts: FakeAccounts, refusal: Any) -> None:
    accounts.refuses = refusal
    page = tried(admin, ONE)
    assert page.status == refusal.status
    assert page.texts("//*[@id='berkas-salah']")


def test_many_lines_are_taken_in_portion_by_portion(admin: FlaskClient, accounts: FakeAccounts) -> None:
    page = tried(admin, f"{HEADINGS}\n" + "".join(f"{n};u{n};u@x.id;{L2}\n" for n in range(250)))
    [form] = page.tree.xpath("//form[.//input[@name='baris']]")
    sent = {box.get("name"): box.value for box in form.xpath(".//input[@name]")}
    done = Page(admin.post(IMPOR, data=sent | {"do": "terapkan"}))
    assert [(what, len(body["rows"])) for what, body in accounts.changes] == [
        ("tried", 250), ("imported", 100), ("imported", 100), ("imported", 50),
    ]  # fmt: skip
    assert len(done.texts("//tbody/tr")) == 250


@pytest.mark.parametrize("rows", ["", "{", "not json", "{}", "[]", f"[{','.join(['1'] * 501)}]"])
def test_lines_that_no_trial_had_are_not_taken_in(admin: FlaskClient, accounts: FakeAccounts, rows: str) -> None:
    assert admin.post(IMPOR, data={"do": "terapkan", "baris": rows}).status_code == 422
    assert accounts.changes == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_example_is_a_file_that_can_be_tried(admin: FlaskClient, accounts: FakeAccounts, kind: str) -> None:
    answer = admin.get(f"{IMPOR}/contoh-impor-pengguna.{kind}")
    assert "attachment" in answer.headers["Content-Disposition"]
    if kind == "csv":
        assert next(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";")) == list(COLUMNS)
    assert tried(admin, answer.data).status == 200
    [row] = accounts.changes[0][1]["rows"]
    assert (row["profile"], row["ends_on"]) == ("Verifikator Level 2", "31-12-2026")


def test_there_is_no_example_of_another_kind(admin: FlaskClient) -> None:
    assert admin.get(f"{IMPOR}/contoh-impor-pengguna.doc").status_code == 404
