"""Lihat Unor: the tree by links, a unit with its tick, what a change would move, and cases without an office."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from gateway.admin.org_units.tree import ROWS
from services.contracts.errors import Unavailable
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_org_units import AGENCY, FakeOrgUnits
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

HERE = "/admin/unor"


@pytest.fixture
def units(fake: FakeServices) -> FakeOrgUnits:
    held = FakeOrgUnits()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(units: FakeOrgUnits, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.AGENCY_ADMIN)


def test_the_tree_begins_at_the_top_and_opens_by_links(admin: FlaskClient) -> None:
    top = Page(admin.get(HERE))
    assert top.texts("//*[@class='tree-n']") == ["Dinas Pendidikan, Pemuda, dan Olahraga", "Sekretariat Daerah"]
    assert "2 unit di bawahnya" in top.words
    [opens] = top.tree.xpath("//a[@class='tree-o']/@href")
    below = Page(admin.get(opens))
    assert below.texts("//*[@class='tree-n']") == [
        "Bidang Pembinaan Sekolah Dasar", "UPT Pelayanan Pendidikan Kecamatan Depok",
    ]  # fmt: skip
    assert below.texts("//ol[@class='crumbs']/li") == ["Kabupaten Sleman", "Dinas Pendidikan, Pemuda, dan Olahraga"]


def test_scripts_get_the_branch_alone(admin: FlaskClient) -> None:
    answer = admin.get(f"{HERE}/cabang?instansi={AGENCY}&di=dinas")
    assert answer.text.count("<li") == 2
    assert "<html" not in answer.text
    assert admin.get(f"{HERE}/cabang").status_code == 404


def test_a_long_branch_goes_on_behind_a_link(admin: FlaskClient, units: FakeOrgUnits) -> None:
    units.tree = {f"u{n:03}": ("", f"Kelurahan {n:03}", False) for n in range(ROWS + 5)}
    first = Page(admin.get(HERE))
    assert len(first.tree.xpath("//*[@class='tree-n']")) == ROWS
    [more] = first.tree.xpath("//li[@class='tree-more']/a/@href")
    assert len(Page(admin.get(more)).tree.xpath("//*[@class='tree-n']")) == 5


def test_search_finds_units_by_a_part_of_the_name(admin: FlaskClient) -> None:
    found = Page(admin.get(f"{HERE}?cari=sd+negeri"))
    assert found.tree.xpath("//*[@class='tree-n']/@href") == [f"{HERE}/sd"]
    assert "1 unit cocok" in found.words
    assert "Tidak ada unit dengan nama itu" in Page(admin.get(f"{HERE}?cari=zzz")).words


def test_other_agencies_and_their_units_are_not_found(admin: FlaskClient) -> None:
    for path in (f"{HERE}?instansi=4010", f"{HERE}/elsewhere", f"{HERE}?di=elsewhere", f"{HERE}/elsewhere/ubah"):
        assert admin.get(path).status_code == 404


def test_what_a_tick_would_move_is_said_before_it_is_set(admin: FlaskClient, units: FakeOrgUnits) -> None:
    page = Page(admin.get(f"{HERE}/bidang/ubah?level1=ya"))
    assert "Jadikan Bidang Pembinaan Sekolah Dasar verifikator level 1?" in page.words
    assert "15 berkas berpindah kantor." in page.words
    assert page.texts("//tbody/tr") == [
        "Dinas Pendidikan, Pemuda, dan OlahragaBidang Pembinaan Sekolah Dasar12",
        "belum ada kantorBidang Pembinaan Sekolah Dasar3",
    ]
    assert "1 di antaranya sedang dipegang verifikator." in page.words
    assert units.flagged == []
    answer = admin.post(f"{HERE}/bidang/ubah", data=page.form(f"{HERE}/bidang/ubah"))
    assert (answer.status_code, answer.location) == (303, f"{HERE}/bidang")
    assert units.flagged == [{"unit_id": "bidang", "flagged": True}]


def test_who_clears_a_tick_is_warned_of_cases_that_no_office_would_have(
    admin: FlaskClient, units: FakeOrgUnits
) -> None:
    units.changes = [units.change("dinas", "", 7)]
    page = Page(admin.get(f"{HERE}/dinas/ubah"))
    assert "7 berkas tidak akan mempunyai kantor sampai unit di atasnya ditandai." in page.words
    admin.post(f"{HERE}/dinas/ubah", data=page.form(f"{HERE}/dinas/ubah"))
    assert units.flagged == [{"unit_id": "dinas", "flagged": False}]


def test_a_tick_that_stands_already_asks_nothing(admin: FlaskClient, fake: FakeServices) -> None:
    answer = admin.get(f"{HERE}/dinas/ubah?level1=ya")
    assert answer.location == f"{HERE}/dinas"
    assert fake.of("verification.flag_effect") == []


def test_a_page_that_is_old_shows_the_effect_again(admin: FlaskClient, units: FakeOrgUnits) -> None:
    answer = admin.post(f"{HERE}/bidang/ubah", data={"level1": "ya", "version": "7"})
    assert answer.status_code == 409
    assert "Unit ini sudah diubah orang lain." in Page(answer).words
    assert units.flagged == []


def test_without_knowing_the_effect_nothing_can_be_changed(admin: FlaskClient, fake: FakeServices) -> None:
    away = Unavailable("Layanan sedang tidak dapat dijangkau. Coba lagi sebentar lagi.")
    fake.answers |= {"verification.flag_effect": away, "verification.without_office": away}
    assert admin.get(f"{HERE}/bidang/ubah?level1=ya").status_code == 503
    assert admin.get(HERE).status_code == 200


def test_cases_without_an_office_are_counted_and_listed(admin: FlaskClient, units: FakeOrgUnits) -> None:
    page = Page(admin.get(HERE))
    assert "2 berkas belum mempunyai kantor verifikasi." in page.words
    [path] = page.tree.xpath("//div[contains(@class, 'banner')]//a/@href")
    listed = Page(admin.get(path))
    assert "K7M4 QX2P" in listed.words
    assert "4 hari kerja" in listed.words
    units.waiting = []
    assert "belum mempunyai kantor" not in Page(admin.get(HERE)).words
    assert "Semua berkas mempunyai kantor" in Page(admin.get(path)).words


def test_who_answers_requests_for_one_more_unit_sets_ticks_only(
    units: FakeOrgUnits, as_official: Callable[..., FlaskClient]
) -> None:
    operator = as_official(Profile.L1_MOVE_OPERATOR)
    assert "Yang dapat mencabut tandanya adalah Admin Instansi." in Page(operator.get(f"{HERE}/dinas")).words
    assert Page(operator.get(f"{HERE}/bidang")).tree.xpath("//input[@name='level1']")
    assert "belum mempunyai kantor" not in Page(operator.get(HERE)).words
    assert operator.get(f"{HERE}/tanpa-kantor").status_code == 403


def test_a_super_admin_chooses_the_agency_first(units: FakeOrgUnits, as_official: Callable[..., FlaskClient]) -> None:
    ratna = as_official(Profile.SUPER_ADMIN)
    assert "Pilih instansi yang unitnya akan dilihat." in Page(ratna.get(HERE)).words
    [path] = Page(ratna.get(f"{HERE}?cari=sleman")).tree.xpath("//ul[contains(@class, 'card-b')]//a/@href")
    assert "Sekretariat Daerah" in Page(ratna.get(path)).words


@pytest.mark.parametrize("profile", [Profile.VERIFIER_L1, Profile.EXECUTIVE, Profile.ROLLBACK_OPERATOR])
def test_others_do_not_open_it(units: FakeOrgUnits, as_official: Callable[..., FlaskClient], profile: Profile) -> None:
    assert as_official(profile).get(HERE).status_code == 403
