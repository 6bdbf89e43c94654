"""The pages of executives and operators at three widths, light and dark: axe finds nothing, nothing is cut off."""
from __future__ import annotations

import pytest
from playwright.sync_api import Page

from services.contracts.profiles import Profile
from tests.browser.admin.conftest import Office, Visit
from tests.browser.admin.executive import PAGES, answer
from tests.browser.admin.pictures import take
from tests.browser.looking import problems
from tests.browser.structure import badly_placed, spoil, without_table_or_file

LOOKS = [(width, dark) for width in (360, 1024, 1440) for dark in (False, True)]
OF_CHARTS = ("statistik", "statistik-provinsi", "statistik-instansi", "pegawai")
# charts that a phone shows are read without sliding; only the map is wider
SLID = """() => [...document.querySelectorAll('main .map-x')].filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => box.getAttribute('aria-label'))"""
SPOILED = """
    .kpi .v { position: relative; top: -20px; } .card-h h2 { margin-left: -60px; }
    .kpis { grid-template-columns: repeat(4, 1fr); }"""
FOCUSED = """() => {
    const here = document.activeElement, style = getComputedStyle(here), tile = here.querySelector('rect');
    return [here.closest('main') ? here.tagName + ' ' + (here.name || here.getAttribute('href') || here.innerText) : '',
            style.outlineStyle !== 'none' || Boolean(tile && parseFloat(getComputedStyle(tile).strokeWidth) >= 3)];
}"""


@pytest.fixture(autouse=True)
def answered(office: Office) -> None:
    answer(office)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_everything_has_its_place(visit: Visit, name: str) -> None:
    path, profile = PAGES[name]
    page, found = visit(path, profile=profile), {}
    for width, dark in LOOKS:
        look = f"{name}-{width}{'-gelap' if dark else ''}"
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(reduced_motion="reduce", color_scheme="dark" if dark else "light")
        take(page, look)
        if wrong := [*problems(page), *badly_placed(page)]:
            found[look] = wrong
    assert found == {}


def test_text_on_text_and_text_that_is_cut_off_are_found(visit: Visit) -> None:
    page = visit("/admin/statistik", profile=Profile.EXECUTIVE)
    spoil(page, SPOILED)
    page.locator(".funnel text").first.evaluate("text => text.setAttribute('x', -90)")
    found = " ".join(badly_placed(page))
    for wrong in ("on each other", "outside of its chart", "outside of its card", "a gap at the end"):
        assert wrong in found


@pytest.mark.parametrize("name", OF_CHARTS)
def test_on_a_phone_charts_are_read_without_sliding(visit: Visit, name: str) -> None:
    path, profile = PAGES[name]
    page = visit(path, profile=profile, width=360)
    assert [label for label in page.evaluate(SLID) if "Peta" not in label] == []


@pytest.mark.parametrize("name", [*OF_CHARTS, "rekapitulasi"])
def test_beside_each_chart_are_its_table_and_its_file(visit: Visit, name: str, office: Office) -> None:
    path, profile = PAGES[name]
    page = visit(path, profile=profile)
    assert without_table_or_file(page) == []
    for link in page.locator("main a[href*='.csv']").all():
        answer = page.request.get(office.address + str(link.get_attribute("href")))
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, "text/csv")
        assert len(answer.text().splitlines()) > 1


@pytest.mark.parametrize("name", OF_CHARTS)
def test_filters_tables_and_files_are_reached_by_keyboard_and_seen(visit: Visit, name: str) -> None:
    path, profile = PAGES[name]
    page = visit(path, profile=profile)
    reached = pressed_through(page)
    selects = {f"SELECT {one.get_attribute('name')}" for one in page.locator("main select").all()}
    files = {f"A {one.get_attribute('href')}" for one in page.locator("main a[href*='.csv']").all()}
    assert selects | files <= reached.keys()
    assert "SUMMARY Tabel" in reached
    assert [where for where, seen in reached.items() if not seen] == []
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open] table").first.is_visible()


def pressed_through(page: Page) -> dict[str, bool]:
    """What of the page's main part Tab comes to, in order, and whether one sees that it is there."""
    found: dict[str, bool] = {}
    page.locator("main").focus()
    for _press in range(400):
        page.keyboard.press("Tab")
        where, seen = page.evaluate(FOCUSED)
        if not where:
            break
        found[where] = seen
    return found
