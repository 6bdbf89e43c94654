"""Data Guru and Data Dokter: in their place among the sections of whom they concern, with choices and lists."""

import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    registration.tabs = ["utama", "posisi", "riwayat", "guru", "stakeholder"]
    fake.answers.update(registration.handlers())
    return registration


def test_the_section_stands_after_the_riwayat(citizen: FlaskClient, form: FakeRegistration) -> None:
    assert "Lanjut ke Data Guru" in words_of(citizen.get("/formulir/riwayat"))
    assert "Bagian 4 dari 5 Data Guru" in words_of(citizen.get("/formulir/guru"))
    assert "Data Guru" in words_of(citizen.get("/"))


def test_a_choice_is_made_and_kept(citizen: FlaskClient, form: FakeRegistration) -> None:
    page = text_of(citizen.get("/formulir/guru?ubah=bidang_studi"))
    assert '<option value="mapel">Guru mata pelajaran</option>' in page
    citizen.post("/formulir/guru", data={"versi": "1", "buka": "bidang_studi", "bidang_studi": "mapel"})
    assert form.said == {"bidang_studi": "mapel"}
    assert "Guru mata pelajaran" in words_of(citizen.get("/formulir/guru"))


def test_health_workers_have_their_own(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.tabs = ["utama", "posisi", "riwayat", "dokter", "stakeholder"]
    assert "Nomor STR" in words_of(citizen.get("/formulir/dokter"))
