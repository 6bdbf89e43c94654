"""Where the effect of an answer is seen: each sight looks once, in Chromium, and says whether it is there by now.

A walk looks before the answer, when it must not be there yet, and after the answer until it is.
"""
from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from services.contracts.profiles import Profile
from tests.journeys.people import PASSWORD
from tests.journeys.walk.reporting import tell_who
from tests.journeys.walk.world import VISITOR, WANASARI, World

Sight = Callable[[World, str, str], bool]  # the key of who reported, and the right name or the missing value
REGENCY = "Pemerintah Kabupaten Wanasari"
ROW = "/tambah"  # the end of the address of a new riwayat row


def registers(agency: str = REGENCY) -> Sight:
    """Daftar does not stop: it shows name and agency as they are right, and gives a nomor register."""

    def look(world: World, who: str, name: str) -> bool:
        page, person = world.phones[VISITOR].page, world.people[who]
        page.goto(f"{world.system.address}/daftar")
        tell_who(page, person, name or person.name)
        expect(page.locator(".stopped, [name=sandi]").first).to_be_visible()
        held = page.locator("main dd").all_inner_texts()
        if page.locator(".stopped").count() or not {name or person.name, agency} <= set(held):
            return False
        for field, text in {"email": f"{person.nip}@contoh.go.id", "telepon": "081234567890"}.items():
            page.fill(f"[name={field}]", text)
        for field in ("sandi", "sandi_lagi"):
            page.fill(f"[name={field}]", PASSWORD)
        page.check("[name=pemberitahuan]")
        page.click("main form button:has-text('Daftar')")
        expect(page.locator("[data-nomor-register]")).to_be_visible()
        return True

    return look


def offered(to: str, path: str, field: str) -> Sight:
    """Another civil servant types the name into the same form and finds it in the list."""

    def look(world: World, _who: str, name: str) -> bool:
        page = world.phones[to].page
        page.goto(world.system.address + path)
        page.fill(f"[id='{field}']", name)
        options = page.locator(f"[id='{field}-pilihan'] [role=option]")
        expect(options.first).to_be_visible()
        return name in options.evaluate_all("all => all.map(one => one.dataset.nama)")

    return look


def filled(path: str, field: str) -> Sight:
    """The form that asked for the value holds it, and asks no more."""

    def look(world: World, who: str, name: str) -> bool:
        page = world.phones[who].page
        page.goto(world.system.address + path.removesuffix(ROW))
        if path.endswith(ROW):
            return page.locator(".rows > li b").get_by_text(name, exact=True).count() > 0
        return page.locator(f"[id='{field}']").input_value() == name

    return look


def held_as(label: str) -> Sight:
    """Data saya says so."""

    def look(world: World, who: str, name: str) -> bool:
        page = world.phones[who].page
        page.goto(f"{world.system.address}/data-saya")
        return page.locator(f"main dl > div:has(dt:text-is('{label}')) dd").first.inner_text() == name

    return look


def filled_again(world: World, who: str, _name: str) -> bool:
    """The form came back to the person, who changes an answer in it."""
    page, typed = world.phones[who].page, "M.Hum."
    page.goto(f"{world.system.address}/")
    if "Formulir dikembalikan kepada Anda" not in page.inner_text("main"):
        return False
    page.goto(f"{world.system.address}/formulir/utama?ubah=gelar_belakang")
    with page.expect_response(lambda answer: answer.request.method == "POST") as saved:  # by itself
        page.fill("[name=gelar_belakang]", typed)
    assert saved.value.ok
    page.reload()
    expect(page.locator("[name=gelar_belakang]")).to_have_value(typed)
    return True


def waits_for_approval(world: World, who: str, _name: str) -> bool:
    """Who was rejected is told to wait now, and the agency's verifier has a tick to approve."""
    page, person = world.phones[VISITOR].page, world.people[who]
    page.goto(f"{world.system.address}/masuk")
    page.fill("[name=nomor]", person.nip)
    page.fill("[name=sandi]", PASSWORD)
    page.click("main form button:not(.vh)")
    expect(page.locator(".err").first).to_be_visible()
    if "menunggu persetujuan instansi" not in page.inner_text("main"):
        return False
    window = world.windows[Profile.REGISTRATION_VERIFIER, WANASARI]
    window.goto(f"{world.system.address}/admin/registrasi?cari={person.nip}")
    return window.locator("[name=nomor]").count() == 1


def lies_with(unit: str) -> Sight:
    """The person reads that the sent form lies there, and the operator that another unit than the tree's verifies."""

    def look(world: World, who: str, _name: str) -> bool:
        page, person = world.phones[who].page, world.people[who]
        page.goto(f"{world.system.address}/")
        if page.locator("#h-isi").inner_text() != unit:
            return False
        window = world.windows[Profile.L1_MOVE_OPERATOR, WANASARI]
        window.goto(f"{world.system.address}/admin/pindah-verifikator?cari={person.nip}")
        return window.locator("#panel dl > div:has(dt:text-is('Verifikator level 1')) dd").inner_text() == unit

    return look
