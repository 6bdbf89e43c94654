"""The ways to a report: a stop at registration, the list of problems, a page that leads there, and the form itself."""
from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from services.contracts.helpdesk.categories import CATEGORIES
from tests.journeys.citizens import Citizen
from tests.journeys.people import Person, document, eventually

Way = Callable[[Citizen, Person, str], None]  # phone, who, and the name that is typed at registration or missed


def stopped(phone: Citizen, person: Person, name: str) -> None:
    """Registration does not go on, and says where to report it."""
    phone.page.goto(f"{phone.home}/daftar")
    tell_who(phone.page, person, name or person.name)
    phone.page.click(".stopped a[href*='/bantuan/lapor/']")


def before_registering(phone: Citizen, person: Person, name: str) -> None:
    """The state's record shows another agency."""
    phone.page.goto(f"{phone.home}/daftar")
    tell_who(phone.page, person, name or person.name)
    phone.page.click("main a[href*='beda_instansi']")


def led_from(path: str, slug: str) -> Way:
    """A page of the portal has the link."""

    def lead(phone: Citizen, _person: Person, _name: str) -> None:
        phone.page.goto(phone.home + path)
        phone.page.click(f"main a[href*='/bantuan/lapor/{slug}']")

    return lead


def chosen(slug: str) -> Way:
    """From the list of all kinds of problem."""
    return led_from("/bantuan", slug)


def asked(phone: Citizen, path: str, field: str, name: str) -> None:
    """No value fits, and the form goes on with the one that is missing."""
    phone.page.goto(phone.home + path)
    phone.page.fill(f"[id='{field}']", name)
    option = phone.page.locator(f"[id='{field}-pilihan'] [data-minta]")
    expect(option).to_contain_text(name)
    option.click()
    expect(phone.page.locator(f"[id='{field}']")).to_have_value(f"{name} (diminta)")  # as the saved form answers


def ticket_of(phone: Citizen, slug: str) -> str:
    """The receipt of the own report of this kind, from Laporan saya."""
    label = CATEGORIES[slug].label

    def look() -> str:
        phone.page.goto(f"{phone.home}/bantuan")
        mine = phone.page.locator(f"section[aria-labelledby=h-saya] li a:text-is('{label}')")
        return str(mine.first.get_attribute("href")).rpartition("/")[2] if mine.count() else ""

    return str(eventually(look, f"the ticket of {slug}"))


def sent(page: Page, person: Person, facts: dict[str, str], document_name: str) -> str:
    """Fill the report's page, also with who it is where nobody knows, and send it; the receipt."""
    if page.locator("[name=nip]").count():
        page.fill("[name=nip]", person.nip)
        page.fill("[name=nama]", person.name)
    page.fill("[name=email]", f"{person.nip}@contoh.go.id")
    for name, text in facts.items():
        if page.locator(f"[name='{name}.hari']").count():
            year, month, day = text.split("-")
            for part, number in {"hari": day, "bulan": month, "tahun": year}.items():
                page.fill(f"[name='{name}.{part}']", number)
        else:
            page.fill(f"[name='{name}']", text)
    if document_name:
        page.set_input_files("#berkas", [document("sk")])
    page.click("button:has-text('Kirim laporan')")
    receipt = page.locator("[data-tanda-terima]").inner_text()
    expect(page.locator("main")).to_contain_text("Laporan terkirim.")
    return "".join(receipt.split())


def tell_who(page: Page, person: Person, name: str) -> None:
    """The first question of Daftar."""
    page.fill("[name=nip]", person.nip)
    page.fill("[name=nama]", name)
    page.click("main button:not(.vh)")
