"""Two pages on one form: both values are shown and the person chooses; nothing typed is lost."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

UTAMA, POSISI, ROW = "/formulir/utama", "/formulir/posisi", "/formulir/riwayat/golongan/r-1"
BY_SCRIPT = {"X-Skrip": "1"}
BEHIND = {"versi": "6", "buka": "alamat", "alamat": "Jalan Melati 4", "semula.alamat": "lama", "do": "simpan"}
COLUMNS = {"golongan": "34", "tmt_golongan": "2011-04-01", "sk_nomor": "823/11", "sk_tanggal": "2011-03-01"}


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    """Saved six times, the last time with another address than most pages here have seen."""
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    registration.version, registration.said["alamat"] = 7, "Jalan Kenanga 2"
    registration.saved_at = "2015-10-19T03:42:00+00:00"
    return registration


def row(seen: dict[str, str] = COLUMNS, **typed: str) -> dict[str, Any]:
    """The page of a riwayat row as it is posted."""
    values = {**COLUMNS, **typed}
    dates = {
        f"{name}.{part}": value
        for name in ("tmt_golongan", "sk_tanggal")
        for part, value in zip(("tahun", "bulan", "hari"), (*values[name].split("-"), "", "")[:3], strict=False)
    }
    return {"versi": "1", **values, **dates, **{f"semula.{name}": value for name, value in seen.items()}}


def test_both_values_are_shown_and_none_is_chosen_beforehand(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.post(UTAMA, data=BEHIND)
    page, words = text_of(answer), words_of(answer)
    assert answer.status_code == 409
    assert "Jalan Melati 4</textarea>" in page
    assert "Jalan Melati 4 Yang Anda ketik di sini" in words
    assert "Jalan Kenanga 2 Tersimpan dari jendela atau perangkat lain, 10.42 WIB" in words
    assert 'href="#beda-alamat"' in page
    assert "checked" not in page.partition('id="beda-alamat"')[2].partition("</fieldset>")[0]
    assert form.said["alamat"] == "Jalan Kenanga 2"


@pytest.mark.parametrize(("choice", "kept"), [("saya", "Jalan Melati 4"), ("tersimpan", "Jalan Kenanga 2")])
def test_the_person_chooses(citizen: FlaskClient, form: FakeRegistration, choice: str, kept: str) -> None:
    seen = {**BEHIND, "versi": "7", "semula.alamat": "Jalan Kenanga 2", "beda": "alamat"}
    assert citizen.post(UTAMA, data=seen).status_code == 409
    assert form.said["alamat"] == "Jalan Kenanga 2"
    assert citizen.post(UTAMA, data={**seen, "beda.alamat": choice}).status_code == 303
    assert form.said["alamat"] == kept


def test_a_third_page_in_between_is_asked_about_again(citizen: FlaskClient, form: FakeRegistration) -> None:
    chosen = {**BEHIND, "versi": "7", "semula.alamat": "Jalan Kenanga 2", "beda": "alamat", "beda.alamat": "saya"}
    form.said["alamat"] = "Jalan Anggrek 3"
    answer = citizen.post(UTAMA, data=chosen)
    assert answer.status_code == 409
    assert "Jalan Anggrek 3 Tersimpan dari jendela" in words_of(answer)


def test_fields_that_nobody_else_changed_are_saved_without_a_question(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    both = {**BEHIND, "buka": ["alamat", "agama"], "agama": "1", "semula.agama": form.held["agama"]}
    answer = citizen.post(UTAMA, data=both)
    assert answer.status_code == 409
    assert form.said == {"alamat": "Jalan Kenanga 2", "agama": "1"}
    del form.said["agama"]
    alone = {"versi": "6", "buka": "agama", "agama": "1", "semula.agama": form.held["agama"]}
    assert citizen.post(UTAMA, data=alone).status_code == 303
    assert form.said == {"alamat": "Jalan Kenanga 2", "agama": "1"}


def test_a_whole_section_called_right_leaves_what_another_page_changed(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    data = {"versi": "6", "semua": "ya", "belum": ["alamat", "agama"], "do": "lanjut"}
    assert citizen.post(UTAMA, data=data).status_code == 303
    assert form.said == {"alamat": "Jalan Kenanga 2"}
    assert form.confirmed == {"agama"}


def test_a_list_shows_names_and_a_date_is_written_out(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.said |= {"agama": "3", "tanggal_lahir": "1957-03-13"}
    typed = {"agama": "1", "semula.agama": "2", "semula.tanggal_lahir": "1957-03-12"}
    born = {"tanggal_lahir.hari": "12", "tanggal_lahir.bulan": "3", "tanggal_lahir.tahun": "1975"}
    words = words_of(citizen.post(UTAMA, data={"versi": "6", "buka": ["agama", "tanggal_lahir"], **typed, **born}))
    assert "Islam Yang Anda ketik di sini" in words
    assert "12 Maret 1975 Yang Anda ketik di sini" in words
    assert "13 Maret 1957 Tersimpan dari" in words


def test_the_script_is_told_the_question_and_what_was_saved_beside_it(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    both = {**BEHIND, "buka": ["alamat", "agama"], "agama": "1", "semula.agama": form.held["agama"]}
    said = citizen.post(UTAMA, data=both, headers=BY_SCRIPT).get_json()
    assert (said["versi"], said["disimpan"], said["nilai"]["alamat"]) == (8, ["agama"], "Jalan Kenanga 2")
    assert 'value="tersimpan"' in said["beda"]["alamat"]
    asked = {**BEHIND, "versi": "8", "semula.alamat": "Jalan Kenanga 2", "beda": "alamat"}
    assert list(citizen.post(UTAMA, data=asked, headers=BY_SCRIPT).get_json()["beda"]) == ["alamat"]
    assert form.said["alamat"] == "Jalan Kenanga 2"
    citizen.post(UTAMA, data={**asked, "beda.alamat": "saya"}, headers=BY_SCRIPT)
    assert form.said["alamat"] == "Jalan Melati 4"


def test_a_sent_form_is_no_question_of_values(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.state = "sent"
    answer = citizen.post(UTAMA, data=BEHIND, headers=BY_SCRIPT)
    assert (answer.status_code, "sudah dikirim" in answer.get_json()["message"]) == (409, True)


def test_a_column_of_a_riwayat_row_is_asked_about(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.edits["r-1"] = ("edit", {**COLUMNS, "sk_nomor": "823/12", "golongan": "41"})
    answer = citizen.post(ROW, data=row(sk_nomor="823/13"))
    assert answer.status_code == 409
    assert "823/13 Yang Anda ketik di sini" in words_of(answer)
    assert "823/12 Tersimpan dari jendela" in words_of(answer)
    seen = {**COLUMNS, "sk_nomor": "823/12", "golongan": "41"}
    citizen.post(ROW, data={**row(seen, **{**seen, "sk_nomor": "823/13"}), "beda": "sk_nomor", "beda.sk_nomor": "saya"})
    assert form.edits["r-1"] == ("edit", {**COLUMNS, "sk_nomor": "823/13", "golongan": "41"})


def test_a_row_deleted_elsewhere_keeps_what_was_typed_and_comes_back_when_saved_again(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.edits["r-1"] = ("delete", {})
    answer = citizen.post(ROW, data=row(sk_nomor="823/13"))
    assert answer.status_code == 409
    assert "sudah dihapus dari jendela atau perangkat lain" in words_of(answer)
    assert 'name="sk_nomor" type="text" value="823/13"' in text_of(answer)
    assert form.edits["r-1"][0] == "delete"
    citizen.post(ROW, data={**row(sk_nomor="823/13"), "semula.baris": "delete"})
    assert form.edits["r-1"] == ("edit", {**COLUMNS, "sk_nomor": "823/13"})


def test_an_added_row_that_was_taken_back_elsewhere_is_added_again(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    answer = citizen.post("/formulir/riwayat/golongan/r-9", data=row(sk_nomor="823/13"))
    assert answer.status_code == 409
    page = text_of(answer)
    assert 'action="/formulir/riwayat/golongan/tambah"' in page
    assert 'name="baris" value="r-9"' in page
    citizen.post("/formulir/riwayat/golongan/tambah", data={**row(dict.fromkeys(COLUMNS, "")), "baris": "r-9"})
    assert form.edits["r-9"] == ("add", COLUMNS)


def test_a_new_row_that_is_sent_twice_is_one(citizen: FlaskClient, form: FakeRegistration) -> None:
    new = {**row(dict.fromkeys(COLUMNS, "")), "baris": "r-9"}
    for _ in range(2):
        citizen.post("/formulir/riwayat/golongan/tambah", data=new)
    assert list(form.edits) == ["r-9"]


def test_the_script_saves_a_new_row_and_learns_its_address(citizen: FlaskClient, form: FakeRegistration) -> None:
    empty = dict.fromkeys(COLUMNS, "")
    page = {"versi": "7", "baris": "r-9", **{f"semula.{name}": "" for name in empty}}
    address = "/formulir/riwayat/golongan/tambah"
    assert citizen.post(address, data=page, headers=BY_SCRIPT).get_json()["tersimpan"] == ""
    assert form.edits == {}
    said = citizen.post(address, data={**page, "sk_nomor": "823/13"}, headers=BY_SCRIPT).get_json()
    assert said["alamat"] == "/formulir/riwayat/golongan/r-9"
    assert {name: value for name, value in said["nilai"].items() if value} == {"sk_nomor": "823/13"}
    assert not any(said["salah"].values())
    assert form.edits == {"r-9": ("add", {"sk_nomor": "823/13"})}
