"""The officials' door and where it leads."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from gateway.admin.menu import seen_by
from services.contracts.errors import NotLoggedIn, TooMany
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_verification import FakeVerification
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

TYPED = {"username": "puji.kartika", "password": "rahasia-contoh", "lanjut": "/admin/verifikasi/K7M4QX2P"}


def test_a_right_password_begins_a_session_and_leads_back(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = fake.entered("t-1")
    answer = client.post("/admin/masuk", data=TYPED)
    assert (answer.status_code, answer.location) == (303, "/admin/verifikasi/K7M4QX2P")
    assert "epupns_petugas=t-1; HttpOnly; Path=/admin; SameSite=Lax" in answer.headers.getlist("Set-Cookie")
    [asked] = fake.of("identity.log_in")
    assert (asked.body["kind"], asked.body["username"]) == ("official", "puji.kartika")


def test_another_site_is_never_where_it_leads(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = fake.entered("t-1")
    assert client.post("/admin/masuk", data={**TYPED, "lanjut": "//contoh.jahat/"}).location == "/admin"


def test_a_wrong_password_keeps_the_user_name_and_not_the_password(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = NotLoggedIn("Username atau kata sandi salah.")
    answer = client.post("/admin/masuk", data=TYPED)
    assert answer.status_code == 401
    assert "Username atau kata sandi salah." in answer.text
    assert "puji.kartika" in answer.text
    assert "rahasia-contoh" not in answer.text


def test_too_many_tries_and_an_empty_form_are_told_at_the_door(client: FlaskClient, fake: FakeServices) -> None:
    fake.answers["identity.log_in"] = TooMany("Terlalu banyak percobaan. Coba lagi sebentar lagi.", retry_after=60)
    assert client.post("/admin/masuk", data=TYPED).status_code == 429
    assert client.post("/admin/masuk", data={"username": "", "password": ""}).status_code == 422


def test_logging_out_ends_the_session(verifier: FlaskClient, fake: FakeServices) -> None:
    assert verifier.post("/admin/keluar").location == "/admin/masuk"
    assert fake.sessions == {}


def test_a_verifier_arrives_at_the_inbox_and_an_executive_at_the_figures(
    as_official: Callable[..., FlaskClient], desk: FakeVerification
) -> None:
    assert as_official(Profile.VERIFIER_L1).get("/admin").location == "/admin/verifikasi"
    executive = as_official(Profile.EXECUTIVE, token="executive-token")
    assert executive.get("/admin").location == "/admin/statistik"


def test_other_profiles_read_what_they_hold_and_where(
    as_official: Callable[..., FlaskClient], desk: FakeVerification
) -> None:
    page = Page(as_official(Profile.AGENCY_ADMIN, Profile.EXPORT_OPERATOR).get("/admin"))
    assert "Admin Instansi Kabupaten Sleman Pekerjaan kantor Mutu Verifikasi Manajemen Pengguna" in page.words
    assert "Operator Export Data Kabupaten Sleman Export Data" in page.words


def test_every_profile_has_a_page_to_work_on() -> None:
    assert [profile for profile in Profile if not seen_by([profile])] == []


def test_the_keys_can_be_switched_off_and_on(verifier: FlaskClient) -> None:
    assert "Pintasan hidup" in verifier.get("/admin/pintasan").text
    verifier.post("/admin/pintasan", data={"pintasan": "mati"})
    assert "Pintasan mati" in verifier.get("/admin/pintasan").text
    assert "data-hints" not in verifier.get("/admin/verifikasi/K7M4QX2P").text
