"""What is wrong with a page for somebody: axe's findings, and what is wider than the screen."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page

from gateway.assets import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_VIOLATIONS = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .map(found => found.id + ': ' + found.nodes.map(node => node.target.join(' ')).join(', '))"""
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
every_look = pytest.mark.parametrize(
    ("width", "dark"), [(1440, False), (1440, True), (1024, False), (360, False), (320, False)]
)


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(_VIOLATIONS)
    return found


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than its screen."""
    page.wait_for_load_state("domcontentloaded")  # a page that has just come has no element yet
    return int(page.evaluate(_TOO_WIDE))


def problems(page: Page) -> list[Any]:
    """Both."""
    return [*violations(page), *filter(None, [too_wide(page)])]


def problems_on(page: Page, address: str, paths: Iterable[str]) -> dict[str, list[Any]]:
    """Those of each page that has any, by its path."""
    found = {}
    for path in paths:
        page.goto(address + path)
        if wrong := problems(page):
            found[path] = wrong
    return found
