"""Every page for officials, for everybody: axe finds nothing, and nothing is wider than a small phone."""

from __future__ import annotations

import pytest

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.looking import problems, too_wide, violations
from tests.gateway.admin import cases
from tests.gateway.admin.fake_supervision import FakeSupervision

PAGES = {
    "log-in": "/admin/masuk",
    "inbox": "/admin/verifikasi",
    "empty queue": "/admin/verifikasi?antrean=dikembalikan",
    "narrowed": "/admin/verifikasi?perubahan=tanpa&usia=3&unit=x",
    "search form": "/admin/verifikasi?antrean=cari",
    "found": "/admin/verifikasi?antrean=cari&cari=197503122000032901",
    "unchanged forms": "/admin/verifikasi/tanpa-perubahan",
    "nothing found": "/admin/verifikasi?cari=zzz",
    "desk": "/admin/verifikasi/K7M4QX2P",
    "desk at level 3": "/admin/verifikasi/H9QC4TMR",
    "forty changes": "/admin/verifikasi/VX6P2KJD",
    "free": "/admin/verifikasi/R3WN8HTA",
    "held by a colleague": "/admin/verifikasi/J3QK6RXH",
    "without changes": "/admin/verifikasi/C4XH9VKT",
    "finished": "/admin/verifikasi/T2KD7NXV",
    "record conflict": "/admin/verifikasi/W7TN2DPM",
    "figures": "/admin/statistik",
    "one agency": "/admin/statistik?instansi=ag-3",
    "keys": "/admin/pintasan",
    "search": "/admin/cari",
    "not found": "/admin/verifikasi/ZZZZ9999",
}
LOOKS = {"desk": (1440, False), "desk, dark": (1440, True), "phone": (360, False)}


@pytest.fixture(autouse=True)
def busy(office: Office) -> None:
    """A long queue, and a case with a rejection in hand."""
    office.verification.rows = cases.many_rows()
    changes = office.verification.cases["K7M4QX2P"]["changes"]
    changes[0].update({"draft": "approve"})
    changes[2].update(
        {"draft": "reject", "draft_reason": "Dokumen tidak memuat data ini. Ijazah S-2 belum dilampirkan."}
    )


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(office: Office, visit: Visit, look: str) -> None:
    width, dark = LOOKS[look]
    page = visit("/admin/cari", width=width, dark=dark)
    found = {}
    for name, path in PAGES.items():
        page.goto(office.address + path)
        if wrong := violations(page):
            found[name] = wrong
    assert found == {}


@pytest.mark.parametrize("width", [320, 720, 1024, 1440])
def test_no_page_is_wider_than_its_screen(office: Office, visit: Visit, width: int) -> None:
    page = visit("/admin/cari", width=width)
    found = {}
    for name, path in PAGES.items():
        page.goto(office.address + path)
        if pixels := too_wide(page):
            found[name] = pixels
    assert found == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_what_a_refusal_shows(office: Office, visit: Visit, look: str) -> None:
    width, dark = LOOKS[look]
    page = visit("/admin/verifikasi/K7M4QX2P", width=width, dark=dark)
    found = {}
    for name, happens in {"stale": stale, "lost": lost, "away": away, "invalid": invalid}.items():
        page.goto(f"{office.address}/admin/verifikasi/K7M4QX2P")
        page.evaluate("document.querySelectorAll('.r-y').forEach(one => { one.checked = true })")
        happens(office)
        page.click("[data-key=s]")
        page.wait_for_load_state()
        if wrong := problems(page):
            found[name] = wrong
        office.fake.away = False
        office.verification.cases["K7M4QX2P"].update({"claim": "mine", "can_claim": False})
    assert found == {}


def stale(office: Office) -> None:
    """Decided in another window."""
    case = office.verification.cases["K7M4QX2P"]
    case["version"] += 2
    case["changes"][1].update({"draft": "reject", "draft_reason": "Dokumen tidak terbaca"})


def lost(office: Office) -> None:
    """A colleague has it now."""
    office.verification.lose("K7M4QX2P")


def away(office: Office) -> None:
    """No service answers."""
    office.fake.away = True


def invalid(office: Office) -> None:
    """Something that the form lets through and the service does not."""
    office.verification.cases["K7M4QX2P"]["changes"][3].update({"decidable": False})


@pytest.mark.parametrize("width", [320, 1440])
def test_the_page_of_a_supervisor_is_clean_too(office: Office, visit: Visit, width: int) -> None:
    office.fake.answers |= FakeSupervision().handlers()
    page = visit("/admin/pekerjaan-kantor?kantor=1.dinas", profile=Profile.AGENCY_ADMIN, width=width)
    assert page.locator("h1").inner_text() == "Pekerjaan kantor"
    assert problems(page) == []


def test_the_landing_page_of_an_admin_is_clean_too(visit: Visit) -> None:
    page = visit("/admin", profile=Profile.AGENCY_ADMIN, width=360)
    assert violations(page) == []
    assert too_wide(page) == 0
