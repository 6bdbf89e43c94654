"""Pekerjaan kantor: what a supervisor sees, releases and hands over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_supervision import SRI, FakeSupervision
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/pekerjaan-kantor"


@pytest.fixture
def office(fake: FakeServices) -> FakeSupervision:
    supervision = FakeSupervision()
    fake.answers |= supervision.handlers()
    return supervision


@pytest.fixture
def supervisor(office: FakeSupervision, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def values(office: FakeSupervision, *numbers: int) -> list[str]:
    rows = [office.rows[number] for number in numbers]
    return [f"{row['case_id']}:{row['version']}:{row['register_number']}" for row in rows]


def test_each_row_says_who_holds_it_and_has_a_tick(supervisor: FlaskClient, office: FakeSupervision) -> None:
    page = Page(supervisor.get(HERE))
    assert page.tree.xpath("//input[@name='berkas']/@value") == values(office, *range(30))
    assert "Sri Wulandari" in page.words
    assert "Dinas Pendidikan Kabupaten Sleman" in page.words
    assert "Pilih satu kantor" in page.words


def test_filters_are_asked_of_the_service(supervisor: FlaskClient, office: FakeSupervision) -> None:
    supervisor.get(f"{HERE}?kantor=1.dinas&pemegang=dipegang&lama=1")
    assert office.asked == {"level": 1, "office_id": "dinas", "holder": "held", "late": True}
    supervisor.get(f"{HERE}?kantor=x.y&pemegang=semua")
    assert office.asked == {}


def test_ticked_cases_are_released_each_with_the_reason(supervisor: FlaskClient, office: FakeSupervision) -> None:
    sent = supervisor.post(HERE, data={"berkas": values(office, 2, 7), "do": "lepas", "alasan": "Cuti"})
    assert (sent.status_code, sent.location) == (303, HERE)
    assert office.moved == [(office.rows[number]["case_id"], "", "Cuti") for number in (2, 7)]
    assert "2 berkas dilepas ke antrean." in Page(supervisor.get(HERE)).words


def test_ticked_cases_of_one_office_are_given_to_one_of_its_verifiers(
    supervisor: FlaskClient, office: FakeSupervision
) -> None:
    page = Page(supervisor.get(f"{HERE}?kantor=1.dinas"))
    assert SRI in page.tree.xpath("//select[@name='kepada']/option/@value")
    supervisor.post(f"{HERE}?kantor=1.dinas", data={"berkas": values(office, 0), "do": "serahkan", "kepada": SRI})
    assert office.moved == [(office.rows[0]["case_id"], SRI, "")]


def test_a_case_that_moved_on_is_named_and_holds_up_no_other(supervisor: FlaskClient, office: FakeSupervision) -> None:
    office.stale = {office.rows[0]["case_id"]}
    page = Page(supervisor.post(HERE, data={"berkas": values(office, 0, 1), "do": "lepas"}))
    assert [case_id for case_id, _, _ in office.moved] == [office.rows[1]["case_id"]]
    assert "1 berkas tidak berubah" in page.words
    assert "Berkas ini sudah berpindah." in page.words


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"do": "lepas"}, "Beri tanda"), ({"do": "serahkan", "berkas": "a:1:K7M4QX2P"}, "Pilih kepada siapa")],
)
def test_what_is_missing_is_said_and_nothing_moves(
    supervisor: FlaskClient, office: FakeSupervision, sent: dict[str, str], said: str
) -> None:
    answer = supervisor.post(HERE, data=sent)
    assert (answer.status_code, office.moved) == (422, [])
    assert said in answer.text


def test_a_verifier_is_no_supervisor(office: FakeSupervision, as_official: Callable[..., FlaskClient]) -> None:
    assert as_official(Profile.VERIFIER_L1).get(HERE).status_code == 403


def test_the_chosen_office_says_when_its_work_would_be_done(supervisor: FlaskClient, office: FakeSupervision) -> None:
    words = Page(supervisor.get(f"{HERE}?kantor=1.dinas")).words
    assert "Pada laju sekarang selesai sekitar 12 Desember 2026." in words
    assert "120 berkas diputuskan dalam 10 hari kerja terakhir, 148 masih terbuka, 3 di antaranya lewat waktu." in words
    assert "Pada laju sekarang" not in Page(supervisor.get(HERE)).words
    office.pace.update({"decided": 0, "ends_on": ""})
    assert "tidak ada akhirnya" in Page(supervisor.get(f"{HERE}?kantor=1.dinas")).words
    office.pace.update({"open": 0, "late": 0})
    assert "Tidak ada berkas terbuka di kantor ini." in Page(supervisor.get(f"{HERE}?kantor=1.dinas")).words
