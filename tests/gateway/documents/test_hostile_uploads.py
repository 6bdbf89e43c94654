"""More than 200 hostile uploads: each is refused with its sentence, leaves nothing behind, and takes no memory."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO, RawIOBase
from itertools import cycle
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from gateway.decoding.reasons import Reason
from gateway.documents import inspector
from gateway.documents.sentences import not_a_document
from tests.gateway.documents.hostile import bad_pdfs, bad_pictures, other_kinds
from tests.gateway.documents.hostile.one import Hostile
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of
from tests.gateway.papers import pdf, picture

MEGABYTE = 1024 * 1024
LIMIT, PAGES = 5 * MEGABYTE, 100


def _long(start: bytes) -> bytes:
    return start + bytes(LIMIT)


TOO_LARGE = [
    Hostile(f"{title} of more than 5 MB", partial(_long, start), (Reason.TOO_LARGE,))
    for title, start in {
        "PDF": b"%PDF-1.7\n",
        "PNG": bad_pictures.MAGIC,
        "JPEG": b"\xff\xd8\xff",
    }.items()
]
AT_ONCE = Hostile("ZIP of more than 5 MB", partial(_long, b"PK\3\4"), (Reason.OTHER_KIND,))
HOSTILE = [*other_kinds.ALL, *bad_pictures.ALL, *bad_pdfs.ALL, *TOO_LARGE, AT_ONCE]
UPLOAD = "/formulir/dokumen"
SCRIPT = {"X-Skrip": "1"}
MULTIPART = "multipart/form-data; boundary=a"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process puts its temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(inspector, "TURNS", replace(inspector.TURNS, seconds=5))
    return folder


@pytest.fixture
def sender(citizen: FlaskClient, fake: FakeServices) -> FlaskClient:
    fake.answers.update(FakeRegistration().handlers())
    return citizen


def status(name: str) -> int:
    """Bytes of this process, as the system counts them."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(f"{name}:")]
    return int(line.split()[1]) * 1024


def grown_to() -> int:
    """The most memory since the last time that this was asked for."""
    most = status("VmHWM")
    Path("/proc/self/clear_refs").write_text("5")
    return most


def sent(sender: FlaskClient, content: bytes, name: str) -> TestResponse:
    """As a browser sends it; the test's own client would write a file of its own."""
    quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = f'--a\r\nContent-Disposition: form-data; name="berkas.alamat"; filename="{quoted}"\r\n\r\n'
    body = BytesIO(head.encode() + content + b"\r\n--a--\r\n")
    return sender.post(UPLOAD, input_stream=body, content_type=MULTIPART, headers=SCRIPT)


def left_in(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def test_there_are_more_than_two_hundred() -> None:
    assert len({one.title for one in HOSTILE}) == len(HOSTILE) >= 200


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: one.title)
def test_a_hostile_upload_is_refused_and_leaves_nothing(
    hostile: Hostile, sender: FlaskClient, temporary: Path, tmp_path: Path
) -> None:
    content = hostile.make()
    grown_to()
    before = status("VmRSS")
    answer = sent(sender, content, hostile.name)
    most = grown_to() - before
    assert answer.status_code == 422
    said = [not_a_document(reason, largest=LIMIT, most_pages=PAGES).message for reason in hostile.reasons]
    assert answer.get_json()["message"] in said
    assert left_in(temporary, tmp_path / "documents") == []
    assert most < 2 * len(content) + 8 * MEGABYTE, "the test itself holds what it sends"


def test_memory_is_flat_over_many(sender: FlaskClient, temporary: Path) -> None:
    """Sixty warm everything up; of the 150 MB that come after them nothing stays."""
    some = [one for pair in zip(cycle(TOO_LARGE), other_kinds.ALL, strict=False) for one in pair]

    def send(which: list[Hostile]) -> int:
        for one in which:
            assert sent(sender, one.make(), "a.pdf").status_code == 422
        gc.collect()  # the bodies that the test made wait in circles of tracebacks
        return status("VmRSS")

    before = send(some[:60])
    assert send(some[60:120]) - before < 8 * MEGABYTE


class Endless(RawIOBase):
    """A body that counts what is read of it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.taken

    def seek(self, offset: int, _whence: int = 0) -> int:
        return offset

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self.taken += len(buffer)
        buffer[:] = bytes(len(buffer))
        return len(buffer)


@pytest.mark.parametrize("address", [UPLOAD, "/formulir/utama", "/formulir/riwayat/pendidikan/tambah"])
@pytest.mark.parametrize("size", [10 * 1024**3, 10 * 1024**4, 21 * MEGABYTE])
def test_ten_gigabytes_that_are_announced_are_not_read(
    app: Flask, sender: FlaskClient, temporary: Path, tmp_path: Path, address: str, size: int
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    body = Endless()
    answer = sender.post(
        address,
        input_stream=body,
        content_type=MULTIPART,
        environ_overrides={"CONTENT_LENGTH": str(size)},
    )
    assert answer.status_code == 422
    assert "lebih besar dari 5 MB" in words_of(answer)
    assert body.taken == 0
    assert left_in(temporary, tmp_path / "documents") == []


def test_a_body_without_an_end_is_cut_off(sender: FlaskClient, temporary: Path) -> None:
    body = Endless()
    answer = sender.post(
        UPLOAD,
        input_stream=body,
        content_type=MULTIPART,
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 422
    assert body.taken < 32 * MEGABYTE
    assert left_in(temporary) == []


@pytest.fixture(params=[pdf(2), picture("JPEG"), picture("PNG")], ids=["pdf", "jpeg", "png"])
def good(request: pytest.FixtureRequest) -> Iterator[bytes]:
    return request.param


def test_what_is_a_document_is_still_taken(sender: FlaskClient, temporary: Path, good: bytes, tmp_path: Path) -> None:
    answer = sent(sender, good, "a.pdf")
    assert answer.status_code == 200
    assert left_in(temporary) == []
    assert len(left_in(tmp_path / "documents")) == 1
