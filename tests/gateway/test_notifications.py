"""The bell, the list of notifications, and marking them as read."""
from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from gateway.session import CITIZEN
from services.contracts.identity.notifications import Told
from tests.gateway.fake_registration import FakeRegistration
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

IDS = ("0190d3a0-0000-7000-8000-000000000001", "0190d3a0-0000-7000-8000-000000000002")


def one(kind: str, at: int = 0, *, level: int = 0, read: bool = False) -> dict[str, Any]:
    return {"id": IDS[at], "kind": kind, "level": level, "at": "2015-10-28T03:00:00+00:00", "read": read}


def told(fake: FakeServices, *lines: dict[str, Any]) -> None:
    unread = sum(not line["read"] for line in lines)
    fake.answers["identity.my_notifications"] = {"unread": unread, "newest": list(lines)}
    fake.answers["identity.read_notifications"] = {"read": 1}


def test_the_bell_counts_what_is_unread(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers.update(FakeRegistration().handlers())
    client.set_cookie(CITIZEN, fake.citizen(unread=3))
    assert "Pemberitahuan 3 , 3 belum dibaca" in words_of(client.get("/"))


@pytest.mark.parametrize("kind", Told)
def test_every_kind_has_its_words(citizen: FlaskClient, fake: FakeServices, kind: Told) -> None:
    told(fake, one(kind, level=2), one(Told.SENT, 1, read=True))
    page = citizen.get("/pemberitahuan")
    assert page.status_code == 200
    assert "%(" not in page.text


def test_a_decision_names_its_level_and_a_kind_of_tomorrow_is_left_out(
    citizen: FlaskClient, fake: FakeServices
) -> None:
    told(fake, one(Told.LEVEL_DECIDED, level=2), one("of_tomorrow", 1))
    words = words_of(citizen.get("/pemberitahuan"))
    assert "Diputuskan di level 2" in words
    assert "28 Oktober 2015, 10.00 WIB" in words


def test_reading_one_leads_on_to_what_it_tells_of(citizen: FlaskClient, fake: FakeServices) -> None:
    told(fake, one(Told.REGISTERED))
    assert f'value="{IDS[0]}"' in text_of(citizen.get("/pemberitahuan"))
    answer = citizen.post("/pemberitahuan", data={"id": IDS[0], "ke": "/bukti"})
    assert (answer.status_code, answer.location) == (303, "/bukti")
    assert fake.of("identity.read_notifications")[0].body == {"ids": [IDS[0]]}


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/keluar", ""])
def test_it_never_leads_anywhere_else(citizen: FlaskClient, fake: FakeServices, elsewhere: str) -> None:
    told(fake)
    answer = citizen.post("/pemberitahuan", data={"id": IDS[0], "ke": elsewhere})
    assert answer.location == "/pemberitahuan"


def test_all_are_read_with_one_button(citizen: FlaskClient, fake: FakeServices) -> None:
    told(fake, one(Told.SENT))
    citizen.post("/pemberitahuan")
    assert fake.of("identity.read_notifications")[0].body == {"ids": []}


def test_nothing_told_yet_says_what_comes(citizen: FlaskClient, fake: FakeServices) -> None:
    told(fake)
    assert "Belum ada pemberitahuan" in words_of(citizen.get("/pemberitahuan"))


def test_the_list_is_for_who_is_logged_in(client: FlaskClient) -> None:
    assert client.get("/pemberitahuan").location.startswith("/masuk")
