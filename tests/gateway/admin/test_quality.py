"""Mutu Verifikasi: verifiers of the own offices by name, no rates of small numbers, thresholds told."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_quality import FakeQuality
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/mutu-verifikasi"
DINAS = f"{HERE}?kantor=1.dinas"


@pytest.fixture
def told(fake: FakeServices) -> FakeQuality:
    held = FakeQuality()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def supervisor(told: FakeQuality, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def rows(page: Page) -> list[str]:
    return [" ".join(" ".join(row.itertext()).split()) for row in page.tree.xpath("//tbody/tr")]


def test_verifiers_stand_by_name_with_time_rates_and_what_was_too_fast(supervisor: FlaskClient) -> None:
    assert rows(Page(supervisor.get(DINAS))) == [
        "Agus Hartanto 412 3 mnt 7,5% (97) 0,6% (8) 7 0 0",
        "Budiarti Lestari 1.204 20 dtk 0,3% (12) 6,6% (240) 7 3 311 berkas",
        "Citra Dewi 9 terlalu sedikit terlalu sedikit terlalu sedikit 7 0 0",
    ]


def test_the_page_says_how_fast_nobody_reads_and_that_it_is_no_ranking(supervisor: FlaskClient) -> None:
    words = Page(supervisor.get(DINAS)).words
    assert "kurang dari 4 detik per perubahan ditambah 5 detik per halaman dokumen" in words
    assert "Bukan peringkat" in words
    assert "dari kurang dari 10 berkas" in words


def test_with_several_offices_one_is_chosen_first(supervisor: FlaskClient, told: FakeQuality) -> None:
    page = Page(supervisor.get(HERE))
    assert rows(page) == []
    assert page.texts("//select[@name='kantor']/option") == [
        "Pilih kantor", "Level 1: Dinas Pendidikan Kabupaten Sleman", "Level 2: Pemerintah Kabupaten Sleman",
    ]  # fmt: skip
    told.offices = told.offices[:1]
    assert len(rows(Page(supervisor.get(HERE)))) == 3
    assert told.asked == {"days": 28, "level": 1, "office_id": "dinas"}


@pytest.mark.parametrize(("typed", "days"), [("7", 7), ("90", 90), ("1", 28), ("x", 28)])
def test_a_period_is_one_of_three(supervisor: FlaskClient, told: FakeQuality, typed: str, days: int) -> None:
    supervisor.get(f"{DINAS}&masa={typed}")
    assert told.asked["days"] == days


@pytest.mark.parametrize("code", ["1.bantul", "x.dinas", "0.dinas", "12.dinas", "dinas", "."])
def test_an_office_that_is_not_the_own_is_not_found(supervisor: FlaskClient, code: str) -> None:
    assert supervisor.get(f"{HERE}?kantor={code}").status_code == 404


def test_before_anybody_decided_the_page_says_what_comes(supervisor: FlaskClient, told: FakeQuality) -> None:
    told.offices = []
    assert "Belum ada keputusan pada masa ini" in Page(supervisor.get(HERE)).words


@pytest.mark.parametrize("profile", Profile)
def test_the_page_is_for_supervisors(
    told: FakeQuality, as_official: Callable[..., FlaskClient], profile: Profile
) -> None:
    supervisors = {Profile.AGENCY_ADMIN, Profile.KANREG_ADMIN, Profile.SUPER_ADMIN}
    assert as_official(profile).get(HERE).status_code == (200 if profile in supervisors else 403)
