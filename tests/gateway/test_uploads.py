"""Documents of a change: with the form, by the page's script, shown again and taken off."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from gateway.session import CITIZEN
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of
from tests.gateway.papers import pdf, png

UTAMA = "/formulir/utama"
SCRIPT = {"X-Skrip": "1"}


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


def test_a_document_comes_with_the_form(citizen: FlaskClient, form: FakeRegistration) -> None:
    data = {"versi": "1", "buka": "alamat", "alamat": "Jalan Melati 4", "do": "unggah:alamat"}
    answer = citizen.post(UTAMA, data={**data, "berkas.alamat": (BytesIO(pdf(2)), "KTP.pdf")})
    [paper] = form.documents["alamat"]
    assert (paper["name"], paper["pages"], paper["media_type"]) == ("KTP.pdf", 2, "application/pdf")
    assert answer.location.endswith("#f-alamat")
    assert form.said == {"alamat": "Jalan Melati 4"}


def test_the_same_file_sent_twice_is_one_document(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    for version in ("1", "2"):
        data = {"versi": version, "do": "unggah:alamat", "berkas.alamat": (BytesIO(png()), "KTP.png")}
        citizen.post(UTAMA, data=data)
    ids = {call.body["document_id"] for call in fake.of("registration.attach_document")}
    assert len(ids) == 1


def test_a_file_that_is_no_document_is_told_at_its_place(citizen: FlaskClient, form: FakeRegistration) -> None:
    data = {"versi": "1", "buka": "alamat", "alamat": "Jalan Melati 4"}
    answer = citizen.post(UTAMA, data={**data, "berkas.alamat": (BytesIO(b"MZ"), "KTP.pdf")})
    assert answer.status_code == 422
    assert '<a href="#berkas-alamat">' in text_of(answer)
    assert form.said == {"alamat": "Jalan Melati 4"}, "what was typed is saved all the same"


def test_too_large_a_request_is_told_and_not_a_broken_page(
    app: Flask, citizen: FlaskClient, form: FakeRegistration
) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = citizen.post(UTAMA, data={"versi": "1", "berkas.alamat": (BytesIO(b"0" * 2000), "foto.jpg")})
    assert answer.status_code == 422
    assert "lebih besar dari 5 MB" in words_of(answer)


def test_the_script_uploads_first_and_attaches_then(citizen: FlaskClient, form: FakeRegistration) -> None:
    sent = citizen.post("/formulir/dokumen", data={"berkas.alamat": (BytesIO(png()), "KTP.png")}, headers=SCRIPT)
    assert form.documents == {}
    said = citizen.post(
        "/formulir/dokumen/lampirkan", data={"perubahan": "alamat", "resi": sent.get_json()["resi"]}, headers=SCRIPT
    ).get_json()
    assert said["versi"] == 2
    assert "KTP.png" in said["html"]
    assert [paper["name"] for paper in form.documents["alamat"]] == ["KTP.png"]


def test_a_receipt_is_of_no_use_to_anybody_else(app: Flask, fake: FakeServices, form: FakeRegistration) -> None:
    with app.test_client() as mine, app.test_client() as another:
        mine.set_cookie(CITIZEN, fake.citizen("one"))
        another.set_cookie(CITIZEN, fake.citizen("two", account_id="a-9", person_id="p-9"))
        sent = mine.post("/formulir/dokumen", data={"berkas.alamat": (BytesIO(png()), "KTP.png")}, headers=SCRIPT)
        data = {"perubahan": "alamat", "resi": sent.get_json()["resi"]}
        assert another.post("/formulir/dokumen/lampirkan", data=data, headers=SCRIPT).status_code == 422
    assert form.documents == {}


def test_the_own_document_opens_and_runs_nothing(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post(UTAMA, data={"versi": "1", "berkas.alamat": (BytesIO(pdf(2)), "KTP.pdf")})
    document_id = form.documents["alamat"][0]["document_id"]
    answer = citizen.get(f"/formulir/dokumen/{document_id}")
    assert answer.mimetype == "application/pdf"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert citizen.get(f"/formulir/dokumen/{document_id}/2").mimetype == "image/webp"
    assert citizen.get(f"/formulir/dokumen/{document_id}/3").status_code == 404


def test_a_document_is_taken_off_and_what_was_typed_is_saved(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post(UTAMA, data={"versi": "1", "berkas.alamat": (BytesIO(png()), "KTP.png")})
    document_id = form.documents["alamat"][0]["document_id"]
    data = {"versi": "2", "buka": "alamat", "alamat": "Jalan Melati 4", "do": f"lepas:alamat|{document_id}"}
    answer = citizen.post(UTAMA, data=data)
    assert form.documents["alamat"] == []
    assert form.said == {"alamat": "Jalan Melati 4"}
    assert answer.location.endswith("#f-alamat")


def test_a_document_proves_another_change_too(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post(UTAMA, data={"versi": "1", "berkas.alamat": (BytesIO(png()), "KTP.png")})
    page = text_of(citizen.get(f"{UTAMA}?ubah=agama"))
    document_id = form.documents["alamat"][0]["document_id"]
    assert f'value="pakai:agama|{document_id}"' in page
    answer = citizen.post(UTAMA, data={"versi": "2", "buka": "agama", "do": f"pakai:agama|{document_id}"})
    assert [paper["name"] for paper in form.documents["agama"]] == ["KTP.png"]
    assert form.documents["agama"][0]["document_id"] != document_id
    assert answer.location.endswith("#f-agama")
    assert f'value="pakai:agama|{document_id}"' not in text_of(citizen.get(answer.location))
