"""A section of the form without JavaScript: shown, changed, confirmed, taken back, and never lost."""

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Unavailable
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

UTAMA, POSISI = "/formulir/utama", "/formulir/posisi"


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


def test_each_field_shows_what_the_state_holds(citizen: FlaskClient, form: FakeRegistration) -> None:
    words = words_of(citizen.get(UTAMA))
    assert "12 Maret 1957" in words
    assert "19750312 200003 2 901" in words
    assert "Katolik" in words


def test_secret_numbers_are_masked(citizen: FlaskClient, form: FakeRegistration) -> None:
    page = text_of(citizen.get(f"{UTAMA}?ubah=nik"))
    assert "•••• 0007" in page
    assert form.held["nik"] not in page


def test_ubah_opens_a_row_with_its_control(citizen: FlaskClient, form: FakeRegistration) -> None:
    assert 'name="alamat"' not in text_of(citizen.get(UTAMA))
    answer = citizen.post(UTAMA, data={"versi": "1", "do": "ubah:alamat"})
    assert answer.location == f"{UTAMA}?ubah=alamat#f-alamat"
    page = text_of(citizen.get(answer.location))
    assert 'name="alamat"' in page
    assert 'name="berkas.alamat"' in page


def test_what_was_typed_is_saved_when_another_row_is_opened(citizen: FlaskClient, form: FakeRegistration) -> None:
    typed = {"versi": "1", "buka": "alamat", "semula.alamat": form.held["alamat"], "alamat": "Jalan Melati 4"}
    citizen.post(UTAMA, data={**typed, "do": "ubah:agama"})
    assert form.said == {"alamat": "Jalan Melati 4"}


def test_a_row_that_was_only_opened_changes_nothing(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    held = form.held["alamat"]
    citizen.post(UTAMA, data={"versi": "1", "buka": "alamat", "semula.alamat": held, "alamat": held, "do": "simpan"})
    assert not fake.of("registration.save_tab")


def test_an_opened_secret_that_stays_empty_does_not_empty_the_record(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    citizen.post(UTAMA, data={"versi": "1", "buka": "nik", "semula.nik": "", "nik": "", "do": "simpan"})
    assert not fake.of("registration.save_tab")


def test_a_date_is_typed_in_three_boxes(citizen: FlaskClient, form: FakeRegistration) -> None:
    boxes = {"tanggal_lahir.hari": "12", "tanggal_lahir.bulan": "3", "tanggal_lahir.tahun": "1975"}
    citizen.post(UTAMA, data={"versi": "1", "buka": "tanggal_lahir", "semula.tanggal_lahir": "1957-03-12", **boxes})
    assert form.said == {"tanggal_lahir": "1975-03-12"}


def test_an_impossible_date_is_kept_and_told_at_its_box(citizen: FlaskClient, form: FakeRegistration) -> None:
    boxes = {"tanggal_lahir.hari": "12", "tanggal_lahir.bulan": "13", "tanggal_lahir.tahun": "1975"}
    answer = citizen.post(UTAMA, data={"versi": "1", "buka": "tanggal_lahir", "do": "lanjut", **boxes})
    assert answer.location.endswith("#salah")
    page = text_of(citizen.get(answer.location))
    assert '<a href="#tanggal_lahir-bulan">Bulan pada Tanggal lahir harus angka 1 sampai 12.</a>' in page
    assert 'name="tanggal_lahir.bulan" inputmode="numeric" autocomplete="off" maxlength="2" value="13"' in page
    assert "<title>Kesalahan: Data Utama" in page


def test_numbers_may_be_typed_with_the_signs_of_the_card(citizen: FlaskClient, form: FakeRegistration) -> None:
    citizen.post(UTAMA, data={"versi": "1", "buka": "npwp", "semula.npwp": "", "npwp": "09.254.294.3-407.000"})
    assert form.said == {"npwp": "092542943407000"}


def test_a_whole_section_is_confirmed_at_once_but_not_what_was_changed(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    data = {"versi": "1", "semua": "ya", "belum": ["unit_organisasi", "jenis_jabatan"], "do": "lanjut"}
    answer = citizen.post(POSISI, data=data)
    assert form.confirmed == {"unit_organisasi", "jenis_jabatan"}
    assert answer.location == "/formulir/riwayat"


def test_one_row_is_confirmed_by_its_button(citizen: FlaskClient, form: FakeRegistration) -> None:
    answer = citizen.post(UTAMA, data={"versi": "1", "do": "benar:agama"})
    assert form.confirmed == {"agama"}
    assert answer.location.endswith("#f-agama")


def test_a_change_is_taken_back(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.said["agama"] = "1"
    citizen.post(UTAMA, data={"versi": "1", "buka": "agama", "agama": "1", "semula.agama": "1", "do": "batal:agama"})
    assert form.said == {}
    assert "agama" in form.confirmed


def test_fields_of_other_sections_and_locked_ones_are_ignored(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    stolen = {"buka": ["nip_baru", "golongan", "unit_organisasi"], "nip_baru": "1", "golongan": "45"}
    citizen.post(UTAMA, data={"versi": "1", **stolen})
    assert not fake.of("registration.save_tab")


def test_a_typed_name_is_found_by_the_server(citizen: FlaskClient, form: FakeRegistration) -> None:
    data = {"versi": "1", "buka": "lokasi_kerja", "lokasi_kerja": "3404", "lokasi_kerja.nama": "Kabupaten Sleman"}
    citizen.post(POSISI, data={**data, "lokasi_kerja.teks": "yogyakarta", "semula.lokasi_kerja": "3404"})
    assert form.said == {"lokasi_kerja": "3471"}


def test_a_name_that_several_have_offers_them(citizen: FlaskClient, form: FakeRegistration) -> None:
    data = {"versi": "1", "buka": "lokasi_kerja", "lokasi_kerja": "3404", "lokasi_kerja.nama": "Kabupaten Sleman"}
    answer = citizen.post(POSISI, data={**data, "lokasi_kerja.teks": "kabupaten", "semula.lokasi_kerja": "3404"})
    page = text_of(answer)
    assert answer.status_code == 422
    assert 'name="lokasi_kerja.pilih" value="3402"' in page
    assert 'name="lokasi_kerja.teks" value="kabupaten"' in page
    citizen.post(POSISI, data={**data, "lokasi_kerja.pilih": "3402", "lokasi_kerja.teks": "kabupaten"})
    assert form.said == {"lokasi_kerja": "3402"}


def test_org_units_are_looked_for_in_the_own_agency_only(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    answer = citizen.get("/formulir/pilihan/unor?isian=unit_organisasi&unit=u-1&unit_organisasi.teks=ngaglik")
    assert "UPT Pendidikan Ngaglik" in words_of(answer)
    assert fake.of("reference.search")[0].body["within"] == "ag-1"


def test_a_sent_form_is_read_only(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.state = "sent"
    page = text_of(citizen.get(UTAMA))
    assert "isian terkunci" in page
    assert 'value="ubah:' not in page
    assert citizen.post(UTAMA, data={"versi": "1", "do": "benar:agama"}).status_code == 409


def test_a_save_by_the_pages_script_answers_data(citizen: FlaskClient, form: FakeRegistration) -> None:
    data = {"versi": "1", "buka": ["alamat", "npwp"], "alamat": "Jalan Melati 4", "npwp": "12"}
    said = citizen.post(UTAMA, data=data, headers={"X-Skrip": "1"}).get_json()
    assert said["versi"] == 2
    assert said["tersimpan"] == "Tersimpan 10.42"
    assert said["salah"] == {"alamat": "", "npwp": "NPWP harus 15 angka; yang ditulis 2 tanda."}
    assert said["nilai"]["alamat"] == "Jalan Melati 4"


def test_a_failed_save_by_the_script_says_why_as_data(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    def away(**_body: object) -> Unavailable:
        return Unavailable("Layanan sedang tidak dapat dijangkau.")

    fake.answers["registration.save_tab"] = away
    answer = citizen.post(UTAMA, data={"versi": "1", "buka": "alamat", "alamat": "x"}, headers={"X-Skrip": "1"})
    assert answer.status_code == 503
    assert answer.get_json()["error_id"]


def test_a_verifiers_reason_stands_at_the_field(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.state, form.said["agama"] = "returned", "1"
    shown = form.open_tab("utama")
    next(f for f in shown["fields"] if f["name"] == "agama")["error"] = "Dokumen tidak terbaca."
    citizen.application.extensions["services"].caller.answers["registration.open_tab"] = shown
    page = text_of(citizen.get(UTAMA))
    assert '<a href="#agama">Dokumen tidak terbaca.</a>' in page


def test_an_unknown_section_is_not_found(citizen: FlaskClient) -> None:
    assert citizen.get("/formulir/gaji").status_code == 404


def test_what_is_in_no_list_yet_goes_on_in_the_form(
    citizen: FlaskClient, fake: FakeServices, form: FakeRegistration
) -> None:
    fake.answers["registration.ask_value"] = {"asked_id": "asked-1"}
    data = {"versi": "1", "buka": "lokasi_kerja", "lokasi_kerja": "3404", "lokasi_kerja.nama": "Kabupaten Sleman"}
    data |= {"semula.lokasi_kerja": "3404", "lokasi_kerja.teks": "Pulau Baru"}
    page = text_of(citizen.post(POSISI, data=data))
    assert 'value="minta:lokasi_kerja"' in page
    answer = citizen.post(POSISI, data={**data, "do": "minta:lokasi_kerja"})
    assert answer.status_code == 303
    assert form.said == {"lokasi_kerja": "asked-1"}
    asked = [one.body for one in fake.asked if one.name == "registration.ask_value"]
    assert asked == [{"list": "lokasi", "name": "Pulau Baru"}]


@pytest.mark.parametrize(
    ("name", "field"), [("unor", "unit_organisasi"), ("lokasi", "lokasi_kerja"), ("mapel", "mata_pelajaran"),
                        ("diklat_fungsional", "jenis")],
)  # fmt: skip
def test_whatever_the_helpdesk_adds_can_be_asked_for_while_typing(
    citizen: FlaskClient, form: FakeRegistration, name: str, field: str
) -> None:
    answer = citizen.get(f"/formulir/pilihan/{name}?isian={field}&{field}.teks=zzzz")
    assert f'data-minta="{field}"' in text_of(answer)
    assert "data-minta" not in text_of(citizen.get(f"/formulir/pilihan/kpkn?isian={field}&{field}.teks=zzzz"))


def test_that_a_value_is_asked_for_is_said_in_the_readers_language(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.said["lokasi_kerja"] = "asked-1"
    shown = form.open_tab("posisi")
    next(one for one in shown["fields"] if one["name"] == "lokasi_kerja")["said_label"] = "Pulau Baru (diminta)"
    citizen.application.extensions["services"].caller.answers["registration.open_tab"] = shown
    assert "Pulau Baru (diminta)" in text_of(citizen.get(POSISI))
    citizen.get("/bahasa/en")
    page = text_of(citizen.get(f"{POSISI}?ubah=lokasi_kerja"))
    assert "Pulau Baru (asked for)" in page
    assert "(diminta)" not in page


@pytest.mark.parametrize(
    ("typed", "offered"), [("kab", False), ("kabupaten", True), ("kabupaten sleman", False)]
)
def test_what_fits_may_be_another_and_a_missing_value_is_asked_for_beside_it(
    citizen: FlaskClient, form: FakeRegistration, typed: str, offered: bool
) -> None:
    answer = citizen.get(f"/formulir/pilihan/lokasi?isian=lokasi_kerja&lokasi_kerja.teks={typed}")
    assert 'data-nama="Kabupaten Sleman"' in text_of(answer)
    assert ('data-minta="lokasi_kerja"' in text_of(answer)) is offered
