"""The civil servant's home: what is left, where the form is, what was decided."""

from typing import Any

import pypdfium2 as pdfium
import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Unavailable
from tests.gateway.fake_person import HELD
from tests.gateway.fake_proof import CODE
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of
from tests.gateway.timeline import TIMELINE


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


def test_nobody_is_led_to_the_door(client: FlaskClient) -> None:
    assert client.get("/").location == "/masuk"


def test_what_is_missing_links_to_the_very_field(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.said["tanggal_lahir"] = "1975-13-12"
    page = text_of(citizen.get("/"))
    assert 'href="/formulir/utama?ubah=tanggal_lahir#f-tanggal_lahir"' in page
    assert "Bulan pada Tanggal lahir harus angka 1 sampai 12." in page


def test_rows_that_only_wait_to_be_confirmed_are_one_line(citizen: FlaskClient, form: FakeRegistration) -> None:
    page = text_of(citizen.get("/"))
    assert '<a href="/formulir/utama#semua">Periksa 14 isian: sudah benar atau perlu diubah</a>' in page
    assert "Periksa Agama" not in page


def test_a_complete_form_leads_to_the_check(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.complete()
    assert "Periksa dan kirim" in words_of(citizen.get("/"))


def test_the_nomor_register_is_written_four_and_four(citizen: FlaskClient, form: FakeRegistration) -> None:
    assert "K7M4 QX2P" in words_of(citizen.get("/"))


@pytest.mark.parametrize("state", ["sent"])
def test_a_sent_form_shows_where_it_is_and_each_decision(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration, state: str
) -> None:
    form.state = state
    fake.answers["verification.timeline"] = TIMELINE
    words = words_of(citizen.get("/"))
    assert "Berkas Anda sekarang di BKD Kabupaten Sleman" in words
    assert "Disetujui Level 1" in words
    assert "Akta nikah tidak terbaca. Data lama tetap berlaku." in words
    assert "UPT Pendidikan Ngaglik, 28 Oktober 2015" in words


def test_without_verification_the_page_stands_and_says_so(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    def away(**_body: Any) -> Unavailable:
        return Unavailable("Layanan sedang tidak dapat dijangkau.")

    form.state = "sent"
    fake.answers["verification.timeline"] = away
    answer = citizen.get("/")
    assert answer.status_code == 200
    assert "formulir Anda aman" in words_of(answer)


def test_a_returned_form_is_in_the_persons_hands_again(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.state = "returned"
    citizen.application.extensions["services"].caller.answers["verification.timeline"] = TIMELINE
    answer = citizen.get("/")
    assert "Formulir dikembalikan kepada Anda." in words_of(answer)
    way = "/formulir/utama?ubah=status_perkawinan#f-status_perkawinan"
    assert f'<a href="{way}">Status perkawinan</a>' in text_of(answer)
    assert "Akta nikah tidak terbaca." in words_of(answer)


def test_the_proof_shows_the_registration_in_two_halves(citizen: FlaskClient, form: FakeRegistration) -> None:
    words = words_of(citizen.get("/bukti"))
    assert words.count("K7M4 QX2P") == 2
    assert "Untuk verifikator" in words
    assert "Senin, 12 Oktober 2015, 08.14 WIB" in words


def test_the_proof_is_a_pdf_whose_qr_leads_to_the_check(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.get("/bukti.pdf")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/pdf", "private, no-store")
    with pdfium.PdfDocument(answer.data) as document:
        [page] = document
        words = page.get_textpage().get_text_bounded()
    assert words.count("K7M4 QX2P") == 2
    registered = "Senin, 12 Oktober 2015, 08.14 WIB"
    for text in ("Ratna Purwandini", "Untuk verifikator", "Untuk PNS", registered, "localhost/cek"):
        assert text in words


def test_anybody_with_a_proof_in_hand_reads_whose_it_is_and_nothing_else(
    client: FlaskClient, form: FakeRegistration
) -> None:
    words = words_of(client.get(f"/cek/{CODE}"))
    for text in ("Bukti ini asli", "Ratna Purwandini", "Pemerintah Kabupaten Sleman", "Sedang diisi"):
        assert text in words
    assert HELD["nip_baru"] not in client.get(f"/cek/{CODE}").text
    assert client.get("/cek/made-up").status_code == 404


def test_a_name_that_no_font_has_still_makes_a_proof(citizen: FlaskClient, form: FakeRegistration) -> None:
    long = form.home() | {"name": "Nyoman " * 20 + "\u1b04", "agency": "", "unit": "Unit " * 40}
    citizen.application.extensions["services"].caller.answers["registration.home"] = long
    assert citizen.get("/bukti.pdf").data.startswith(b"%PDF")


def test_who_is_tidak_ikut_reads_why_and_where_to_turn_to_and_fills_nothing(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.closed = True
    words = words_of(citizen.get("/"))
    for text in ("Anda tercatat tidak ikut pendataan ulang.", "Hubungi bagian kepegawaian instansi Anda, Pemerintah"):
        assert text in words
    assert "Lanjutkan mengisi" not in words
    assert "Kirim formulir" not in words
