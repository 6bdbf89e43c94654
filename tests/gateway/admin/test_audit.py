"""Audit: the search with its filters and pages, what is wrong at its field, and an entry with before and after."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_accounts import FakeAccounts
from tests.gateway.admin.fake_audit import ENDAH, FakeAudit
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices


@pytest.fixture
def audit(fake: FakeServices) -> FakeAudit:
    held = FakeAudit()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(audit: FakeAudit, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.SUPER_ADMIN)


def asked(fake: FakeServices) -> dict[str, Any]:
    return fake.of("identity.search_audit")[-1].body


def test_rows_say_when_who_in_which_office_and_what(admin: FlaskClient) -> None:
    first, second = Page(admin.get("/admin/audit")).texts("//tbody/tr")
    assert "12 Oktober 2015, 10.42 WIB" in first
    assert "Wahyu Santosa" in first
    assert "Verifikator Level 2, Pemerintah Kabupaten Sleman +1 profil lain" in first
    assert "Melihat berkas 1 orang Verifikasi berkas" in first
    assert "Belum masuk" in second
    assert "Gagal masuk" in second


def test_every_filter_reaches_the_service_and_stays_in_its_box(admin: FlaskClient, fake: FakeServices) -> None:
    query = {
        "dari": "2015-10-01", "sampai": "2015-10-12", "nip": "19730814 200003 2 931", "pelaku": "wahyu",
        "tindakan": "case_viewed", "hasil": "done", "layanan": "verification",
    }  # fmt: skip
    page = Page(admin.get("/admin/audit", query_string=query))
    assert asked(fake) == {
        "since": "2015-10-01T00:00:00+07:00", "before": "2015-10-13T00:00:00+07:00", "nip": ENDAH["nip"],
        "actor": "wahyu", "action": "case_viewed", "outcome": "done", "service": "verification", "limit": 50,
    }  # fmt: skip
    typed = ("dari", "sampai", "nip", "pelaku")
    boxes = {name: page.tree.xpath(f"//input[@name='{name}']/@value")[0] for name in typed}
    chosen = page.tree.xpath("//select/option[@selected]/@value")
    assert (boxes, chosen) == ({name: query[name] for name in boxes}, ["case_viewed", "done", "verification"])


def test_words_that_no_list_knows_are_left_out(admin: FlaskClient, fake: FakeServices) -> None:
    admin.get("/admin/audit?tindakan=hacked&hasil=maybe&layanan=nowhere&halaman=2")
    assert asked(fake) == {"limit": 50}


def test_pages_keep_the_question(admin: FlaskClient, fake: FakeServices) -> None:
    [following] = Page(admin.get("/admin/audit?hasil=done")).tree.xpath("//div[@class='pager']/a/@href")
    assert following == "/admin/audit?hasil=done&setelah=2"
    page = Page(admin.get(following))
    assert (asked(fake)["after"], asked(fake)["outcome"]) == ("2", "done")
    assert page.tree.xpath("//div[@class='pager']/a/@href") == ["/admin/audit?hasil=done"]


@pytest.mark.parametrize(
    ("typed", "box"), [("dari=kemarin", "dari"), ("sampai=2015-13-01", "sampai"), ("sampai=9999-12-31", "sampai")]
)
def test_what_is_no_day_is_said_at_its_box(admin: FlaskClient, fake: FakeServices, typed: str, box: str) -> None:
    page = Page(admin.get(f"/admin/audit?{typed}"))
    assert page.status == 422
    assert page.texts(f"//*[@id='{box}-salah']") == [
        "Kesalahan: Tulis tanggal sebagai tahun-bulan-hari, contoh: 2015-10-12."
    ]
    assert fake.of("identity.search_audit") == []


def test_what_identity_refuses_is_said_at_its_box(admin: FlaskClient, audit: FakeAudit) -> None:
    audit.refuses = {"nip": ["NIP ini tidak ada dalam data negara."]}
    page = Page(admin.get("/admin/audit?nip=1"))
    assert page.texts("//*[@id='nip-salah']") == ["Kesalahan: NIP ini tidak ada dalam data negara."]
    assert page.tree.xpath("//input[@name='nip']/@value") == ["1"]


def test_the_person_whom_the_search_is_about_is_named(admin: FlaskClient, fake: FakeServices) -> None:
    page = Page(admin.get(f"/admin/audit?orang={ENDAH['person_id']}"))
    assert asked(fake)["person_id"] == ENDAH["person_id"]
    assert page.texts("//h2[@id='hasil-cari']") == ["Catatan tentang Endah Prameswari"]
    assert "19730814 200003 2 931" in page.words


def test_a_service_that_is_behind_is_named(admin: FlaskClient, audit: FakeAudit) -> None:
    assert "mungkin belum tampil" not in Page(admin.get("/admin/audit")).words
    audit.problem = "seal 7 is not what was collected"
    assert "Catatan terbaru mungkin belum tampil: Verifikasi berkas." in Page(admin.get("/admin/audit")).words


def test_an_empty_audit_and_an_empty_answer_say_so(admin: FlaskClient, audit: FakeAudit) -> None:
    audit.rows = []
    assert "Belum ada catatan" in Page(admin.get("/admin/audit")).words
    assert "Tidak ada catatan yang cocok" in Page(admin.get("/admin/audit?hasil=refused")).words


def test_a_row_opens_with_before_and_after_and_leads_to_everybody_who_saw_the_person(admin: FlaskClient) -> None:
    [way, *_] = Page(admin.get("/admin/audit?hasil=done")).tree.xpath("//tbody//a/@href")
    assert way == "/admin/audit/verification/1200?hasil=done"
    page = Page(admin.get(way))
    assert page.texts("//table//tbody/tr/*") == [
        "Agama", "Islam", "Kristen", "State", "open", "open", "Gelar depan", "-", "-", "Rows", "-", '["a", "b"]'
    ]  # fmt: skip
    for words in ("Wahyu Santosa", "10.0.0.9", "verification.case", "Salah ketik", "dan 52 orang lain", "ab" * 32):
        assert words in page.words
    assert f"/admin/audit?orang={ENDAH['person_id']}" in page.tree.xpath("//main//a/@href")
    assert page.tree.xpath("//p[@class='crumb']/a/@href") == ["/admin/audit?hasil=done"]


def test_an_entry_that_is_not_there_is_not_found(admin: FlaskClient) -> None:
    assert admin.get("/admin/audit/helpdesk/7").status_code == 404
    assert admin.get("/admin/audit/helpdesk/x").status_code == 404


@pytest.mark.parametrize("profile", [Profile.OPERATIONS, Profile.AGENCY_ADMIN])
def test_nobody_else_has_it_in_the_menu_or_opens_it(
    audit: FakeAudit, as_official: Callable[..., FlaskClient], profile: Profile
) -> None:
    browser = as_official(profile)
    assert browser.get("/admin/audit").status_code == 403
    assert "/admin/audit" not in Page(browser.get("/admin")).tree.xpath("//nav//a/@href")


@pytest.mark.parametrize(("profile", "sees"), [(Profile.SUPER_ADMIN, True), (Profile.AGENCY_ADMIN, False)])
def test_an_account_leads_to_who_saw_the_person_and_to_what_the_person_did(
    fake: FakeServices, as_official: Callable[..., FlaskClient], profile: Profile, sees: bool
) -> None:
    fake.answers |= FakeAccounts().handlers()
    ways = Page(as_official(profile).get("/admin/pengguna/puji.k")).tree.xpath("//main//a/@href")
    assert ("/admin/audit?pelaku=puji.k" in ways) is sees
    assert any(way.startswith("/admin/audit?nip=") for way in ways) is sees
