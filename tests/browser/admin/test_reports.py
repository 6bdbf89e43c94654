"""Statistik, Profil pegawai and Export Data at three widths: axe finds nothing, nothing is too wide, also on paper."""
from __future__ import annotations

import pytest

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import too_wide, violations
from tests.gateway.admin.fake_exports import FakeExports
from tests.gateway.admin.fake_recapitulations import FakeRecapitulations

PAGES = {
    "/admin/statistik": Profile.EXECUTIVE, "/admin/statistik?instansi=ag-3": Profile.EXECUTIVE,
    "/admin/statistik/pegawai": Profile.EXECUTIVE, "/admin/export": Profile.EXPORT_OPERATOR,
    "/admin/rekapitulasi?instansi=ag-3": Profile.EXECUTIVE, "/admin/rekapitulasi/rekap-1": Profile.EXECUTIVE,
}  # fmt: skip
HEADINGS = {"Statistik", "Profil pegawai", "Export Data", "Rekapitulasi", "Rekapitulasi PUPNS"}


@pytest.mark.parametrize("width", [360, 1024, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_figures_and_exports_are_for_everybody(office: Office, visit: Visit, path: str, width: int) -> None:
    sheets = FakeRecapitulations()
    sheets.issue("ag-3")
    office.fake.answers |= FakeExports().handlers() | sheets.handlers()
    page = visit(path, width=width, profile=PAGES[path])
    assert page.locator("h1").inner_text() in HEADINGS
    assert violations(page) == []
    assert not too_wide(page)


def test_a_tile_leads_to_its_province(office: Office, visit: Visit) -> None:
    page = visit("/admin/statistik", profile=Profile.EXECUTIVE)
    page.locator(".tilemap a").first.click()
    assert "provinsi=" in page.url
    assert page.locator("select[name=provinsi]").input_value() == page.url.partition("provinsi=")[2].partition("&")[0]


def test_on_paper_the_figures_stay_and_the_controls_go(office: Office, visit: Visit) -> None:
    page = visit("/admin/statistik", profile=Profile.EXECUTIVE)
    page.emulate_media(media="print")
    assert page.locator(".funnel").is_visible()
    assert page.locator(".tilemap").is_visible()
    assert not page.locator(".menu").is_visible()
    assert not page.locator(".fbar .btn").is_visible()
