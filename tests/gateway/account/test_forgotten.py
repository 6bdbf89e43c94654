"""Lupa kata sandi and the links of letters, at both doors."""
from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid, NotFound, TooMany
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

NEW = {"sandi": "kereta senja payung", "sandi_lagi": "kereta senja payung"}
TOKEN = "aB-_9"


@pytest.fixture(params=["citizen", "official"])
def kind(request: pytest.FixtureRequest, fake: FakeServices) -> str:
    """Of account, at whose door all this happens."""
    fake.answers["identity.ask_new_password"] = {}
    fake.answers["identity.link"] = {"purpose": "reset", "username": "puji.kartika"}
    return str(request.param)


@pytest.fixture
def door(kind: str) -> str:
    return "/admin" if kind == "official" else ""


def named(kind: str, value: str = "puji.kartika") -> dict[str, str]:
    return {"username" if kind == "official" else "nomor": value}


def test_the_log_in_leads_to_it(client: FlaskClient, kind: str, door: str) -> None:
    assert f'href="{door}/lupa-sandi"' in text_of(client.get(f"{door}/masuk"))


def test_a_name_is_asked_for_and_everybody_reads_the_same(
    client: FlaskClient, fake: FakeServices, kind: str, door: str
) -> None:
    answer = client.post(f"{door}/lupa-sandi", data=named(kind), environ_base={"REMOTE_ADDR": "10.0.0.7"})
    assert answer.location == f"{door}/lupa-sandi?terkirim=1"
    expected = {"kind": kind, "username": "puji.kartika", "address": "10.0.0.7"}
    assert fake.of("identity.ask_new_password")[0].body == expected
    page = client.get(answer.location)
    assert "Bila akun itu ada" in words_of(page)
    assert "puji" not in text_of(page)


@pytest.mark.parametrize("typed", ["", "x" * 65])
def test_no_name_is_told_at_its_field(
    client: FlaskClient, fake: FakeServices, kind: str, door: str, typed: str
) -> None:
    answer = client.post(f"{door}/lupa-sandi", data=named(kind, typed))
    assert (answer.status_code, fake.of("identity.ask_new_password")) == (422, [])
    assert 'aria-invalid="true"' in text_of(answer)


def test_who_asks_too_often_is_told_to_wait(client: FlaskClient, fake: FakeServices, kind: str, door: str) -> None:
    fake.answers["identity.ask_new_password"] = TooMany("Coba lagi 9 detik lagi.", retry_after=9)
    answer = client.post(f"{door}/lupa-sandi", data=named(kind))
    assert answer.status_code == 429
    assert "Coba lagi 9 detik lagi." in words_of(answer)


def test_looking_at_a_link_uses_nothing_up(client: FlaskClient, fake: FakeServices, kind: str, door: str) -> None:
    page = client.get(f"{door}/sandi-baru/{TOKEN}")
    assert "Buat kata sandi untuk puji.kartika" in words_of(page)
    assert fake.of("identity.link")[0].body == {"kind": kind, "token": TOKEN}
    assert fake.of("identity.use_link") == []


def test_a_new_password_goes_on_with_the_log_in(client: FlaskClient, fake: FakeServices, kind: str, door: str) -> None:
    fake.answers["identity.use_link"] = fake.entered("half", "set_up" if kind == "official" else "done")
    answer = client.post(f"{door}/sandi-baru/{TOKEN}", data=NEW)
    assert answer.location == ("/admin/masuk/autentikator" if kind == "official" else "/")
    asked = fake.of("identity.use_link")[0].body
    assert (asked["kind"], asked["token"], asked["password"]) == (kind, TOKEN, NEW["sandi"])


def test_what_is_wrong_with_the_password_is_told_and_the_link_stays(
    client: FlaskClient, fake: FakeServices, kind: str, door: str
) -> None:
    fake.answers["identity.use_link"] = Invalid("x", fields={"password": ["Kata sandi ini terlalu umum."]})
    different = {**NEW, "sandi_lagi": "lain"}
    for data, said in ((NEW, "Kata sandi ini terlalu umum."), (different, "tidak sama"), ({}, "Isi")):
        answer = client.post(f"{door}/sandi-baru/{TOKEN}", data=data)
        assert answer.status_code == 422
        assert said in words_of(answer)
        assert NEW["sandi"] not in text_of(answer)
    assert len(fake.of("identity.use_link")) == 1


def test_a_link_that_is_over_leads_to_a_new_one(client: FlaskClient, fake: FakeServices, kind: str, door: str) -> None:
    fake.answers["identity.link"] = fake.answers["identity.use_link"] = NotFound("Tautan ini sudah dipakai.")
    for answer in (client.get(f"{door}/sandi-baru/{TOKEN}"), client.post(f"{door}/sandi-baru/{TOKEN}", data=NEW)):
        assert answer.status_code == 404
        assert f'href="{door}/lupa-sandi"' in text_of(answer)
    assert client.get(f"{door}/sandi-baru/{'x' * 129}").status_code == 404
