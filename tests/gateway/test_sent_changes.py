"""After Kirim the list of changes can be read, printed and taken away; the home tells when a decision may come."""
from __future__ import annotations

import copy

import pypdfium2 as pdfium
import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_proof import CODE
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of
from tests.gateway.timeline import TIMELINE

PAPER = {
    "document_id": "d-1", "name": "akta.pdf", "media_type": "application/pdf", "size": 1, "digest": "d", "pages": 2,
}  # fmt: skip


@pytest.fixture
def sent(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration(state="sent")
    registration.said |= {"alamat": "Jalan Melati 4 <b>", "tanggal_lahir": "1975-03-12"}
    registration.documents["alamat"] = [PAPER]  # type: ignore[list-item]
    fake.answers.update(registration.handlers())
    return registration


def read(data: bytes) -> tuple[int, str]:
    with pdfium.PdfDocument(data) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
        return len(document), words


def test_the_list_shows_old_new_document_and_where_to_check(citizen: FlaskClient, sent: FakeRegistration) -> None:
    answer = citizen.get("/daftar-perubahan")
    words = words_of(answer)
    wanted = ("K7M4 QX2P", "Kiriman ke-1", "Data Utama", "Alamat", "Jalan Melati 4", "akta.pdf")
    for text in (*wanted, "Selasa, 20 Oktober 2015"):
        assert text in words
    assert "<svg" in answer.text


def test_the_same_list_is_a_pdf(citizen: FlaskClient, sent: FakeRegistration) -> None:
    answer = citizen.get("/daftar-perubahan.pdf")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert "daftar-perubahan-K7M4QX2P.pdf" in answer.headers["Content-Disposition"]
    pages, words = read(answer.data)
    assert pages == 1
    for text in ("K7M4 QX2P", "Ratna Purwandini", "Jalan Melati 4 <b>", "akta.pdf", "localhost/cek", "Halaman 1"):
        assert text in words


def test_a_hundred_long_changes_go_over_several_pages(citizen: FlaskClient, sent: FakeRegistration) -> None:
    sent.held |= dict.fromkeys(sent.held, "x")
    sent.said |= dict.fromkeys(sent.held.keys() - {"nip_baru", "tanggal_lahir"}, "Jalan yang sangat panjang " * 12)
    pages, words = read(citizen.get("/daftar-perubahan.pdf").data)
    assert pages > 1
    assert f"Halaman {pages}" in words


def test_a_form_without_any_change_says_so(citizen: FlaskClient, sent: FakeRegistration) -> None:
    sent.said.clear()
    assert "semua data negara dinyatakan sudah benar" in words_of(citizen.get("/daftar-perubahan"))
    assert "semua data negara" in read(citizen.get("/daftar-perubahan.pdf").data)[1]


def test_before_kirim_there_is_none(citizen: FlaskClient, sent: FakeRegistration) -> None:
    sent.state = "draft"
    assert citizen.get("/daftar-perubahan").status_code == 404


def test_the_list_is_for_who_is_logged_in(client: FlaskClient) -> None:
    assert client.get("/daftar-perubahan").location.startswith("/masuk")
    assert client.get("/daftar-perubahan.pdf").location.startswith("/masuk")


def test_the_home_tells_what_to_expect_and_what_each_level_decided(
    citizen: FlaskClient, fake: FakeServices, sent: FakeRegistration
) -> None:
    shown = copy.deepcopy(TIMELINE)
    shown["levels"][1] |= {"expected": "2015-11-04", "working_days": 1}
    shown["levels"][2] |= {"expected": "2015-11-16", "working_days": 0}
    fake.answers["verification.timeline"] = shown
    answer = citizen.get("/")
    words = words_of(answer)
    for text in (
        "Perkiraan diputuskan Rabu, 4 November 2015", "3 disetujui, 1 ditolak", "Hari kerja ke-2.",
        "Perkiraan selesai 4 November 2015", "Kantor Regional I BKN . Perkiraan 16 November 2015".replace(" . ", ". "),
    ):
        assert text in words
    assert 'href="/daftar-perubahan"' in answer.text


def test_who_waits_longer_than_expected_is_told_so(
    citizen: FlaskClient, fake: FakeServices, sent: FakeRegistration
) -> None:
    fake.answers["verification.timeline"] = TIMELINE
    assert "Lebih lama dari perkiraan" in words_of(citizen.get("/"))


def test_the_qr_leads_to_the_public_check(citizen: FlaskClient, sent: FakeRegistration) -> None:
    assert citizen.get(f"/cek/{CODE}").status_code == 200
