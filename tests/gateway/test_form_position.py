"""Data Posisi: what follows from the unit is shown beside what the state holds, and is never asked."""
from flask.testing import FlaskClient

from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of


def test_the_position_of_the_chosen_unit_is_shown_and_locked(citizen: FlaskClient, fake: FakeServices) -> None:
    form = FakeRegistration()
    form.held["jabatan_struktural"] = "Kepala Seksi Kurikulum"
    fake.answers.update(form.handlers())
    assert "Menurut unit yang Anda pilih" not in words_of(citizen.get("/formulir/posisi"))
    form.said["jabatan_struktural"] = "Kepala Bidang SD"
    page = citizen.get("/formulir/posisi?ubah=jabatan_struktural")
    assert "Menurut unit yang Anda pilih: Kepala Bidang SD" in words_of(page)
    assert b'name="jabatan_struktural"' not in page.data
    form.said["jabatan_struktural"] = ""
    assert "Menurut unit yang Anda pilih: bukan jabatan struktural" in words_of(citizen.get("/formulir/posisi"))
