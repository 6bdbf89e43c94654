"""Siapa yang melihat data saya: sentences by day, an office and no name, pages, and nothing yet."""
from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.gateway.fake_accesses import FakeAccesses
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of

PAGE = "/data-saya/akses"


@pytest.fixture
def seen(fake: FakeServices) -> FakeAccesses:
    held = FakeAccesses()
    fake.answers["identity.my_accesses"] = held.my_accesses
    return held


SENTENCES = [
    "01.30 WIB Sistem e-PUPNS, secara otomatis, memasukkan perubahan yang disetujui ke data kepegawaian Anda.",
    "16.12 WIB Verifikator Level 2, Pemerintah Kabupaten Sleman (dan 1 profil lain) membuka berkas verifikasi Anda.",
    "Dinas Pendidikan, Pemuda, dan Olahraga Kabupaten Sleman melihat nama Anda dalam daftar berkas.",
    "Admin BKN Pusat, Nasional mencoba mengakses data Anda dan ditolak sistem.",
    "Seseorang yang belum masuk mencari data Anda dengan NIP di halaman pendaftaran.",
    "Seorang PNS lain mencari data Anda dengan NIP di halaman pendaftaran.",
]


def test_each_is_a_sentence_under_its_day(citizen: FlaskClient, seen: FakeAccesses) -> None:
    words = words_of(citizen.get(PAGE))
    for sentence in SENTENCES:
        assert sentence in words
    assert words.count("Oktober 2015") == 3  # the first is of the 13th in Indonesia
    assert "Selasa, 13 Oktober 2015" in words
    assert "Senin, 12 Oktober 2015" in words


def test_it_is_read_in_english_too(citizen: FlaskClient, seen: FakeAccesses) -> None:
    citizen.set_cookie("bahasa", "en")
    words = words_of(citizen.get(PAGE))
    assert "Who saw my data" in words
    assert "Verifikator Level 2, Pemerintah Kabupaten Sleman (and 1 other profile) opened your case" in words
    assert "Somebody who was not logged in looked you up by NIP on the registration page" in words


def test_older_ones_are_on_the_next_page(citizen: FlaskClient, seen: FakeAccesses, fake: FakeServices) -> None:
    seen.page = 4
    first = citizen.get(PAGE)
    assert f'href="{PAGE}?setelah=4"' in first.text
    second = words_of(citizen.get(f"{PAGE}?setelah=4"))
    assert fake.of("identity.my_accesses")[-1].body == {"after": "4", "limit": 30}
    assert "Seorang PNS lain" in second
    assert "Dari yang terbaru" in second
    assert "Yang lebih lama" not in second


def test_when_nobody_has_looked_the_page_says_so(citizen: FlaskClient, seen: FakeAccesses) -> None:
    seen.rows = []
    assert "Belum ada yang melihat data Anda" in words_of(citizen.get(PAGE))


def test_the_way_there_is_on_the_account_page_and_in_the_notice(citizen: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.my_sessions"] = []
    for page in ("/sesi", "/data-pribadi"):
        assert f'href="{PAGE}"' in citizen.get(page).text


def test_who_is_not_logged_in_comes_back_after_logging_in(client: FlaskClient) -> None:
    assert "%2Fdata-saya%2Fakses" in (client.get(PAGE).location or "") or PAGE in (client.get(PAGE).location or "")
