"""Periksa jawaban and Kirim."""

import pytest
from flask.testing import FlaskClient

from services.contracts.registration.answers import Attached
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

PAPER = Attached(document_id="d-1", name="KTP.pdf", media_type="application/pdf", size=9, digest="0" * 64, pages=1)


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    registration.complete()
    fake.answers.update(registration.handlers())
    return registration


def test_every_change_is_shown_old_and_new_with_its_document(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.said["alamat"], form.documents["alamat"] = "Jalan Melati 4", [PAPER]
    words = words_of(citizen.get("/formulir/periksa"))
    assert "Lama: Jl. Kaliurang KM 9 Ngaglik" in words
    assert "Baru: Jalan Melati 4" in words
    assert "KTP.pdf" in words


def test_what_is_missing_links_to_its_field_and_kirim_says_why_not(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.said["alamat"] = "Jalan Melati 4"
    page = text_of(citizen.get("/formulir/periksa"))
    assert 'href="/formulir/utama?ubah=alamat#f-alamat">Unggah dokumen pendukung Alamat' in page
    assert 'aria-disabled="true"' in page


def test_a_form_without_changes_may_be_sent(citizen: FlaskClient, form: FakeRegistration) -> None:
    assert "Tidak ada perubahan" in words_of(citizen.get("/formulir/periksa"))
    answer = citizen.post("/formulir/kirim", data={"versi": "1", "kunci": "k-1"})
    assert form.state == "sent"
    assert answer.location == "/?terkirim=1"


def test_sending_twice_is_sending_once(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post("/formulir/kirim", data={"versi": "1", "kunci": "k-1"})
    assert citizen.post("/formulir/kirim", data={"versi": "1", "kunci": "k-1"}).location == "/"


def test_a_form_that_changed_meanwhile_is_shown_again(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.version = 4
    answer = citizen.post("/formulir/kirim", data={"versi": "3"})
    assert answer.status_code == 409
    assert "disimpan dari tempat lain" in words_of(answer)
    assert form.state == "draft"


def test_a_form_that_lacks_something_is_not_sent(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.confirmed.discard("agama")
    answer = citizen.post("/formulir/kirim", data={"versi": "1"})
    assert answer.status_code == 422
    assert "Periksa Agama" in words_of(answer)
