"""Every kind of riwayat has a page with its rows, and a page to add one; large lists are searched there, too."""

import pytest
from flask.testing import FlaskClient

from services.contracts.form_fields import HISTORY_KINDS
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

STUDY = "/formulir/riwayat/pendidikan"
IJAZAH = {"versi": "1", "tahun_lulus": "2004", "tingkat": "40", "nomor_ijazah": "17/2004", "nama_sekolah": "UGM"}


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


def test_the_list_of_kinds_counts_rows_and_changes(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.edits["r-2"] = ("add", {"nama": "Tia"})
    form.kinds["r-2"] = "anak"
    words = words_of(citizen.get("/formulir/riwayat"))
    assert "Riwayat golongan 1 baris" in words
    assert "Riwayat pendidikan Belum ada baris" in words
    assert "Riwayat anak 1 baris Perlu diperbaiki" in words


@pytest.mark.parametrize("kind", HISTORY_KINDS)
def test_each_kind_has_its_rows_and_an_empty_row(citizen: FlaskClient, form: FakeRegistration, kind: str) -> None:
    assert citizen.get(f"/formulir/riwayat/{kind}").status_code == 200
    page = text_of(citizen.get(f"/formulir/riwayat/{kind}/tambah"))
    for column in HISTORY_KINDS[kind].columns:
        assert f'name="{column.name}' in page


def test_a_typed_name_of_a_large_list_is_found(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post(f"{STUDY}/tambah", data={**IJAZAH, "pendidikan.teks": "matematika"})
    [(_, values)] = form.edits.values()
    assert (values["pendidikan"], values["tahun_lulus"]) == ("7", "2004")


def test_a_name_that_means_nothing_is_told_and_everything_typed_stays(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    answer = citizen.post(f"{STUDY}/tambah", data={**IJAZAH, "pendidikan.teks": "astrologi"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert "“astrologi” tidak ada dalam daftar" in page
    assert 'value="astrologi"' in page
    assert 'value="17/2004"' in page


def test_a_name_that_means_several_is_chosen_from_them(citizen: FlaskClient, form: FakeRegistration) -> None:
    place = "/formulir/riwayat/pindah_instansi/tambah"
    answer = citizen.post(place, data={"versi": "1", "lokasi_baru.teks": "kabupaten"})
    assert 'name="lokasi_baru.pilih" value="3404"' in text_of(answer)
    [row_id] = form.edits
    chosen = {"versi": "2", "lokasi_baru.teks": "kabupaten", "lokasi_baru.pilih": "3404"}
    citizen.post(f"/formulir/riwayat/pindah_instansi/{row_id}", data=chosen)
    assert form.edits[row_id][1]["lokasi_baru"] == "3404"


def test_a_choice_is_offered_in_the_readers_language(citizen: FlaskClient, form: FakeRegistration) -> None:
    assert ">Anak kandung</option>" in text_of(citizen.get("/formulir/riwayat/anak/tambah"))
    citizen.get("/bahasa/en")
    assert ">Own child</option>" in text_of(citizen.get("/formulir/riwayat/anak/tambah"))
