"""Registering: look up, contact and password, nomor register; every stop says what to do."""

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Conflict, Invalid, NotFound, TooMany
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

NIP = "197503122000032901"
WHO = {"nip": "19750312 200003 2 901", "nama": "Ratna Purwandini"}
PERSON = {
    "nip": NIP, "name": "Ratna Purwandini", "birth_place": "Kabupaten Bantul", "birth_date": "1975-03-12",
    "agency": "Pemerintah Kabupaten Sleman",
}  # fmt: skip
CONTACT = {
    **WHO, "langkah": "2", "email": "ratna@contoh.go.id", "telepon": "0812 3456 7890", "sandi": "tiga kata acak",
    "sandi_lagi": "tiga kata acak", "pemberitahuan": "1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def known(fake: FakeServices) -> None:
    fake.answers["registration.look_up"] = PERSON
    fake.answers["registration.register"] = {
        "register_number": "K7M4QX2P",
        "name": "Ratna Purwandini",
        "state": "aktif",
    }


def test_what_the_state_holds_is_shown_when_nip_and_name_fit(client: FlaskClient, fake: FakeServices) -> None:
    words = words_of(client.post("/daftar", data=WHO))
    assert "12 Maret 1975" in words
    assert "Pemerintah Kabupaten Sleman" in words
    assert fake.of("registration.look_up")[0].body["nip"] == NIP


def test_sixteen_digits_are_told_to_look_like_a_nik(client: FlaskClient, fake: FakeServices) -> None:
    answer = client.post("/daftar", data={**WHO, "nip": "3404115203750007"})
    assert answer.status_code == 422
    assert "tampaknya NIK" in words_of(answer)
    assert not fake.of("registration.look_up")


@pytest.mark.parametrize(("typed", "said"), [("", "Isi NIP."), ("1975", "yang ditulis 4 tanda")])
def test_a_nip_that_is_none_is_told_how(client: FlaskClient, typed: str, said: str) -> None:
    assert said in words_of(client.post("/daftar", data={**WHO, "nip": typed}))


@pytest.mark.parametrize("category", ["beda_nama", "tidak_ada_database", "data_pensiun", "data_diberhentikan"])
def test_each_stop_leads_to_the_fitting_report(client: FlaskClient, fake: FakeServices, category: str) -> None:
    fake.answers["registration.look_up"] = NotFound("Tidak cocok.", code="unknown", category=category)
    page = text_of(client.post("/daftar", data=WHO))
    assert f'href="/bantuan/lapor/{category}"' in page
    assert 'value="Ratna Purwandini"' in page, "what was typed can be corrected"
    report = words_of(client.get(f"/bantuan/lapor/{category}"))
    assert "19750312 200003 2 901" in report
    assert "Ratna Purwandini" in report
    assert client.get(f"/bantuan?kategori={category}").location == f"/bantuan/lapor/{category}"


def test_who_is_registered_already_is_led_to_the_log_in(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["registration.look_up"] = Conflict("NIP ini sudah terdaftar.", code="already_registered", category="")
    answer = client.post("/daftar", data=WHO)
    assert answer.status_code == 409
    assert 'href="/masuk"' in text_of(answer)


def test_registering_shows_the_nomor_register(client: FlaskClient, fake: FakeServices) -> None:
    answer = client.post("/daftar", data=CONTACT, follow_redirects=True)
    assert "K7M4 QX2P" in words_of(answer)
    asked = fake.of("registration.register")[0]
    assert asked.body["phone"] == "081234567890"
    assert asked.body["notice_read"] is True
    assert asked.key


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"email": "ratna"}, "e-mail lengkap"),
        ({"telepon": "12"}, "nomor HP"),
        ({"sandi": "pendek", "sandi_lagi": "pendek"}, "paling sedikit 8"),
        ({"sandi_lagi": "lain sama sekali"}, "tidak sama"),
        ({"pemberitahuan": ""}, "sudah membaca"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_sent(
    client: FlaskClient, fake: FakeServices, change: dict[str, str], said: str
) -> None:
    answer = client.post("/daftar", data={**CONTACT, **change})
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert not fake.of("registration.register")


def test_a_rule_of_the_service_stands_at_its_field(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["registration.register"] = Invalid("Isian belum benar.", fields={"email": ["Not a valid e-mail."]})
    answer = client.post("/daftar", data=CONTACT)
    assert 'href="#email">Not a valid e-mail.' in text_of(answer)


def test_who_asks_too_often_is_told_how_long_to_wait_and_keeps_what_was_typed(
    client: FlaskClient, fake: FakeServices
) -> None:
    fake.answers["registration.look_up"] = TooMany("Terlalu banyak percobaan. Coba lagi 90 detik lagi.", retry_after=90)
    answer = client.post("/daftar", data=WHO)
    assert answer.status_code == 429
    assert "Coba lagi 90 detik lagi." in words_of(answer)
    assert 'value="Ratna Purwandini"' in text_of(answer)
