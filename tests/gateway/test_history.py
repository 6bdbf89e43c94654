"""Riwayat golongan: rows added, edited, deleted and taken back, without JavaScript."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of
from tests.gateway.papers import png

LIST, NEW = "/formulir/riwayat/golongan", "/formulir/riwayat/golongan/tambah"
ROW = {
    "versi": "1", "golongan": "41", "sk_nomor": "823.4/0117/2014",
    "tmt_golongan.hari": "1", "tmt_golongan.bulan": "4", "tmt_golongan.tahun": "2014",
    "sk_tanggal.hari": "17", "sk_tanggal.bulan": "3", "sk_tanggal.tahun": "2014",
}  # fmt: skip


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


def test_the_rows_of_the_state_are_listed(citizen: FlaskClient, form: FakeRegistration) -> None:
    words = words_of(citizen.get(LIST))
    assert "III/d TMT golongan 1 April 2011" in words


def test_a_row_is_added_with_its_document_in_one_step(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.post(NEW, data={**ROW, "berkas.ini": (BytesIO(png()), "sk.png")})
    [(row_id, (action, values))] = form.edits.items()
    assert (action, values["tmt_golongan"], values["sk_tanggal"]) == ("add", "2014-04-01", "2014-03-17")
    assert [paper["name"] for paper in form.documents[f"golongan:{row_id}"]] == ["sk.png"]
    assert answer.location == f"{LIST}#golongan:{row_id}"


def test_a_row_without_its_document_leads_to_its_page(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.post(NEW, data=ROW)
    [row_id] = form.edits
    assert answer.location == f"/formulir/riwayat/golongan/{row_id}"


def test_an_incomplete_row_is_kept_and_told_at_its_field(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.post(NEW, data={**ROW, "sk_nomor": ""})
    page = text_of(citizen.get(answer.location))
    assert '<a href="#sk_nomor">Isi Nomor SK.</a>' in page
    assert 'value="2014"' in page


def test_a_row_of_the_state_is_edited(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post("/formulir/riwayat/golongan/r-1", data={**ROW, "golongan": "33"})
    assert form.edits["r-1"][0] == "edit"
    assert "Menurut data negara" in words_of(citizen.get("/formulir/riwayat/golongan/r-1"))


def test_a_row_is_deleted_and_taken_back(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post("/formulir/riwayat/golongan/r-1/hapus", data={"versi": "1"})
    assert form.edits["r-1"][0] == "delete"
    assert "Dihapus" in words_of(citizen.get(LIST))
    citizen.post("/formulir/riwayat/golongan/r-1/batal", data={"versi": "2"})
    assert form.edits == {}


@pytest.mark.parametrize("button", ["simpan", "unggah:golongan:r-1"])
def test_a_document_proves_the_deletion_and_the_row_stays_deleted(
    citizen: FlaskClient, form: FakeRegistration, button: str
) -> None:
    citizen.post("/formulir/riwayat/golongan/r-1/hapus", data={"versi": "1"})
    page = citizen.get("/formulir/riwayat/golongan/r-1").get_data(as_text=True)
    assert 'name="hapus"' in page
    paper = (BytesIO(png()), "sk.png")
    data = {"versi": "2", "hapus": "ya", "do": button, "berkas.golongan:r-1": paper}
    assert citizen.post("/formulir/riwayat/golongan/r-1", data=data).status_code == 303
    assert form.edits["r-1"][0] == "delete"
    assert [one["name"] for one in form.documents["golongan:r-1"]] == ["sk.png"]


def test_a_stale_page_keeps_the_row_that_was_typed(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.version = 5
    answer = citizen.post(NEW, data=ROW)
    assert answer.status_code == 409
    assert 'value="823.4/0117/2014"' in text_of(answer)
    assert 'name="versi" value="5"' in text_of(answer)


def test_a_refused_document_keeps_the_row(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.post(NEW, data={**ROW, "berkas.ini": (BytesIO(b"MZ not a paper"), "sk.pdf")})
    assert answer.status_code == 422
    assert "bukan PDF, JPEG, atau PNG" in words_of(answer)
    assert len(form.edits) == 1


@pytest.mark.parametrize("path", ["/formulir/riwayat/gaji/tambah", "/formulir/riwayat/golongan/r-99"])
def test_what_is_not_there_is_not_found(citizen: FlaskClient, form: FakeRegistration, path: str) -> None:
    assert citizen.get(path).status_code == 404
