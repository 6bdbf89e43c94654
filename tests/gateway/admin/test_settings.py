"""Setting Manajemen: what holds, a form for each kind, the reason, the conflict, and the way back."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.contracts.profiles import Profile
from tests.gateway.admin.fake_settings import FakeSettings
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

CALENDAR = "/admin/setting/kalender/registration"
SESSIONS = "/admin/setting/sesi/official"


@pytest.fixture
def settings(fake: FakeServices) -> FakeSettings:
    held = FakeSettings()
    fake.answers |= held.handlers()
    return held


@pytest.fixture
def admin(settings: FakeSettings, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    return as_official(Profile.SUPER_ADMIN)


def send(admin: FlaskClient, path: str, does: str = "simpan", **typed: Any) -> Any:
    version = Page(admin.get(path)).tree.xpath("//form[@method='post'][1]//input[@name='version']/@value")[0]
    return admin.post(path, data={"version": version, "reason": "Surat edaran 12", "do": does, **typed})


def test_the_list_says_what_holds_and_that_it_is_the_default(admin: FlaskClient) -> None:
    page = Page(admin.get("/admin/setting"))
    assert "Terbuka tanpa batas waktu" in page.words
    assert "Paling besar 5 MB dan 100 halaman" in page.words
    assert "Berakhir sesudah 30 menit diam, dan paling lama 600 menit" in page.words
    assert page.words.count("Bawaan") == 8


def test_a_change_reaches_the_service_as_moments_of_wib_and_stands_in_the_list(
    admin: FlaskClient, settings: FakeSettings
) -> None:
    sent = send(admin, CALENDAR, opens="2015-09-01T00:00", closes="2015-12-31T23:59")
    assert (sent.status_code, sent.location) == (303, "/admin/setting")
    [change] = settings.changes
    assert change["value"] == {"opens": "2015-09-01T00:00:00+07:00", "closes": "2015-12-31T23:59:00+07:00"}
    assert change["reason"] == "Surat edaran 12"
    words = Page(admin.get("/admin/setting")).words
    assert "1 September 2015, 00.00 WIB sampai 31 Desember 2015, 23.59 WIB" in words
    assert "Ratna Kusumawardani, 12 Oktober 2015, 10.42 WIB" in words


UNTIL = {"opens": None, "closes": "2016-01-31T17:00:00+07:00"}
HOURS = {"begins": "08:00", "ends": "12:30", "zone": "WIT"}
VALUES = [
    ("/admin/setting/instansi/filling:4010", {"opens": "", "closes": "2016-01-31T17:00"}, UNTIL),
    ("/admin/setting/jadwal/kanreg:k1", {**HOURS, "days": ["1", "3"]}, {**HOURS, "days": [1, 3]}),
    ("/admin/setting/unggahan/documents", {"bytes": "3", "pages": "20"}, {"bytes": 3 * 1024 * 1024, "pages": 20}),
    (SESSIONS, {"idle_minutes": "15", "absolute_minutes": "120"}, {"idle_minutes": 15, "absolute_minutes": 120}),
    ("/admin/setting/alasan-menolak/desk", {"lines": " Foto buram \r\n\r\nSalah orang"},
     {"lines": ["Foto buram", "Salah orang"]}),
    ("/admin/setting/jawaban-baku/helpdesk", {"lines": "Sudah: Tiket {nomor} selesai."},
     {"lines": ["Sudah: Tiket {nomor} selesai."]}),
    (SESSIONS, {"idle_minutes": "lima", "absolute_minutes": ""}, {"idle_minutes": "lima", "absolute_minutes": ""}),
]


@pytest.mark.parametrize(("path", "typed", "value"), VALUES)
def test_each_kind_has_its_boxes(
    admin: FlaskClient, settings: FakeSettings, path: str, typed: dict[str, Any], value: dict[str, Any]
) -> None:
    boxes = set(Page(admin.get(path)).tree.xpath("//form[@method='post'][1]//@name"))
    assert set(typed) <= boxes
    send(admin, path, **typed)
    assert settings.changes[0]["value"] == value


def test_what_was_set_stands_in_the_boxes_of_the_next_visit(admin: FlaskClient) -> None:
    path = "/admin/setting/jadwal/province:34"
    send(admin, path, days=["2", "5"], begins="07:00", ends="11:00", zone="WITA")
    tree = Page(admin.get(path)).tree
    assert tree.xpath("//input[@name='days'][@checked]/@value") == ["2", "5"]
    assert tree.xpath("//input[@name='begins']/@value") == ["07:00"]
    assert tree.xpath("//select[@name='zone']/option[@selected]/@value") == ["WITA"]


def test_sentences_stand_one_on_a_line(admin: FlaskClient) -> None:
    path = "/admin/setting/alasan-menolak/desk"
    send(admin, path, lines="Foto buram\nSalah orang")
    [box] = Page(admin.get(path)).tree.xpath("//textarea[@name='lines']")
    assert box.text.strip() == "Foto buram\nSalah orang"
    assert "Foto buram; Salah orang" in Page(admin.get("/admin/setting")).words


def test_a_setting_needs_a_reason_and_what_was_typed_stays(admin: FlaskClient, settings: FakeSettings) -> None:
    sent = send(admin, SESSIONS, idle_minutes="15", absolute_minutes="120", reason=" ")
    assert sent.status_code == 422
    page = Page(sent)
    assert "Tulis alasannya." in page.words
    assert page.tree.xpath("//input[@name='idle_minutes']/@value") == ["15"]
    assert settings.changes == []


def test_what_the_service_refuses_is_said_at_its_box(admin: FlaskClient, settings: FakeSettings) -> None:
    settings.refuses = {"closes": ["Waktu tutup harus sesudah waktu buka."]}
    page = Page(send(admin, CALENDAR, opens="2015-12-31T00:00", closes="2015-09-01T00:00"))
    assert page.status == 422
    assert page.texts("//*[@id='closes-salah']") == ["Kesalahan: Waktu tutup harus sesudah waktu buka."]
    assert page.tree.xpath("//input[@name='opens']/@value") == ["2015-12-31T00:00"]


def test_a_page_that_is_older_than_the_setting_loses_nothing_and_changes_nothing(
    admin: FlaskClient, settings: FakeSettings
) -> None:
    settings.change_setting("session", "official", 0, {"idle_minutes": 20, "absolute_minutes": 90}, "Rapat")
    typed = {"version": "0", "reason": "Edaran", "idle_minutes": "15", "absolute_minutes": "120"}
    page = Page(admin.post(SESSIONS, data=typed))
    assert page.status == 409
    assert "sudah diubah orang lain" in page.words
    assert page.tree.xpath("//input[@name='idle_minutes']/@value") == ["15"]
    assert len(settings.changes) == 1


def test_the_newest_change_is_taken_back_and_the_history_says_so(admin: FlaskClient, settings: FakeSettings) -> None:
    send(admin, SESSIONS, idle_minutes="15", absolute_minutes="120")
    assert send(admin, SESSIONS, "batalkan").status_code == 303
    assert [one["takes_back"] for one in settings.changes] == [0, 1]
    words = Page(admin.get(SESSIONS)).words
    assert "Membatalkan perubahan 1" in words
    assert "Dihapus; yang berlaku adalah bawaan" in words


def test_a_new_setting_is_asked_for_its_agency_or_region_first(admin: FlaskClient) -> None:
    agencies = Page(admin.get("/admin/setting/instansi/baru"))
    assert agencies.texts("//select[@name='instansi']/option")[1:] == ["Kab. Sleman", "Badan Kepegawaian Negara"]
    chosen = admin.get("/admin/setting/instansi/baru?tahap=filling&instansi=4010")
    assert chosen.location == "/admin/setting/instansi/filling:4010"
    regions = Page(admin.get("/admin/setting/jadwal/baru"))
    assert regions.tree.xpath("//select[@name='wilayah']/option/@value") == ["", "kanreg:k1", "province:34"]
    assert admin.get("/admin/setting/jadwal/baru?wilayah=kanreg:k1").location == "/admin/setting/jadwal/kanreg:k1"


def test_an_announcement_is_written_and_deleted(admin: FlaskClient, settings: FakeSettings) -> None:
    path = admin.get("/admin/setting/pengumuman/baru").location
    send(admin, path, text_id="Sabtu malam sistem dipelihara.", audience="everybody", tone="warn", opens="", closes="")
    assert "Semua orang: Sabtu malam sistem dipelihara." in Page(admin.get("/admin/setting")).words
    send(admin, path, "hapus")
    assert settings.changes[-1]["value"] is None


@pytest.mark.parametrize("path", ["/admin/setting/apa/documents", "/admin/setting/sesi/baru"])
def test_what_is_no_setting_is_not_found(admin: FlaskClient, path: str) -> None:
    assert admin.get(path).status_code == 404
