"""Turun Status: one form is found, the page names its person, and it goes back with a reason."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_turning_back import FakeTurningBack
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/turun-status"
AT = f"{HERE}/K7M4QX2P"


@pytest.fixture
def forms(fake: FakeServices) -> FakeTurningBack:
    held = FakeTurningBack()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def operator(forms: FakeTurningBack, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.ROLLBACK_OPERATOR)


def test_the_page_names_the_person_and_who_works_on_the_form(operator: FlaskClient) -> None:
    words = Page(operator.get(f"{HERE}?cari=K7M4QX2P")).words
    assert "Ratna Purwandini" in words
    assert "Sri Wulandari sedang memeriksa berkas ini." in words


def test_it_goes_back_with_the_reason(operator: FlaskClient, forms: FakeTurningBack) -> None:
    sent = Page(operator.get(f"{HERE}?cari=K7M4QX2P")).form(AT)
    answer = operator.post(AT, data={**sent, "alasan": " Salah unggah "})
    assert (answer.status_code, answer.location) == (303, f"{HERE}?cari=K7M4QX2P")
    assert forms.turned == [{"number": "K7M4QX2P", "reason": "Salah unggah"}]
    after = Page(operator.get(answer.location))
    assert "Status diturunkan." in after.words
    assert "Formulir ini sudah di tangan PNS" in after.words
    assert after.tree.xpath("//textarea") == []


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_without_a_good_reason_nothing_happens(operator: FlaskClient, forms: FakeTurningBack, reason: str) -> None:
    sent = Page(operator.get(f"{HERE}?cari=K7M4QX2P")).form(AT)
    answer = operator.post(AT, data={**sent, "alasan": reason})
    page = Page(answer)
    assert answer.status_code == 422
    assert page.tree.xpath("//a[@href='#alasan']")
    assert page.form(AT)["alasan"].strip() == reason.strip()
    assert forms.turned == []


def test_a_form_that_moved_on_is_shown_as_it_is_now_and_the_reason_stays(
    operator: FlaskClient, forms: FakeTurningBack
) -> None:
    sent = Page(operator.get(f"{HERE}?cari=K7M4QX2P")).form(AT)
    forms.forms["K7M4QX2P"]["version"] = 5
    answer = operator.post(AT, data={**sent, "alasan": "Salah unggah"})
    page = Page(answer)
    assert answer.status_code == 409
    assert "Berkas ini sudah berpindah sejak halaman Anda dibuka." in page.words
    assert page.form(AT)["version"] == "5"
    assert page.form(AT)["alasan"].strip() == "Salah unggah"


def test_what_is_out_of_reach_says_why_and_offers_no_button(operator: FlaskClient) -> None:
    page = Page(operator.get(f"{HERE}?cari=T9UV2WXY"))
    assert "Wewenang Anda: level 1." in page.words
    assert page.tree.xpath("//textarea") == []


def test_nothing_found_says_what_to_check(operator: FlaskClient) -> None:
    assert "Periksa nomornya." in Page(operator.get(f"{HERE}?cari=ZZZZ9999")).words
    assert "Cari formulirnya dulu" in Page(operator.get(HERE)).words


@pytest.mark.parametrize("profile", Profile)
def test_the_page_is_for_three_profiles(
    forms: FakeTurningBack, as_official: Callable[..., FlaskClient], profile: Profile
) -> None:
    may = {Profile.ROLLBACK_OPERATOR, Profile.HELPDESK_KANREG, Profile.HELPDESK_BKN}
    assert as_official(profile).get(HERE).status_code == (200 if profile in may else 403)
