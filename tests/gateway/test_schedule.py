"""The campaign's calendar and a region's hours, on the clock of the region, before and after log-in."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from gateway.portal.schedule import words
from services.contracts.errors import Unavailable
from services.contracts.identity.answers import OpeningShown
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import words_of

NEXT = "2031-10-14T23:00:00+00:00"  # 07.00 WITA on a Wednesday, 06.00 WIB
CLOSED = OpeningShown(open=False, why="hours", next_at=NEXT, until="", zone="WITA")
PAPUA = {
    "open": False, "why": "hours", "next_at": NEXT, "until": "", "zone": "WIT", "name": "Papua", "days": [1, 2, 3],
    "begins": "08:00", "ends": "12:00",
}  # fmt: skip


@pytest.fixture
def form(fake: FakeServices) -> FakeRegistration:
    registration = FakeRegistration()
    fake.answers.update(registration.handlers())
    return registration


def calendar(fake: FakeServices, *, opens: str = "", closes: str = "", is_open: bool = True, **more: Any) -> None:
    phase = {"phase": "registration", "opens": opens, "closes": closes, "open": is_open}
    fake.answers["identity.schedule"] = {"phases": [phase], "regions": [], **more}


def test_the_home_tells_until_when_the_form_may_be_filled(citizen: FlaskClient, form: FakeRegistration) -> None:
    form.filling = OpeningShown(open=True, why="", next_at="", until="2031-10-14T08:00:00+00:00", zone="WITA")
    page = words_of(citizen.get("/"))
    assert "Formulir dapat diisi sampai Selasa, 14 Oktober 2031, pukul 16.00 WITA." in page


def test_outside_the_hours_the_home_tells_the_next_opening_and_offers_no_way_in(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.filling = CLOSED
    answer = citizen.get("/")
    assert "Formulir dapat diisi lagi Rabu, 15 Oktober 2031, pukul 07.00 WITA." in words_of(answer)
    assert "Yang sudah Anda isi tersimpan." in words_of(answer)
    assert 'class="btn btn-1' not in answer.text


def test_outside_the_hours_a_section_says_when_and_a_save_is_kept(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.filling = CLOSED
    closed = citizen.get("/formulir/utama")
    assert closed.status_code == 423
    assert "Dibuka lagi 15 Oktober 2031, 07.00 WITA." in words_of(closed)
    typed = {"do": "simpan", "versi": "1", "buka": "alamat", "alamat": "Jl. Baru 1"}
    assert citizen.post("/formulir/utama", data=typed).status_code == 303
    assert form.said["alamat"] == "Jl. Baru 1"
    assert citizen.get("/formulir/periksa").status_code == 200


def test_who_typed_while_the_hours_ended_and_was_overtaken_sees_what_was_typed(
    citizen: FlaskClient, form: FakeRegistration
) -> None:
    form.filling, form.version = CLOSED, 7
    typed = {"do": "simpan", "versi": "1", "buka": "alamat", "alamat": "Jl. Baru 1"}
    answer = citizen.post("/formulir/utama", data=typed)
    assert answer.status_code == 409
    assert "Jl. Baru 1" in answer.text


def test_the_doors_tell_until_when_registration_is_open(client: FlaskClient, fake: FakeServices) -> None:
    calendar(fake, closes="2031-12-31T16:59:00+00:00")
    for page in ("/masuk", "/daftar"):
        assert "Pendaftaran dibuka sampai Rabu, 31 Desember 2031, pukul 23.59 WIB." in words_of(client.get(page))


@pytest.mark.parametrize(
    ("opens", "said"),
    [
        ("2031-12-31T16:59:00+00:00", "Pendaftaran dibuka Rabu, 31 Desember 2031, pukul 23.59 WIB."),
        ("2015-12-31T16:59:00+00:00", "Pendaftaran sudah ditutup."),
    ],
)
def test_the_doors_tell_what_is_not_open(client: FlaskClient, fake: FakeServices, opens: str, said: str) -> None:
    calendar(fake, opens=opens, is_open=False)
    assert said in words_of(client.get("/masuk"))


def test_the_doors_stand_while_identity_is_away(client: FlaskClient, fake: FakeServices) -> None:
    def away(**_body: Any) -> Unavailable:
        return Unavailable("Layanan sedang tidak dapat dijangkau.")

    fake.answers["identity.schedule"] = away
    answer = client.get("/masuk")
    assert answer.status_code == 200
    assert "/jadwal" in answer.text


def test_everybody_reads_when_each_region_may_come(client: FlaskClient, fake: FakeServices) -> None:
    calendar(fake, regions=[PAPUA])
    page = words_of(client.get("/jadwal"))
    for text in ("Papua", "Senin sampai Rabu", "08.00–12.00 WIT", "buka Rabu, 15 Oktober 2031, pukul 08.00 WIT"):
        assert text in page


DAYS = [
    ([1, 2, 3, 4, 5, 6, 7], "Setiap hari"),
    ([1, 2, 3, 4, 5], "Senin sampai Jumat"),
    ([1, 2], "Senin, Selasa"),
    ([1, 3, 5], "Senin, Rabu, Jumat"),
    ([7], "Minggu"),
]


@pytest.mark.parametrize(("numbers", "said"), DAYS)
def test_days_are_said_as_people_say_them(client: FlaskClient, numbers: list[int], said: str) -> None:
    with client.application.test_request_context():
        assert words.days(numbers) == said


def test_today_and_tomorrow_are_the_regions(client: FlaskClient) -> None:
    with client.application.test_request_context():
        now = datetime.now(UTC)
        assert words.moment(now.isoformat(), "WIT").startswith("hari ini, pukul ")
        assert words.moment((now + timedelta(days=1)).isoformat(), "WIT").startswith("besok, pukul ")
