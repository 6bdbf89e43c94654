"""Manajemen Verifikasi: readiness, the two ticks, and what a super admin may besides."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.errors import Invalid
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_registrants import FakeRegistrants
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE, AT = "/admin/manajemen-verifikasi", "?instansi=4010"


@pytest.fixture
def agency(fake: FakeServices) -> FakeRegistrants:
    held = FakeRegistrants()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(agency: FakeRegistrants, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def change(client: FlaskClient, **typed: str) -> Any:
    return client.post(HERE + AT, data={"gate": "registration", "version": "1", "ticked": "1", **typed})


def test_an_admin_sees_the_own_agency_with_what_is_missing(admin: FlaskClient) -> None:
    words = Page(admin.get(HERE)).words
    assert "Kabupaten Sleman" in words
    assert "2 belum lengkap" in words
    assert "Belum ada di: Dinas Kesehatan, Sekretariat Daerah." in words
    assert "Izinkan" not in words


def test_a_tick_and_its_window_reach_the_service_as_moments_of_wib(
    admin: FlaskClient, agency: FakeRegistrants
) -> None:
    sent = change(admin, opens="2015-09-01T08:00")
    assert (sent.status_code, sent.location) == (303, HERE + AT)
    body = {"agency_id": "4010", "gate": "registration", "ticked": True, "version": 1}
    assert agency.changes == [{"change_gate": {**body, "opens": "2015-09-01T08:00:00+07:00", "closes": None}}]


def test_without_the_tick_it_is_cleared(admin: FlaskClient, agency: FakeRegistrants) -> None:
    admin.post(HERE + AT, data={"gate": "registration", "version": "1"})
    assert agency.changes[0]["change_gate"]["ticked"] is False


def test_a_refusal_stands_at_the_tick_and_keeps_what_was_typed(admin: FlaskClient, agency: FakeRegistrants) -> None:
    agency.refuses = Invalid("x", fields={"ticked": ["Instansi ini belum siap membuka pendaftaran."]})
    answer = change(admin, closes="2015-12-31T16:00")
    page = Page(answer)
    assert answer.status_code == 422
    assert page.tree.xpath("//a[@href='#registration-ticked']/text()") == [
        "Instansi ini belum siap membuka pendaftaran."
    ]
    assert page.tree.xpath("//input[@id='registration-closes']/@value") == ["2015-12-31T16:00"]


def test_a_page_that_is_old_says_who_was_first(admin: FlaskClient) -> None:
    answer = change(admin, version="0")
    assert answer.status_code == 409
    assert "sudah diubah oleh Siti" in Page(answer).words


def test_a_list_is_confirmed_and_taken_back(admin: FlaskClient, agency: FakeRegistrants) -> None:
    for does in ("lengkap", "batal"):
        assert admin.post(f"{HERE}/kesiapan{AT}", data={"topic": "schools", "do": does}).status_code == 303
    assert [change["confirm_topic"]["confirmed"] for change in agency.changes] == [True, False]


def test_a_super_admin_chooses_an_agency_and_lets_it_open_early_with_a_reason(
    agency: FakeRegistrants, as_official: Callable[..., FlaskClient]
) -> None:
    ratna = as_official(Profile.SUPER_ADMIN)
    assert "Pilih instansi" in Page(ratna.get(HERE)).words
    assert Page(ratna.get(f"{HERE}?cari=sleman")).tree.xpath(f"//a[@href='{HERE + AT}']/text()") == ["Kabupaten Sleman"]
    empty = ratna.post(f"{HERE}/izin{AT}", data={"alasan": "", "do": "izin"})
    assert empty.status_code == 422
    assert "Tulis alasannya." in Page(empty).words
    ratna.post(f"{HERE}/izin{AT}", data={"alasan": "Uji coba", "do": "izin"})
    agency.override = "Uji coba"
    assert "Ratna mengizinkan instansi ini membuka lebih awal: Uji coba" in Page(ratna.get(HERE + AT)).words
    ratna.post(f"{HERE}/izin{AT}", data={"do": "batal"})
    assert [change["override_readiness"]["reason"] for change in agency.changes] == ["Uji coba", ""]


def test_an_agency_admin_may_not_permit_it(admin: FlaskClient) -> None:
    assert admin.post(f"{HERE}/izin{AT}", data={"alasan": "x", "do": "izin"}).status_code == 403
