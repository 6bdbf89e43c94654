"""A civil servant with a phone: what people do on the pages of the portal, the same with JavaScript and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import problems, too_wide
from tests.chromium import PATIENCE
from tests.journeys.people import PASSWORD, Person, document
from tests.system import RunningSystem

PHONE = {"width": 360, "height": 740}
BUTTON = "main button:not(.vh)"  # the first of them is the page's own
NUMBER = re.compile(r"[2-9A-HJ-NP-Z]{4} ?[2-9A-HJ-NP-Z]{4}")


@dataclass
class Citizen:
    """``faults``: what axe and the width found on the pages that were looked at, by address."""

    page: Page
    home: str
    scripts: bool
    faults: dict[str, list[Any]] = field(default_factory=dict)

    def open(self, path: str) -> None:
        """Go to a page and look at it."""
        self.page.goto(self.home + path)
        self.look()

    def look(self) -> None:
        """Remember what is wrong with the page as it stands; axe is a script and runs where scripts run."""
        found = problems(self.page) if self.scripts else list(filter(None, [too_wide(self.page)]))
        if found:
            self.faults[self.page.url.removeprefix(self.home)] = found

    def says(self, text: str | re.Pattern[str]) -> None:
        """The page says so, sooner or later."""
        expect(self.page.locator("main")).to_contain_text(text)

    # -- registering

    def tell_who(self, nip: str, name: str) -> None:
        """The first step of Daftar."""
        self.open("/daftar")
        self.page.fill("[name=nip]", nip)
        self.page.fill("[name=nama]", name)
        self.page.click(BUTTON)
        self.look()

    def register(self, person: Person) -> str:
        """From the NIP to the nomor register, which is the answer."""
        self.tell_who(person.nip, person.name.lower())
        for name, text in {"email": f"pns{person.nip}@contoh.go.id", "telepon": "0812 3456 7890"}.items():
            self.page.fill(f"[name={name}]", text)
        self.page.fill("[name=sandi]", PASSWORD)
        self.page.fill("[name=sandi_lagi]", PASSWORD)
        self.page.check("[name=pemberitahuan]")
        self.page.click(BUTTON)
        self.says(NUMBER)
        self.look()
        return self.page.inner_text("[data-nomor-register]").replace(" ", "")

    def log_in(self, number: str) -> None:
        """With NIP or nomor register; where it leads is not asked."""
        self.open("/masuk")
        self.page.fill("[name=nomor]", number)
        self.page.fill("[name=sandi]", PASSWORD)
        self.page.click(BUTTON)
        self.look()

    # -- filling the form

    def choose(self, name: str, typed: str, wanted: str) -> None:
        """A value of a large list: type some letters, take it from what is offered."""
        if self.scripts:
            self.page.fill(f"[id='{name}']", typed)
            self.page.click(f"[id='{name}-pilihan'] [role=option]:has-text('{wanted}')")
            expect(self.page.locator(f"[id='{name}']")).to_have_value(wanted)
            return
        self.page.fill(f"[name='{name}.teks']", typed)
        self.save()
        self.page.check(f"label:has([name='{name}.pilih']):has-text('{wanted}')")

    def attach(self, change: str) -> None:
        """A document for one change; with JavaScript it goes at once."""
        self.page.set_input_files(f"[id='berkas-{change}']", [document(change.partition(":")[0])])
        if not self.scripts:
            self.page.click(f"button[value='unggah:{change}']")
        expect(self.page.locator(f"[data-dokumen='{change}'] [data-daftar]")).to_contain_text("Terunggah")

    def reuse(self, change: str) -> None:
        """The document of another change proves this one too."""
        group = self.page.locator(f"[data-dokumen='{change}']")
        group.locator("summary").click()
        group.locator("button[value^='pakai:']").first.click()
        expect(group.locator("[data-daftar]")).to_contain_text("Terunggah")

    def save(self) -> None:
        """Simpan, and what the page says then."""
        self.page.click("button[value=simpan]:not(.vh)")

    def next(self, heading: str) -> None:
        """The rest is right; on to the next section."""
        rest = self.page.locator("[name=semua][value=ya]")
        if rest.count():
            rest.check(force=True)
        self.look()
        self.page.click("button[value=lanjut]")
        expect(self.page.locator("h1")).to_have_text(heading)
        self.look()


@contextmanager
def citizen(browser: Browser, system: RunningSystem, *, scripts: bool) -> Iterator[Citizen]:
    """A phone of one's own, 360 pixels wide; nothing that was looked at may be wrong at its end."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, locale="id-ID")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    somebody = Citizen(context.new_page(), system.address, scripts)
    yield somebody
    context.close()
    assert not somebody.faults, somebody.faults
