"""Registrasi and Manajemen Pendaftar: lists, decisions one by one and many at once, and help."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Conflict, Invalid
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_registrants import FakeRegistrants
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

RATNA, SULISTYO, ACTIVE = "K7M4QX2P", "R3WN8HTA", "B4CD7EFG"


@pytest.fixture
def registrants(fake: FakeServices) -> FakeRegistrants:
    held = FakeRegistrants()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def verifier(registrants: FakeRegistrants, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.REGISTRATION_VERIFIER)


@pytest.fixture
def admin(registrants: FakeRegistrants, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def test_the_verifier_begins_with_who_waits_and_the_admin_with_everybody(
    verifier: FlaskClient, fake: FakeServices
) -> None:
    assert "Yohanes Lebang" not in Page(verifier.get("/admin/registrasi")).words
    assert "Yohanes Lebang" in Page(verifier.get("/admin/registrasi?status=semua")).words
    [first, second] = fake.of("registration.find_registrants")
    assert (first.body["state"], second.body["state"]) == ("baru", "")


def test_the_admin_sees_everybody_and_decides_nobody(admin: FlaskClient) -> None:
    page = Page(admin.get("/admin/pendaftar"))
    assert "Yohanes Lebang" in page.words
    assert not page.tree.xpath("//input[@type='checkbox']")
    assert admin.get("/admin/registrasi").status_code == 403
    assert admin.post("/admin/registrasi/keputusan", data={"nomor": RATNA}).status_code == 403


def test_many_are_approved_at_once_and_who_was_decided_before_is_told(
    verifier: FlaskClient, registrants: FakeRegistrants
) -> None:
    sent = verifier.post("/admin/registrasi/keputusan?cari=a", data={"nomor": [RATNA, ACTIVE], "do": "approve"})
    assert (sent.status_code, sent.location) == (303, "/admin/registrasi?cari=a")
    assert registrants.decided == [{"numbers": [RATNA, ACTIVE], "verdict": "approve", "reason": ""}]
    words = Page(verifier.get("/admin/registrasi")).words
    assert "1 pendaftaran disetujui." in words
    assert "1 sudah diputuskan orang lain dan tidak berubah." in words


def test_a_rejection_asks_why_names_them_and_keeps_them(verifier: FlaskClient, registrants: FakeRegistrants) -> None:
    data = {"nomor": [RATNA, SULISTYO], "do": "reject"}
    asked = Page(verifier.post("/admin/registrasi/keputusan", data=data))
    assert "Ratna Purwandini" in asked.words
    assert "Sulistyo Hadi" in asked.words
    assert asked.tree.xpath("//input[@name='nomor']/@value") == [RATNA, SULISTYO]
    assert registrants.decided == []
    empty = verifier.post("/admin/registrasi/keputusan", data={**data, "alasan": " "})
    assert empty.status_code == 422
    assert "Tulis alasan menolak" in Page(empty).words
    sent = verifier.post("/admin/registrasi/keputusan", data={**data, "alasan": "Pindah belum dicatat."})
    assert sent.status_code == 303
    assert registrants.decided == [
        {"numbers": [RATNA, SULISTYO], "verdict": "reject", "reason": "Pindah belum dicatat."}
    ]


def test_deciding_nobody_says_what_to_do(verifier: FlaskClient) -> None:
    answer = verifier.post("/admin/registrasi/keputusan", data={"do": "approve"})
    assert answer.status_code == 422
    assert "Beri tanda pada pendaftar yang akan diputuskan." in Page(answer).words


def test_one_registrant_is_shown_with_what_tells_the_person_apart(verifier: FlaskClient) -> None:
    words = Page(verifier.get(f"/admin/registrasi/{RATNA}")).words
    for text in ("Ratna Purwandini", "19750327 200003 1 007", "27 Maret 1975", "Kabupaten Sleman"):
        assert text in words
    rejected = Page(verifier.get("/admin/registrasi/T9UV2WXY")).words
    assert "Pindah belum dicatat." in rejected
    assert "Setujui" not in rejected
    assert verifier.get("/admin/registrasi/XXXXXXXX").status_code == 404


def test_an_empty_list_says_why(verifier: FlaskClient, registrants: FakeRegistrants) -> None:
    assert "Tidak ada pendaftar yang cocok" in Page(verifier.get("/admin/registrasi?cari=nobody")).words
    registrants.rows = []
    assert "Tidak ada pendaftaran yang menunggu" in Page(verifier.get("/admin/registrasi")).words


PASSWORD = {"sandi": "kereta senja payung", "sandi_lagi": "kereta senja payung", "alasan": "Lupa, datang sendiri"}


def test_an_admin_replaces_a_password_with_a_reason(admin: FlaskClient, registrants: FakeRegistrants) -> None:
    sent = admin.post(f"/admin/pendaftar/{ACTIVE}/sandi", data=PASSWORD)
    assert (sent.status_code, sent.location) == (303, f"/admin/pendaftar/{ACTIVE}")
    reset = {"register_number": ACTIVE, "password": PASSWORD["sandi"], "reason": PASSWORD["alasan"]}
    assert registrants.changes == [{"reset_registrant_password": reset}]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"sandi_lagi": "something else"}, "Kedua kata sandi tidak sama."),
        ({"alasan": ""}, "Tulis alasannya."),
        ({"sandi": "", "sandi_lagi": ""}, "Isi kata sandi baru."),
    ],
)
def test_what_is_wrong_is_said_and_the_reason_stays(admin: FlaskClient, typed: dict[str, str], said: str) -> None:
    answer = admin.post(f"/admin/pendaftar/{ACTIVE}/sandi", data=PASSWORD | typed)
    page = Page(answer)
    assert answer.status_code == 422
    assert said in page.words
    assert page.tree.xpath("//textarea[@name='alasan']/text()")[0].strip() == (PASSWORD | typed)["alasan"]
    assert PASSWORD["sandi"] not in answer.text


@pytest.mark.parametrize(
    "refusal",
    [Invalid("x", fields={"password": ["Kata sandi ini terlalu mudah ditebak."]}), Conflict("Belum disetujui.")],
)
def test_what_the_service_refuses_is_said_on_the_page(
    admin: FlaskClient, registrants: FakeRegistrants, refusal: Exception
) -> None:
    registrants.refuses = refusal
    answer = admin.post(f"/admin/pendaftar/{ACTIVE}/sandi", data=PASSWORD)
    assert answer.status_code == 422
    assert any(text in answer.text for text in ("terlalu mudah ditebak", "Belum disetujui."))


def test_the_proof_is_sent_again(admin: FlaskClient, registrants: FakeRegistrants) -> None:
    assert admin.post(f"/admin/pendaftar/{RATNA}/bukti").status_code == 303
    assert registrants.changes == [{"resend_proof": {"register_number": RATNA}}]
    assert "Bukti pendaftaran dikirim ulang." in Page(admin.get("/admin/pendaftar")).words
