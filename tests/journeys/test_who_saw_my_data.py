"""What a verifier did with a form is read by the civil servant within seconds, and found by the super admin."""
from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from services.identity.seeding.password import PASSWORD as OFFICIALS_PASSWORD
from tests.chromium import PATIENCE
from tests.demo_codes import code_of
from tests.journeys.people import database, eventually, somebody
from tests.journeys.test_main_job import decide, register, send
from tests.system import RunningSystem


def test_a_verifier_is_seen_by_the_person_and_found_by_the_super_admin(
    running_system: RunningSystem, chromium: Browser
) -> None:
    person = somebody(running_system)
    citizen = register(chromium, running_system, person)
    send(citizen, {"gelar_belakang": "M.Hum."})
    decide(chromium, running_system, person, 1)

    def seen() -> str:
        citizen.goto(f"{running_system.address}/data-saya/akses")
        words = citizen.locator("main").inner_text()
        return words if "membuka berkas verifikasi Anda" in words else ""

    words = eventually(seen, "the verifier among those who saw the data")
    assert re.search(r"Verifikator Level 1, .+ membuka berkas verifikasi Anda", words)
    assert "Seseorang yang belum masuk mencari data Anda dengan NIP di halaman pendaftaran" in words
    assert "Puji Kartika" not in words

    admin = super_admin(chromium, running_system)
    admin.goto(f"{running_system.address}/admin/audit?nip={person.nip}")
    expect(admin.get_by_role("heading", name=f"Catatan tentang {person.name}")).to_be_visible()
    admin.get_by_role("link", name="Melihat berkas").first.click()
    expect(admin.get_by_role("heading", level=1)).to_have_text("Melihat berkas")
    expect(admin.locator("main")).to_contain_text(person.name)


def super_admin(browser: Browser, system: RunningSystem) -> Page:
    """Ratna of BKN Pusat, logged in."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="id-ID")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{system.address}/admin/masuk")
    page.fill("[name=username]", "admin.pusat")
    page.fill("[name=password]", OFFICIALS_PASSWORD)
    page.click("main button:not(.vh)")
    page.fill("[name=kode]", code_of("admin.pusat", database(system, "identity")))
    page.click("main button:not(.vh)")
    expect(page).not_to_have_url(re.compile("/admin/masuk"))
    return page
