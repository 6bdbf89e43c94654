"""Export Data: asking, following, taking and cancelling."""
from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.contracts.errors import Invalid, NotFound
from services.contracts.profiles import Profile
from tests.gateway.admin.fake_exports import FRESH, LINK, READY, RUNNING, FakeExports, export
from tests.gateway.admin.page import Page
from tests.gateway.fake_services import FakeServices

WANTED = {"kolom": ["nip_baru", "nama"], "format": "csv", "alasan": "Laporan triwulan", "kode": FRESH}


@pytest.fixture
def operator(fake: FakeServices, as_official: Callable[..., FlaskClient]) -> FlaskClient:
    fake.answers |= FakeExports().handlers()
    return as_official(Profile.EXPORT_OPERATOR)


def test_the_page_shows_columns_and_how_far_the_own_exports_are(operator: FlaskClient) -> None:
    page = Page(operator.get("/admin/export"))
    assert "40.000 dari 120.000" in page.words
    assert "NIK disamarkan" in page.words
    assert page.texts("//a[contains(@href, 'unduh')]") == ["CSV, 45,8 MB"]


def test_an_export_is_asked_for_with_everything_that_was_chosen(operator: FlaskClient, fake: FakeServices) -> None:
    answer = operator.post("/admin/export", data={**WANTED, "instansi": "sleman", "golongan": "31", "kode": "123 456"})
    assert (answer.status_code, answer.location) == (303, "/admin/export")
    assert fake.of("registration.request_export")[-1].body == {
        "columns": ["nip_baru", "nama"], "format": "csv", "agency_id": "sleman", "golongan": "31", "position": "",
        "reason": "Laporan triwulan", "code": FRESH,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kolom": []}, "Pilih sedikitnya satu kolom."),
        ({"alasan": "x"}, "Tulis untuk apa data ini, sedikitnya 10 huruf."),
        ({"kode": ""}, "Isi kode dari aplikasi autentikator."),
        ({"kode": "000000"}, "Kode salah atau sudah dipakai."),
    ],
)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(
    operator: FlaskClient, wrong: dict[str, Any], told: str
) -> None:
    page = Page(operator.post("/admin/export", data=WANTED | {"alasan": "Laporan akhir tahun"} | wrong))
    assert page.status == Invalid.status
    assert told in page.words
    if "alasan" not in wrong:
        assert page.texts("//textarea")[-1] == "Laporan akhir tahun"
    assert page.tree.xpath("//input[@name='kode']/@value") == [""]


def test_the_file_is_streamed_part_by_part(operator: FlaskClient, app: Flask) -> None:
    for number, content in enumerate((b"a", b"b")):
        app.extensions["exports"].write(READY, number, content)
    answer = operator.get(f"/admin/export/{READY}/unduh?tautan={LINK}")
    assert (answer.status_code, answer.data, answer.headers["Content-Length"]) == (200, b"ab", "2")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pns.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    manifest = operator.get(f"/admin/export/{READY}/manifes?tautan={LINK}")
    assert json.loads(manifest.data)["exported_by"] == "Puji Kartikasari"


@pytest.mark.parametrize("path", ["unduh", "manifes"])
@pytest.mark.parametrize("link", ["", "?tautan=", f"?tautan={'x' * 43}"])
def test_a_guessed_link_is_not_found(operator: FlaskClient, path: str, link: str) -> None:
    assert operator.get(f"/admin/export/{READY}/{path}{link}").status_code == 404


@pytest.mark.parametrize("export_id", ["another", RUNNING, f"..%2F{READY}", "0190c0de-0000-7000-8000-0000000000ff"])
def test_a_guessed_export_is_not_found_with_the_link_of_another(operator: FlaskClient, export_id: str) -> None:
    assert operator.get(f"/admin/export/{export_id}/unduh?tautan={LINK}").status_code == 404


def test_a_foreign_agency_is_not_found_by_page(operator: FlaskClient, fake: FakeServices) -> None:
    def foreign(**_asked: Any) -> Any:
        raise NotFound("Instansi ini tidak ditemukan di wilayah Anda.")

    fake.answers["registration.request_export"] = foreign
    page = Page(operator.post("/admin/export", data=WANTED | {"instansi": "bantul"}))
    assert page.status == NotFound.status
    assert "Instansi ini tidak ditemukan di wilayah Anda." in page.words


def test_a_file_that_is_gone_is_not_found(operator: FlaskClient) -> None:
    assert operator.get(f"/admin/export/{READY}/unduh?tautan={LINK}").status_code == 404


def test_why_there_is_no_file_stands_beside_its_state(
    fake: FakeServices, as_official: Callable[..., FlaskClient]
) -> None:
    registration = FakeExports()
    failed, ended = "Berkas ini tidak dapat dibuat.", "Hak akses Anda atas data ini berakhir."
    registration.exports = [export("1", "failed", problem=failed), export("2", "cancelled", problem=ended)]
    fake.answers |= registration.handlers()
    page = Page(as_official(Profile.EXPORT_OPERATOR).get("/admin/export"))
    assert f"Tidak dapat dibuat {failed}" in page.words
    assert f"Dibatalkan {ended}" in page.words


def test_an_export_is_cancelled(operator: FlaskClient, fake: FakeServices) -> None:
    assert operator.post("/admin/export/batal", data={"ekspor": RUNNING}).status_code == 303
    assert fake.of("registration.cancel_export")[-1].body == {"export_id": RUNNING}


@pytest.mark.parametrize("profile", [Profile.EXECUTIVE, Profile.VERIFIER_L2, Profile.SUPER_ADMIN])
def test_other_profiles_read_which_one_is_needed(as_official: Callable[..., FlaskClient], profile: Profile) -> None:
    client = as_official(profile)
    for path in ("/admin/export", f"/admin/export/{READY}/unduh?tautan={LINK}"):
        assert client.get(path).status_code == 403
