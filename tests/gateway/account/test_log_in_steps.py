"""The steps between password and page: code, setting up the app, recovery codes, the first own password."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid, NotLoggedIn, TooMany
from tests.gateway.fake_services import FakeServices
from tests.gateway.pages import text_of, words_of

PASSWORD = {"username": "puji.kartika", "password": "rahasia-contoh"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = [f"K7M4{n}-X2P9D" for n in "23456789AB"]
UNDER_WAY = "epupns_petugas_masuk"


@pytest.fixture
def at_code(client: FlaskClient, fake: FakeServices) -> FlaskClient:
    """The password was right; a code is asked for."""
    fake.answers["identity.log_in"] = fake.entered("half", "code")
    fake.answers["identity.log_in_under_way"] = {"step": "code", "username": "puji.kartika"}
    answer = client.post("/admin/masuk", data={**PASSWORD, "lanjut": "/admin/statistik"})
    assert (answer.status_code, answer.location) == (303, "/admin/masuk/kode?lanjut=/admin/statistik")
    return client


@pytest.fixture
def at_set_up(client: FlaskClient, fake: FakeServices) -> FlaskClient:
    """The first log-in of an official."""
    fake.answers["identity.log_in"] = fake.entered("half", "set_up")
    address = f"otpauth://totp/e-PUPNS:puji.kartika?secret={SECRET}&issuer=e-PUPNS"
    fake.answers["identity.set_up_app"] = {"username": "puji.kartika", "secret": SECRET, "address": address}
    assert client.post("/admin/masuk", data=PASSWORD).location == "/admin/masuk/autentikator"
    return client


def test_the_half_way_token_is_no_session_and_goes_to_the_log_in_alone(at_code: FlaskClient) -> None:
    cookie = at_code.get_cookie(UNDER_WAY, path="/admin/masuk")
    assert cookie is not None
    assert (cookie.value, cookie.http_only, cookie.same_site) == ("half", True, "Lax")
    assert at_code.get_cookie("epupns_petugas", path="/admin") is None
    assert at_code.get("/admin/verifikasi").status_code == 302


def test_the_page_says_whose_code_it_wants(at_code: FlaskClient) -> None:
    page = words_of(at_code.get("/admin/masuk/kode"))
    assert "Masukkan kode 6 angka" in page
    assert "puji.kartika" in page
    assert "Percayai peramban ini selama 12 jam" in page


def test_a_right_code_opens_the_page_that_was_asked_for(at_code: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.enter_code"] = fake.entered("t-1")
    answer = at_code.post("/admin/masuk/kode?lanjut=/admin/statistik", data={"kode": "123 456", "percayai": "1"})
    assert (answer.status_code, answer.location) == (303, "/admin/statistik")
    [asked] = fake.of("identity.enter_code")
    assert asked.body == {"token": "half", "code": "123456", "device": "", "trust": True}
    session = at_code.get_cookie("epupns_petugas", path="/admin")
    known = at_code.get_cookie("epupns_petugas_kenal", path="/admin/masuk")
    assert session is not None
    assert known is not None
    assert (session.value, session.max_age, known.value) == ("t-1", None, "d-1")
    assert known.max_age is not None
    assert at_code.get_cookie(UNDER_WAY, path="/admin/masuk") is None


def test_the_next_log_in_says_which_browser_it_is(at_code: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.enter_code"] = fake.entered("t-1")
    at_code.post("/admin/masuk/kode", data={"kode": "123456"})
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
    at_code.post("/admin/masuk", data=PASSWORD, headers={"User-Agent": agent})
    last = fake.of("identity.log_in")[-1].body
    assert (last["device"], last["browser"], last["address"]) == ("d-1", "Edge, Windows", "127.0.0.1")


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Invalid("Salah.", fields={"code": ["Kode tidak cocok."]}), "Kode tidak cocok."),
        (TooMany("Terlalu banyak percobaan. Coba lagi 9 detik lagi.", retry_after=9), "9 detik lagi"),
    ],
)
def test_a_wrong_code_is_told_at_its_field(
    at_code: FlaskClient, fake: FakeServices, refusal: Invalid | TooMany, said: str
) -> None:
    fake.answers["identity.enter_code"] = refusal
    answer = at_code.post("/admin/masuk/kode", data={"kode": "123456"})
    assert answer.status_code == refusal.status
    assert said in words_of(answer)
    assert "123456" not in text_of(answer)


def test_an_empty_code_asks_nobody(at_code: FlaskClient, fake: FakeServices) -> None:
    assert at_code.post("/admin/masuk/kode", data={"kode": " "}).status_code == 422
    assert at_code.post("/admin/masuk/cadangan", data={"cadangan": ""}).status_code == 422
    assert not fake.of("identity.enter_code") + fake.of("identity.enter_recovery_code")


def test_when_the_time_is_over_it_begins_again_with_the_password(at_code: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.enter_code"] = fake.answers["identity.log_in_under_way"] = NotLoggedIn("Habis.")
    answer = at_code.post("/admin/masuk/kode?lanjut=/admin/statistik", data={"kode": "123456"})
    assert answer.location == "/admin/masuk?lanjut=/admin/statistik&habis=1"
    assert "Waktu untuk masuk sudah habis" in words_of(at_code.get(answer.location))
    assert at_code.get("/admin/masuk/kode").location == "/admin/masuk?habis=1"


@pytest.mark.parametrize("page", ["kode", "cadangan", "autentikator", "sandi"])
def test_without_a_log_in_under_way_no_step_is_shown(client: FlaskClient, fake: FakeServices, page: str) -> None:
    assert client.get(f"/admin/masuk/{page}").location == "/admin/masuk?habis=1"
    assert fake.asked == []


def test_a_step_that_is_not_asked_for_leads_to_the_one_that_is(at_code: FlaskClient, fake: FakeServices) -> None:
    assert at_code.get("/admin/masuk/sandi").location == "/admin/masuk/kode"
    fake.answers["identity.log_in_under_way"] = {"step": "set_up", "username": "puji.kartika"}
    assert at_code.get("/admin/masuk/kode").location == "/admin/masuk/autentikator"


def test_a_recovery_code_goes_on_too(at_code: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.enter_recovery_code"] = fake.entered("t-1")
    assert "Ponsel hilang dan tidak ada kode cadangan?" in words_of(at_code.get("/admin/masuk/cadangan"))
    answer = at_code.post("/admin/masuk/cadangan", data={"cadangan": " k7m42 x2p9d "})
    assert answer.location == "/admin"
    assert fake.of("identity.enter_recovery_code")[0].body["code"] == "k7m42 x2p9d"


def test_the_picture_for_the_app_stands_in_the_page_without_styles(at_set_up: FlaskClient) -> None:
    page = text_of(at_set_up.get("/admin/masuk/autentikator"))
    [picture] = re.findall(r"<svg [^>]*qr-app.*?</svg>", page, re.DOTALL)
    assert "style" not in picture
    assert "<script" not in picture
    assert SECRET not in picture
    assert "JBSW</span> <span>Y3DP" in page


def test_the_recovery_codes_are_shown_this_once_and_the_session_has_begun(
    at_set_up: FlaskClient, fake: FakeServices
) -> None:
    fake.answers["identity.confirm_app"] = {**fake.entered("t-1"), "recovery_codes": CODES}
    answer = at_set_up.post("/admin/masuk/autentikator?lanjut=/admin/statistik", data={"kode": "123456"})
    page = text_of(answer)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert all(f"<li>{code}</li>" in page for code in CODES)
    assert 'href="/admin/statistik"' in page
    session = at_set_up.get_cookie("epupns_petugas", path="/admin")
    assert session is not None
    assert session.value == "t-1"


def test_the_codes_are_a_file_without_being_kept_anywhere(client: FlaskClient, fake: FakeServices) -> None:
    answer = client.post("/admin/masuk/kode-cadangan.txt", data={"kode_cadangan": " ".join(CODES)})
    assert answer.mimetype == "text/plain"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert set(CODES) <= set(answer.text.split("\n"))
    assert fake.asked == []


@pytest.mark.parametrize("sent", ["", "K7M42-X2P9D\nEvil: header", "<script>", "K7M42-X2P9D " * 11])
def test_the_file_holds_codes_and_nothing_else(client: FlaskClient, sent: str) -> None:
    assert client.post("/admin/masuk/kode-cadangan.txt", data={"kode_cadangan": sent}).status_code == 422


def test_a_wrong_first_code_shows_the_same_picture_again(at_set_up: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.confirm_app"] = Invalid("Salah.", fields={"code": ["Kode tidak cocok."]})
    for typed, said in (("123456", "Kode tidak cocok."), ("", "Isi kode dari aplikasi")):
        answer = at_set_up.post("/admin/masuk/autentikator", data={"kode": typed})
        assert answer.status_code == 422
        assert said in words_of(answer)
        assert "qr-app" in text_of(answer)


@pytest.mark.parametrize(("door", "cookie"), [("", "epupns_pns"), ("/admin", "epupns_petugas")])
def test_the_first_own_password_is_the_last_step_at_both_doors(
    client: FlaskClient, fake: FakeServices, door: str, cookie: str
) -> None:
    fake.answers["identity.log_in"] = fake.entered("half", "password")
    fake.answers["identity.log_in_under_way"] = {"step": "password", "username": "K7M4QX2P"}
    typed = PASSWORD if door else {"nomor": "K7M4QX2P", "sandi": "dari-admin"}
    assert client.post(f"{door}/masuk", data=typed).location == f"{door}/masuk/sandi"
    assert ("12 tanda" if door else "8 tanda") in words_of(client.get(f"{door}/masuk/sandi"))
    fake.answers["identity.choose_first_password"] = fake.entered("t-1")
    answer = client.post(f"{door}/masuk/sandi", data={"sandi": "kereta senja", "sandi_lagi": "kereta senja"})
    assert answer.location == (door or "/")
    session = client.get_cookie(cookie, path=door or "/")
    assert session is not None
    assert session.value == "t-1"


def test_what_is_wrong_with_a_new_password_stands_at_its_field(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in_under_way"] = {"step": "password", "username": "puji.kartika"}
    client.set_cookie(UNDER_WAY, "half", path="/admin/masuk")
    refusal = Invalid("Mudah ditebak.", fields={"password": ["Kata sandi ini mudah ditebak."]})
    fake.answers["identity.choose_first_password"] = refusal
    for first, again, said in (
        ("", "", "Isi kata sandi baru."),
        ("kereta senja", "kereta malam", "tidak sama"),
        ("x" * 201, "x" * 201, "paling panjang 200"),
        ("pupns-demo-2015", "pupns-demo-2015", "mudah ditebak"),
    ):
        answer = client.post("/admin/masuk/sandi", data={"sandi": first, "sandi_lagi": again})
        assert answer.status_code == 422
        assert said in words_of(answer)
        assert "pupns-demo-2015" not in text_of(answer)


def test_without_the_broker_no_step_is_taken_and_nothing_secret_is_shown_again(
    at_code: FlaskClient, fake: FakeServices
) -> None:
    fake.away = True
    for page, typed in (("kode", {"kode": "123456"}), ("cadangan", {"cadangan": "K7M42-X2P9D"})):
        answer = at_code.post(f"/admin/masuk/{page}", data=typed)
        assert answer.status_code == 503
        assert not [value for value in typed.values() if value in text_of(answer)]


