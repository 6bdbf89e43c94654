"""Manajemen Pengguna in a real browser: as each kind of admin, clean for everybody, at every width, without scripts."""
from __future__ import annotations

import pytest

from gateway.assets import ROOT
from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.admin.test_for_everybody import TOO_WIDE, VIOLATIONS
from tests.gateway.admin.fake_accounts import FakeAccounts

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/admin/pengguna",
    "/admin/pengguna?profil=school_operator",
    "/admin/pengguna?cari=zzz",
    "/admin/pengguna/puji.k",
    "/admin/pengguna/meutia.r",
    "/admin/pengguna/wahyu.s/profil",
    "/admin/pengguna/puji.k/sesi",
    "/admin/pengguna/puji.k/ubah",
    "/admin/pengguna/puji.k/sandi",
    "/admin/pengguna/puji.k/hapus",
)
LOOKS = [(1440, False), (1440, True), (1024, False), (360, False), (360, True), (320, False)]


@pytest.fixture(autouse=True)
def accounts(office: Office) -> FakeAccounts:
    """The officials of an agency."""
    held = FakeAccounts()
    office.fake.answers |= held.handlers()
    return held


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide(office: Office, visit: Visit, width: int, dark: bool) -> None:
    page = visit("/admin/pintasan", profile=Profile.AGENCY_ADMIN, width=width, dark=dark)
    found = {}
    for path in PAGES:
        page.goto(office.address + path)
        page.evaluate(AXE.read_text())
        if problems := [*page.evaluate(VIOLATIONS), *filter(None, [page.evaluate(TOO_WIDE)])]:
            found[path] = problems
    assert found == {}
