"""Registration on a phone, with JavaScript and without: both agency modes, and every stop with its way out."""
from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from services.identity.seeding.password import PASSWORD as OFFICIALS_PASSWORD
from tests.chromium import PATIENCE
from tests.demo_codes import code_of
from tests.journeys.citizens import Citizen, citizen
from tests.journeys.people import Person, database, named, somebody
from tests.system import RunningSystem

RETIRED, DISMISSED, NOBODY = "195804121980031002", "198407072009012012", "197503122000032999"
WANASARI = "9811"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(running_system: RunningSystem, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Citizen]:
    with citizen(chromium, running_system, scripts=request.param) as somebody_new:
        yield somebody_new


def test_where_the_agency_verifies_one_waits_as_baru_and_is_then_aktif(
    running_system: RunningSystem, chromium: Browser, phone: Citizen
) -> None:
    person = somebody(running_system, agency=WANASARI)
    with ticked(running_system, WANASARI, "vetting"):
        number = phone.register(person)
    phone.says("Anda dapat masuk setelah statusnya AKTIF")
    phone.log_in(person.nip)
    phone.says("menunggu persetujuan instansi")
    expect(phone.page).to_have_url(re.compile("/masuk"))
    assert state_of(running_system, person) == "baru"

    approve(chromium, running_system, number)
    assert state_of(running_system, person) == "aktif"
    phone.log_in(person.nip)
    expect(phone.page.locator("h1")).to_contain_text(person.name.split()[0])


def test_where_the_agency_does_not_verify_one_is_aktif_at_once(running_system: RunningSystem, phone: Citizen) -> None:
    person = somebody(running_system, agency=WANASARI)
    number = phone.register(person)
    assert state_of(running_system, person) == "aktif"
    phone.page.click("text=Masuk dan isi formulir")
    phone.log_in(number.lower())
    expect(phone.page.locator("h1")).to_contain_text(person.name.split()[0])
    phone.tell_who(person.nip, person.name)
    stopped(phone, "NIP ini sudah terdaftar")
    expect(phone.page.locator(".stopped a[href='/masuk']")).to_be_visible()


def test_each_stop_names_its_reason_and_leads_to_the_report(running_system: RunningSystem, phone: Citizen) -> None:
    person = somebody(running_system)
    phone.tell_who(person.nip, "Bukan Nama Saya")
    stopped(phone, "berbeda dari data negara", "beda_nama")
    phone.tell_who(NOBODY, "Siapa Saja")
    stopped(phone, "tidak ada dalam data negara", "tidak_ada_database")
    phone.tell_who(RETIRED, named(running_system, RETIRED).name)
    stopped(phone, "sudah pensiun", "data_pensiun")
    phone.tell_who(DISMISSED, named(running_system, DISMISSED).name)
    stopped(phone, "sudah diberhentikan", "data_diberhentikan")
    phone.tell_who("3404012703750007", person.name)
    phone.says("tampaknya NIK")


def test_who_sees_another_agency_stops_before_registering_and_is_led_to_the_report(
    running_system: RunningSystem, phone: Citizen
) -> None:
    person = somebody(running_system, agency=WANASARI)
    phone.tell_who(person.nip, person.name)
    phone.says("Pemerintah Kabupaten Wanasari")
    phone.page.click("main a[href*='beda_instansi']")
    expect(phone.page).to_have_url(re.compile("/bantuan.*beda_instansi"))
    phone.look()
    assert state_of(running_system, person) == ""


def test_where_the_agency_has_not_opened_registration_stops(running_system: RunningSystem, phone: Citizen) -> None:
    person = somebody(running_system, agency=WANASARI)
    with ticked(running_system, WANASARI, "registration", ticked=False):
        phone.tell_who(person.nip, person.name)
        stopped(phone, "belum membuka pendaftaran")
    phone.tell_who(person.nip, person.name)
    expect(phone.page.locator("h1")).to_have_text("Inikah Anda?")


def stopped(phone: Citizen, reason: str, category: str = "") -> None:
    """The page names the reason, and links to the report that helps; what was typed is still there."""
    stop = phone.page.locator(".stopped")
    expect(stop).to_contain_text("Pendaftaran berhenti di sini")
    expect(stop).to_contain_text(reason)
    if category:
        assert category in str(stop.locator("a[href*='/bantuan']").first.get_attribute("href"))
    assert phone.page.input_value("[name=nip]")
    assert phone.page.input_value("[name=nama]")


@contextmanager
def ticked(system: RunningSystem, agency: str, gate: str, *, ticked: bool = True) -> Iterator[None]:
    """An agency's tick of Manajemen Verifikasi for the time of a block, then as it was."""
    before = "SELECT ticked FROM agency_gates WHERE agency_id = %s AND gate = %s"
    kept = (
        "INSERT INTO agency_gates (agency_id, gate, ticked, version, by) VALUES (%s, %s, %s, 1, 'uji') "
        "ON CONFLICT (agency_id, gate) DO UPDATE SET ticked = EXCLUDED.ticked"
    )
    with psycopg.connect(database(system, "registration"), autocommit=True) as connection:
        was = connection.execute(before, [agency, gate]).fetchone() or (False,)
        connection.execute(kept, [agency, gate, ticked])
        try:
            yield
        finally:
            connection.execute(kept, [agency, gate, *was])


def state_of(system: RunningSystem, person: Person) -> str:
    """Of the registrant, or ""."""
    with psycopg.connect(database(system, "registration")) as connection:
        row = connection.execute("SELECT state FROM registrants WHERE person_id = %s", [person.id]).fetchone()
    return str(row[0]) if row else ""


def approve(browser: Browser, system: RunningSystem, number: str) -> None:
    """As the Verifikator Registrasi of the agency."""
    page: Page = browser.new_page(locale="id-ID")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{system.address}/admin/masuk?lanjut=/admin/registrasi")
    page.fill("[name=username]", "registrasi.wanasari")
    page.fill("[name=password]", OFFICIALS_PASSWORD)
    page.click("main button:not(.vh)")
    page.fill("[name=kode]", code_of("registrasi.wanasari", database(system, "identity")))
    page.click("main button:not(.vh)")
    expect(page).not_to_have_url(re.compile("/admin/masuk"))
    page.goto(f"{system.address}/admin/registrasi?cari={number}")
    page.check(f"[name=nomor][value='{number}']")
    page.click("button[value=approve]")
    expect(page.locator("body")).to_contain_text("1 pendaftaran disetujui.")
    page.close()
