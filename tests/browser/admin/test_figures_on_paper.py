"""The pages of executives as they are printed: every figure is there, no chart is torn, nothing is cut off."""
from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.admin.conftest import Office, Visit
from tests.browser.admin.executive import PAGES, answer
from tests.browser.admin.pictures import keep
from tests.browser.structure import badly_placed, spoil

A4 = 703  # pixels between the margins of 12 mm
PRINTED = [name for name in PAGES if name != "export"]  # nobody prints a form that asks for a file
# each chart with its heading, each row of a table: what must not be torn
TOGETHER = """() => {
  const seen = one => one.checkVisibility();
  const read = cell => {  // without what only a screen reader says
    const found = [], walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const over = walk.currentNode.parentElement;
        if (seen(over) && !over.closest('.vh')) found.push(walk.currentNode.textContent);
    }
    return found.join('');
  };
  return [
    ...[...document.querySelectorAll('main svg[role]')].filter(seen).map(svg => [
        svg.closest('section').querySelector('h2').innerText,
        ...[...svg.querySelectorAll('text')].map(text => text.textContent),
    ]),
    ...[...document.querySelectorAll('main table tr')].filter(seen).map(row => [...row.cells].map(read)),
  ];
}"""
FIGURES = "() => [...document.querySelectorAll('main .kpi')].map(one => one.innerText)"


@pytest.fixture(autouse=True)
def answered(office: Office) -> None:
    answer(office)


class Sheets:
    """What the printer gets: of each page its letters without the space between them, and its pictures."""

    def __init__(self, page: Page) -> None:
        file = page.pdf(prefer_css_page_size=True, print_background=True)
        self.pages = list(pypdfium2.PdfDocument(file))
        self.letters = [squeezed(one.get_textpage().get_text_range()) for one in self.pages]

    def together(self, words: list[str]) -> bool:
        """Whether all of these stand on one and the same page."""
        wanted = [squeezed(word) for word in words]
        return any(all(word in letters for word in wanted) for letters in self.letters)

    def beyond_the_edge(self) -> list[Any]:
        """Letters outside of their page."""
        found = []
        for page in self.pages:
            text = page.get_textpage()
            boxes = [text.get_charbox(number) for number in range(text.count_chars())]
            found += [box for box in boxes if box[0] < 0 or box[2] > page.get_width()]
        return found


def squeezed(words: str) -> str:
    """No white space, no soft hyphen that the printer puts in."""
    return re.sub(r"[\s\u00ad\ufffe\u0002]+", "", words)


def on_paper(visit: Visit, name: str) -> Page:
    path, profile = PAGES[name]
    page = visit(path, profile=profile, width=A4)
    page.emulate_media(media="print", reduced_motion="reduce")
    return page


@pytest.mark.parametrize("name", PRINTED)
def test_every_figure_is_printed_and_no_chart_or_row_is_torn(visit: Visit, name: str) -> None:
    page = on_paper(visit, name)
    figures, together = page.evaluate(FIGURES), page.evaluate(TOGETHER)
    sheets = Sheets(page)
    keep([sheet.render(scale=1).to_pil() for sheet in sheets.pages], f"{name}-cetak")
    assert [one for one in figures if not sheets.together(one.splitlines())] == []
    assert [words[:2] for words in together if not sheets.together(words)] == []
    assert sheets.beyond_the_edge() == []
    assert badly_placed(page) == []


@pytest.mark.parametrize("name", PRINTED)
def test_controls_stay_on_the_screen(visit: Visit, name: str) -> None:
    page = on_paper(visit, name)
    for control in ("select", ".btn", ".menu", ".top", ".tabs", ".toolbar", "summary", "a[href*='.csv']"):
        assert page.locator(f"main {control}:visible").count() == 0, control


def test_what_was_chosen_is_printed_in_words(visit: Visit) -> None:
    page = on_paper(visit, "statistik-provinsi")
    assert "Provinsi: DI Yogyakarta. Status: Lulus Level 2." in page.locator("main").inner_text()


def test_a_torn_chart_is_found(visit: Visit) -> None:
    page = on_paper(visit, "statistik")
    spoil(page, ".funnel { height: 1400px !important; } .card, .funnel { break-inside: auto !important; }")
    sheets = Sheets(page)
    assert [words[0] for words in page.evaluate(TOGETHER) if not sheets.together(words)]
