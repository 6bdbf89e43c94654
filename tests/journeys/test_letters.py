"""By letter into the system, without JavaScript: a new official's first password and app, a forgotten password."""
from __future__ import annotations

import re
import time
from collections.abc import Iterator

import psycopg
import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import PATIENCE
from tests.journeys.officials import SuperAdmin
from tests.journeys.people import PASSWORD, eventually, somebody
from tests.system import RunningSystem

OWN = "tiga gajah menyeberang sungai"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="id-ID"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def press(page: Page) -> None:
    """The form's own button."""
    page.click("main form:not(.top-search) button.btn-1")


def open_letter(page: Page, system: RunningSystem, address: str) -> None:
    """Follow the link to a password in the newest letter to this address, as soon as the worker has written it."""
    links = page.locator("article", has_text=address).locator("a[href*='/sandi-baru/']")

    def found() -> bool:
        page.goto(f"{system.address}/surat")
        return links.count() > 0

    eventually(found, f"a letter to {address}")
    links.first.click()


def choose(page: Page, password: str) -> None:
    """Type it twice."""
    page.fill("[name=sandi]", password)
    page.fill("[name=sandi_lagi]", password)
    press(page)


def agency_of(system: RunningSystem, nip: str) -> str:
    url = system.environment("registration")["DATABASE_URL"].replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT agency_id FROM people WHERE nip = %s", [nip]).fetchone()
    assert row is not None
    return str(row[0])


def test_a_new_official_comes_in_by_the_activation_link(running_system: RunningSystem, page: Page) -> None:
    person, username = somebody(running_system), f"uji.{time.time_ns()}"
    admin = SuperAdmin(running_system)
    grant = {"profile": "export_operator", "kind": "agency", "id": agency_of(running_system, person.nip)}
    email = f"{username}@contoh.go.id"
    admin.ask("create_account", nip=person.nip, username=username, email=email, grants=[grant])
    admin.close()

    open_letter(page, running_system, email)
    link = page.url
    page.reload()  # looking uses nothing up
    expect(page.locator("main")).to_contain_text(username)
    choose(page, OWN)
    expect(page.locator("h1")).to_have_text("Pasang autentikator")
    page.locator("summary").click()
    secret = "".join(page.locator(".key span").all_inner_texts())
    page.fill("[name=kode]", pyotp.TOTP(secret).now())
    press(page)
    expect(page.locator("h1")).to_have_text("Simpan kode cadangan")
    page.click("text=Sudah saya simpan")
    expect(page).to_have_url(re.compile("/admin"))
    page.goto(f"{running_system.address}/admin/sesi")
    expect(page.locator("main")).to_contain_text("Sesi ini")

    page.goto(link)
    expect(page.locator("h1")).to_have_text("Tautan tidak berlaku lagi")


def test_a_civil_servant_who_forgot_the_password_gets_a_new_one(running_system: RunningSystem, page: Page) -> None:
    person, home = somebody(running_system), running_system.address
    email = f"pns{person.nip}@contoh.go.id"
    register(page, home, person.nip, person.name, email)

    page.goto(f"{home}/masuk")
    page.click("text=Lupa kata sandi")
    page.fill("[name=nomor]", person.nip)
    press(page)
    expect(page.locator("h1")).to_have_text("Periksa e-mail Anda")
    open_letter(page, running_system, email)
    choose(page, OWN)
    expect(page).to_have_url(f"{home}/")

    page.context.clear_cookies()
    assert log_in(page, home, person.nip, PASSWORD) == f"{home}/masuk"
    assert log_in(page, home, person.nip, OWN) == f"{home}/"


def register(page: Page, home: str, nip: str, name: str, email: str) -> None:
    page.goto(f"{home}/daftar")
    page.fill("[name=nip]", nip)
    page.fill("[name=nama]", name)
    page.click("main button:not(.vh)")
    page.fill("[name=email]", email)
    page.fill("[name=telepon]", "0812 3456 7890")
    page.fill("[name=sandi]", PASSWORD)
    page.fill("[name=sandi_lagi]", PASSWORD)
    page.check("[name=pemberitahuan]")
    page.click("main button:not(.vh)")
    expect(page).to_have_url(re.compile("/daftar/selesai"))


def log_in(page: Page, home: str, nip: str, password: str) -> str:
    """Where it leads."""
    page.goto(f"{home}/masuk")
    page.fill("[name=nomor]", nip)
    page.fill("[name=sandi]", password)
    press(page)
    return page.url
