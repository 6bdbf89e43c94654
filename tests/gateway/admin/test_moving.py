"""Pindah Verifikator Level 1: a person is found, another unit chosen with a reason, and given back."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_moving import FakeMoving
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/pindah-verifikator"
AT = f"{HERE}/K7M4QX2P"
FOUND = f"{HERE}?cari=K7M4QX2P"


@pytest.fixture
def people(fake: FakeServices) -> FakeMoving:
    held = FakeMoving()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def operator(people: FakeMoving, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.L1_MOVE_OPERATOR)


def test_a_person_is_moved_with_a_reason(operator: FlaskClient, people: FakeMoving) -> None:
    page = Page(operator.get(FOUND))
    assert "Ratna Purwandini" in page.words
    assert "menurut pohon unit" in page.words
    answer = operator.post(AT, data={**page.form(AT), "unit": "setda", "alasan": " Diperbantukan "})
    assert (answer.status_code, answer.location) == (303, FOUND)
    assert people.chosen == [{"number": "K7M4QX2P", "unit": "setda", "reason": "Diperbantukan"}]
    after = Page(operator.get(FOUND))
    assert "Berkasnya sekarang diperiksa di Sekretariat Daerah." in after.words
    assert "setda" not in after.tree.xpath("//option/@value")


def test_and_given_back_to_the_tree(operator: FlaskClient, people: FakeMoving) -> None:
    people.choose_level1_unit("K7M4QX2P", "setda", 0, "Diperbantukan")
    sent = Page(operator.get(FOUND)).form(AT)
    operator.post(AT, data={**sent, "alasan": "Kembali", "do": "kembali"})
    assert people.chosen[-1] == {"number": "K7M4QX2P", "unit": "", "reason": "Kembali"}


def test_what_is_missing_stands_at_its_field_and_nothing_is_lost(operator: FlaskClient, people: FakeMoving) -> None:
    sent = Page(operator.get(FOUND)).form(AT)
    without_reason = operator.post(AT, data={**sent, "unit": "setda", "alasan": ""})
    page = Page(without_reason)
    assert without_reason.status_code == 422
    assert page.tree.xpath("//a[@href='#alasan']")
    assert page.tree.xpath("//option[@selected]/@value") == ["setda"]
    without_unit = Page(operator.post(AT, data={**sent, "alasan": "Diperbantukan"}))
    assert without_unit.tree.xpath("//a[@href='#unit']")
    assert without_unit.form(AT)["alasan"].strip() == "Diperbantukan"
    assert people.chosen == []


def test_a_colleague_who_was_faster_is_named(operator: FlaskClient, people: FakeMoving) -> None:
    sent = Page(operator.get(FOUND)).form(AT)
    people.person["version"] = 4
    answer = operator.post(AT, data={**sent, "unit": "setda", "alasan": "Diperbantukan"})
    assert answer.status_code == 409
    assert "sudah dipindahkan oleh Putri" in Page(answer).words
    assert Page(answer).form(AT)["version"] == "4"


def test_nobody_found_and_no_level_1_units(operator: FlaskClient, people: FakeMoving) -> None:
    assert "Pendaftar tidak ditemukan" in Page(operator.get(f"{HERE}?cari=ZZZZ9999")).words
    assert "Cari pegawainya dulu" in Page(operator.get(HERE)).words
    people.units = {}
    assert "Instansi ini belum mempunyai unit verifikator level 1." in Page(operator.get(FOUND)).words


@pytest.mark.parametrize("profile", Profile)
def test_the_page_is_the_operators_alone(
    people: FakeMoving, as_official: Callable[..., FlaskClient], profile: Profile
) -> None:
    expected = 200 if profile is Profile.L1_MOVE_OPERATOR else 403
    assert as_official(profile).get(HERE).status_code == expected
