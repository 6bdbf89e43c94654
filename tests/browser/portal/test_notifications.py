"""Notifications in a real browser: the bell, the list, and reading without JavaScript."""
from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from services.contracts.identity.notifications import Told
from tests.browser.looking import problems
from tests.browser.portal.conftest import DESK, PHONE, SMALLEST, Portal, Visit


@pytest.fixture
def told(portal: Portal) -> list[dict[str, Any]]:
    """Everything that can be told, unread."""
    lines = [
        {"id": f"0190d3a0-0000-7000-8000-{n:012}", "kind": kind, "level": 2, "at": "2015-10-28T03:00:00+00:00"}
        for n, kind in enumerate(Told)
    ]
    read: set[str] = set()

    def shown() -> dict[str, Any]:
        newest = [{**line, "read": line["id"] in read} for line in lines]
        return {"unread": len(lines) - len(read), "newest": newest}

    def mark(ids: list[str]) -> dict[str, int]:
        read.update(ids or [str(line["id"]) for line in lines])
        return {"read": 1}

    portal.fake.answers["identity.my_notifications"] = shown
    portal.fake.answers["identity.read_notifications"] = mark
    return lines


@pytest.mark.parametrize("width", [SMALLEST, PHONE, DESK])
def test_the_list_is_for_everybody(visit: Visit, told: list[dict[str, Any]], width: int) -> None:
    assert problems(visit("/pemberitahuan", width=width)) == []


def test_one_is_read_and_then_all_without_javascript(visit: Visit, told: list[dict[str, Any]]) -> None:
    page = visit("/pemberitahuan", width=PHONE, scripts=False)
    expect(page.locator(".row-new")).to_have_count(len(told))
    page.locator(".row-new button").first.click()
    expect(page.locator("h1")).to_contain_text("Bukti pendaftaran")
    page.go_back()
    page.get_by_role("button", name="Tandai semua dibaca").click()
    expect(page.locator(".row-new")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Semua sudah dibaca")
