"""An operator at a desk of the helpdesk: the inbox, a ticket with its answer, and the agencies that confirm a move."""
from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple

import requests
from playwright.sync_api import Browser, Page, expect

from gateway.session import OFFICIAL
from tests.chromium import PATIENCE
from tests.journeys.officials import Official, logged_in
from tests.system import RunningSystem

INBOX = "/admin/helpdesk"
SCREEN = {"width": 1440, "height": 900}
NUMBER = re.compile(r'<th scope="row"[^>]*><a class="mono" href="/admin/helpdesk/(\w+)"')
NEXT = re.compile(r'href="([^"]*setelah=[^"]+)"')
NOTE = "Sudah kami periksa dan kerjakan."


class Found(NamedTuple):
    """A value of a list, chosen by its code; a long list is searched by ``words`` first."""

    code: str
    words: str = ""


Says = dict[str, str | Found]


@dataclass(frozen=True)
class Desk:
    """One operator; ``browser`` is a browser without JavaScript in which the operator is logged in."""

    address: str
    browser: requests.Session

    @classmethod
    def of(cls, system: RunningSystem, who: Official) -> Desk:
        """Log in with password and code."""
        return cls(system.address, logged_in(system.address, who))

    def inbox(self) -> set[str]:
        """The numbers of all tickets that wait at the desk, page by page."""
        numbers, path = set[str](), f"{INBOX}?antrean=semua"
        while path:
            page = self.browser.get(self.address + path, timeout=30).text
            assert "Semua yang menunggu" in page, page
            numbers |= set(NUMBER.findall(page))
            further = NEXT.search(page)
            path = further.group(1).replace("&amp;", "&") if further else ""
        return numbers

    def opens(self, number: str) -> int:
        """The status of a ticket's page."""
        return self.browser.get(f"{self.address}{INBOX}/{number}", timeout=30).status_code

    def page(self, browser: Browser, stack: ExitStack) -> Page:
        """A window of Chromium in which the same operator is logged in."""
        context = stack.enter_context(browser.new_context(viewport=SCREEN, locale="id-ID"))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        token = self.browser.cookies[OFFICIAL]
        context.add_cookies([{"name": OFFICIAL, "value": token, "url": f"{self.address}/admin"}])
        return context.new_page()


def open_ticket(page: Page, home: str, number: str) -> None:
    """From the inbox, where it is looked for by its number."""
    page.goto(f"{home}{INBOX}?antrean=semua")
    page.fill("[name=cari]", number)
    page.press("[name=cari]", "Enter")
    page.click(f"main th a[href='{INBOX}/{number}']")
    expect(page.locator("#jawab")).to_be_visible()


def answer(page: Page, home: str, number: str, says: Says) -> None:
    """Setuju with what the category asks for, and Keterangan; the answer can be taken back now."""
    open_ticket(page, home, number)
    page.check("[name=jawaban][value=approve]", force=True)
    for name, what in says.items():
        _say(page, f"efek.{name}", what)
    page.fill("#keterangan", NOTE)
    page.click("button[form=jawab]:has-text('Simpan jawaban')")
    expect(page.locator(".undo")).to_contain_text(f"{number[:5]} {number[5:]}")


def ask_agencies(page: Page, home: str, number: str, says: Says) -> None:
    """The right agency is chosen, and both are asked."""
    open_ticket(page, home, number)
    for name, what in says.items():
        _say(page, f"efek.{name}", what)
    page.click("button:has-text('Minta konfirmasi')")
    expect(page.locator("main")).to_contain_text("Kedua instansi diminta mengonfirmasi")


def confirm(page: Page, home: str, numbers: list[str]) -> None:
    """An agency's admin says that these moves are right."""
    for number in numbers:
        page.goto(f"{home}/admin/pindah-instansi")
        page.click(f"form[action$='/{number}'] button[value=approve]")
        expect(page.locator("main")).to_contain_text("Jawaban instansi tersimpan.")


def _say(page: Page, name: str, what: str | Found) -> None:
    if isinstance(what, Found):
        if what.words:
            box = name.replace("efek.", "cari.")
            page.fill(f"[name='{box}']", what.words)
            page.click(f"div.row:has([name='{box}']) button")
            expect(page.locator(f"[name='{name}'] option[value='{what.code}']")).to_have_count(1)
        page.select_option(f"[name='{name}']", what.code)
    elif page.locator(f"select[name='{name}']").count():
        page.select_option(f"select[name='{name}']", label=what)
    else:
        page.fill(f"[name='{name}']", what)
