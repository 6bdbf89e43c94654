"""A large file in pieces: it goes on where it broke, for its sender alone, within bounds, and is gone after a day."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from gateway.documents import Unfinished, unfinished
from gateway.session import CITIZEN
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.papers import pdf

SCRIPT = {"X-Skrip": "1"}
PIECES, FINISH = "/formulir/dokumen/bagian", "/formulir/dokumen/selesai"
FILE = "SK.pdf|5000|1"
MEGABYTE = 1024 * 1024
START = b"%PDF-"


@pytest.fixture(autouse=True)
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


@pytest.fixture
def here(tmp_path: Path) -> Callable[[], list[Path]]:
    """The files of unfinished uploads."""
    return lambda: [path for path in (tmp_path / "documents" / "unfinished").rglob("*") if path.is_file()]


def send(who: FlaskClient, start: int, content: bytes, upload: str = FILE, total: int = 5000) -> int:
    data = {"unggahan": upload, "mulai": start, "jumlah": total, "bagian": (BytesIO(content), "bagian")}
    answer = who.post(PIECES, data=data, headers=SCRIPT)
    assert answer.status_code == 200, answer.get_json()
    return int(answer.get_json()["ada"])


def held(who: FlaskClient, upload: str = FILE) -> int:
    return int(who.get(PIECES, query_string={"unggahan": upload}, headers=SCRIPT).get_json()["ada"])


def test_an_upload_goes_on_where_it_stopped(
    citizen: FlaskClient, form: FakeRegistration, here: Callable[[], list[Path]]
) -> None:
    paper = pdf(3)
    cut = len(paper) // 2
    assert held(citizen) == 0
    assert send(citizen, 0, paper[:cut]) == cut
    assert held(citizen) == cut, "as a page that was opened anew asks"
    assert send(citizen, cut, paper[cut:]) == len(paper)
    data = {"unggahan": FILE, "perubahan": "alamat", "nama": "SK.pdf"}
    receipt = citizen.post(FINISH, data=data, headers=SCRIPT).get_json()["resi"]
    citizen.post("/formulir/dokumen/lampirkan", data={"perubahan": "alamat", "resi": receipt}, headers=SCRIPT)
    [attached] = form.documents["alamat"]
    assert (attached["name"], attached["pages"], attached["size"]) == ("SK.pdf", 3, len(paper))
    assert here() == []


def test_a_piece_that_comes_twice_or_too_early_changes_nothing(citizen: FlaskClient) -> None:
    assert send(citizen, 0, START + b"a" * 995) == 1000
    assert send(citizen, 0, START + b"b" * 995) == 1000
    assert send(citizen, 4000, b"c" * 1000) == 1000


def test_nothing_of_a_piece_is_readable_on_the_disk(citizen: FlaskClient, here: Callable[[], list[Path]]) -> None:
    send(citizen, 0, START + b"Nomor 823.4/0117/2014 " * 100)
    [piece] = here()
    assert b"823.4" not in piece.read_bytes()


def test_what_is_no_document_is_told_and_forgotten(citizen: FlaskClient, here: Callable[[], list[Path]]) -> None:
    send(citizen, 0, START + b"MZ\x90" * 100)
    answer = citizen.post(FINISH, data={"unggahan": FILE, "perubahan": "alamat", "nama": "a.pdf"}, headers=SCRIPT)
    assert answer.status_code == 422
    assert "PDF ini rusak" in answer.get_json()["message"]
    assert here() == []


@pytest.mark.parametrize("content", [b"MZ\x90" * 100, b"PK\3\4" * 100, b"GIF89a" * 100, b"%PD"])
def test_another_kind_of_file_is_refused_at_its_first_piece(
    citizen: FlaskClient, here: Callable[[], list[Path]], content: bytes
) -> None:
    data = {"unggahan": FILE, "mulai": 0, "jumlah": 4 * MEGABYTE, "bagian": (BytesIO(content), "bagian")}
    answer = citizen.post(PIECES, data=data, headers=SCRIPT)
    assert answer.status_code == 422
    assert "bukan PDF, JPEG, atau PNG" in answer.get_json()["message"]
    assert here() == []


def test_a_stranger_has_pieces_of_the_own(app: Flask, fake: FakeServices) -> None:
    mine, another = app.test_client(), app.test_client()
    mine.set_cookie(CITIZEN, fake.citizen("one"))
    another.set_cookie(CITIZEN, fake.citizen("two", account_id="a-9", person_id="p-9"))
    send(mine, 0, pdf(1))
    assert held(another) == 0
    assert another.post(FINISH, data={"unggahan": FILE, "perubahan": "alamat"}, headers=SCRIPT).status_code == 422
    assert held(mine) > 0


@pytest.mark.parametrize(
    ("start", "size", "total"), [(0, 10, 6 * MEGABYTE), (5 * MEGABYTE, 10, 10), (0, 10, 10 * 1024**3)]
)
def test_more_than_the_limit_is_refused_at_its_first_piece(
    citizen: FlaskClient, here: Callable[[], list[Path]], start: int, size: int, total: int
) -> None:
    data = {"unggahan": FILE, "mulai": start, "jumlah": total, "bagian": (BytesIO(bytes(size)), "bagian")}
    answer = citizen.post(PIECES, data=data, headers=SCRIPT)
    assert answer.status_code == 422
    assert "lebih besar dari 5 MB" in answer.get_json()["message"]
    assert here() == []


@pytest.mark.parametrize("upload", ["", "x" * 501])
def test_an_upload_has_a_name(citizen: FlaskClient, upload: str) -> None:
    assert citizen.get(PIECES, query_string={"unggahan": upload}, headers=SCRIPT).status_code == 422


def test_a_piece_is_small(
    citizen: FlaskClient, here: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.portal.form.pieces.LARGEST", 1000)
    data = {"unggahan": FILE, "mulai": 0, "bagian": (BytesIO(bytes(1001)), "bagian")}
    assert citizen.post(PIECES, data=data, headers=SCRIPT).status_code == 422
    assert here() == []


def test_a_sixth_upload_of_one_person_takes_the_place_of_the_oldest(app: Flask, citizen: FlaskClient) -> None:
    folder: Unfinished = app.extensions["unfinished"]
    for number in range(unfinished.MOST + 1):
        send(citizen, 0, START, f"{number}")
        os.utime(folder._of("a-1", f"{number}"), (number + 2e9, number + 2e9))
    assert [held(citizen, f"{number}") for number in range(unfinished.MOST + 1)] == [0, 5, 5, 5, 5, 5]


def test_after_a_day_it_is_gone(app: Flask, citizen: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    send(citizen, 0, START, "old")
    folder: Unfinished = app.extensions["unfinished"]
    monkeypatch.setattr("gateway.documents.unfinished.time.time", lambda: 10e9)
    folder.sweep()
    assert held(citizen, "old") == 0
