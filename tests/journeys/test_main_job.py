"""The main job in a real browser: one civil servant's form through four levels, with the rule to be seen.

A change of religion is decided at levels 1 and 2 and folded at level 3; a change of the date of birth goes to level 4;
a form with neither ends after level 3.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pika
import psycopg
from playwright.sync_api import Browser, Page, expect

from services.identity.seeding.password import PASSWORD as OFFICIALS_PASSWORD
from tests.chromium import PATIENCE
from tests.demo_codes import code_of
from tests.journeys.people import PASSWORD, Person, database, document, somebody
from tests.system import RunningSystem

LEVELS = {1: "verifier_l1", 2: "verifier_l2", 3: "verifier_bkn", 4: "verifier_bkn_status"}


def test_religion_is_never_decided_by_bkn_and_a_birth_date_goes_to_level_4(
    running_system: RunningSystem, chromium: Browser
) -> None:
    person = somebody(running_system)
    citizen = register(chromium, running_system, person)
    send(citizen, {"agama": religion_after(person), "tanggal_lahir": "2", "gelar_belakang": "M.Si."})

    assert decide(chromium, running_system, person, 1) == {"Agama", "Tanggal lahir", "Gelar belakang"}
    assert decide(chromium, running_system, person, 2) == {"Agama", "Tanggal lahir", "Gelar belakang"}
    assert decide(chromium, running_system, person, 3, folded="Agama") == {"Tanggal lahir", "Gelar belakang"}
    assert decide(chromium, running_system, person, 4, folded="Agama") == {"Tanggal lahir"}

    event = the_event_of(running_system, person)
    assert sorted(event["data"]["changed"]) == ["agama", "gelar_belakang", "tanggal_lahir"]
    record = record_of(running_system, person)
    assert (record["gelar_belakang"], record["agama"]) == ("M.Si.", religion_after(person))
    citizen.goto(f"{running_system.address}/")
    expect(citizen.locator("main")).to_contain_text("BKN Status selesai")


def test_a_form_without_a_birth_date_ends_after_level_3(running_system: RunningSystem, chromium: Browser) -> None:
    person = somebody(running_system)
    citizen = register(chromium, running_system, person)
    send(citizen, {"gelar_belakang": "M.Kom."})

    for level in (1, 2, 3):
        assert decide(chromium, running_system, person, level) == {"Gelar belakang"}

    assert the_event_of(running_system, person)["data"]["changed"] == ["gelar_belakang"]
    with psycopg.connect(database(running_system, "verification")) as connection:
        levels = connection.execute(
            "SELECT array_agg(DISTINCT d.level ORDER BY d.level) FROM decisions d JOIN cases c ON c.id = d.case_id "
            "WHERE c.nip = %s", [person.nip],
        ).fetchone()
    assert levels == ([1, 2, 3],)


def register(browser: Browser, system: RunningSystem, person: Person) -> Page:
    """From the NIP to the open home page."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, locale="id-ID")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{system.address}/daftar")
    page.fill("[name=nip]", person.nip)
    page.fill("[name=nama]", person.name.lower())
    page.click("main button:not(.vh)")
    page.fill("[name=email]", "pns@contoh.go.id")
    page.fill("[name=telepon]", "0812 3456 7890")
    page.fill("[name=sandi]", PASSWORD)
    page.fill("[name=sandi_lagi]", PASSWORD)
    page.check("[name=pemberitahuan]")
    page.click("main button:not(.vh)")
    expect(page.locator("main")).to_contain_text(re.compile(r"[2-9A-HJ-NP-Z]{4} ?[2-9A-HJ-NP-Z]{4}"))
    page.goto(f"{system.address}/masuk")
    page.fill("[name=nomor]", person.nip)
    page.fill("[name=sandi]", PASSWORD)
    page.click("main button:not(.vh)")
    expect(page.locator("h1")).to_contain_text(person.name.split()[0])
    return page


def send(page: Page, changes: dict[str, str]) -> None:
    """Change the fields with a document each, confirm the rest, check, send."""
    base = page.url.rstrip("/")
    query = "&".join(f"ubah={name}" for name in changes)
    page.goto(f"{base}/formulir/utama?{query}")
    for name, value in changes.items():
        fill(page, name, value)
        with page.expect_response(re.compile("berkas|formulir|unggah")):
            page.set_input_files(f"#berkas-{name}", [document(name)])
        expect(page.locator(f"[data-dokumen={name}] [data-daftar]")).to_contain_text(f"{name}.png")
    for label, following in (("Data Utama", "Data Posisi"), ("Data Posisi", "Data Riwayat")):
        expect(page.locator("h1")).to_have_text(label)
        page.check("[name=semua][value=ya]", force=True)
        page.click("button[value=lanjut]")
        expect(page.locator("h1")).to_have_text(following)
    page.goto(f"{base}/formulir/periksa")
    for name in changes:
        expect(page.locator("main")).to_contain_text(f"{name}.png")
    page.click("main form.sendbox button:not(.vh)")
    expect(page.locator("h1")).not_to_have_text("Periksa jawaban")
    page.goto(f"{base}/")
    expect(page.locator("main")).to_contain_text("Level 1")


def fill(page: Page, name: str, value: str) -> None:
    """Type or choose the new value as the control asks for it."""
    if name == "tanggal_lahir":
        day = page.locator("#f-tanggal_lahir input[inputmode=numeric]").first
        day.fill("2" if day.input_value() != "2" else "3")
    elif page.locator(f"select[name={name}]").count():
        page.select_option(f"select[name={name}]", value)
    else:
        page.fill(f"[name={name}]", value)


def decide(browser: Browser, system: RunningSystem, person: Person, level: int, folded: str = "") -> set[str]:
    """As the official of the office: find the case, approve all, send; the labels that could be decided."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="id-ID")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{system.address}/admin/masuk")
    username = official(system, person, level)
    page.fill("[name=username]", username)
    page.fill("[name=password]", OFFICIALS_PASSWORD)
    page.click("main button:not(.vh)")
    page.fill("[name=kode]", code_of(username, database(system, "identity")))
    page.click("main button:not(.vh)")
    expect(page).not_to_have_url(re.compile("/admin/masuk"))
    number = waits_at(system, person, level)
    page.goto(f"{system.address}/admin/verifikasi/{number}")
    page.click("text=Ambil berkas ini")
    decidable = {text.strip() for text in page.locator(".dr:has(input[value=approve]) .dr-l b").all_inner_texts()}
    if folded:
        page.locator("details.fold summary").first.click()
        row = page.locator(".fold-r", has_text=folded)
        expect(row).to_be_visible()
        expect(row.locator("input, button")).to_have_count(0)
    page.click("text=Setujui semua")
    if page.locator("dialog[open] [data-yes]").count():
        page.click("dialog[open] [data-yes]")
    page.click("button[formaction$='/kirim']")
    page.close()
    return decidable


def official(system: RunningSystem, person: Person, level: int) -> str:
    """The user name of the official in whose inbox the case will lie."""
    number = waits_at(system, person, level)
    with psycopg.connect(database(system, "verification")) as connection:
        office = connection.execute(
            "SELECT office_kind, office_id FROM cases WHERE register_number = %s", [number]
        ).fetchone()
    with psycopg.connect(database(system, "identity")) as connection:
        found = connection.execute(
            "SELECT username FROM accounts a JOIN profiles p ON p.account_id = a.id "
            "WHERE p.profile = %s AND p.jurisdiction_kind = %s AND p.jurisdiction_id = %s",
            [LEVELS[level], *office],  # type: ignore[misc]
        ).fetchone()
    assert found, f"nobody decides level {level} in {office}"
    return str(found[0])


def waits_at(system: RunningSystem, person: Person, level: int) -> str:
    """The nomor register, once the case lies open at this level."""
    from tests.journeys.people import eventually

    def look() -> str:
        with psycopg.connect(database(system, "verification")) as connection:
            row = connection.execute(
                "SELECT register_number FROM cases WHERE nip = %s AND level = %s AND state = 'open'",
                [person.nip, level],
            ).fetchone()
        return row[0] if row else ""

    return eventually(look, f"the case at level {level}")


def the_event_of(system: RunningSystem, person: Person) -> dict[str, Any]:
    """The event that the subscriber receives for this person; others stay in the queue."""
    from tests.journeys.people import eventually

    def look() -> dict[str, Any]:
        connection = pika.BlockingConnection(pika.URLParameters(system.installation.broker_url("subscriber.demo")))
        channel = connection.channel()
        found: dict[str, Any] = {}
        for method, _, body in channel.consume("subscriber.demo", inactivity_timeout=1):
            event = json.loads(body) if method else {}
            if not method or event["subject"] == person.id:
                found = event
                break
        connection.close()
        return found

    return eventually(look, "verification.completed")


def record_of(system: RunningSystem, person: Person) -> dict[str, str]:
    """The state's record now."""
    with psycopg.connect(database(system, "registration")) as connection:
        row = connection.execute("SELECT record FROM people WHERE nip = %s", [person.nip]).fetchone()
    assert row is not None
    record: dict[str, str] = row[0]
    return record


def religion_after(person: Person) -> str:
    """Another religion than the recorded one."""
    return "2" if person.religion == "1" else "1"
