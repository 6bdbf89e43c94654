"""A teacher's school is in no list: the form goes on, the office adds the school once, and the form has it."""
from __future__ import annotations

import re

import psycopg
import requests
from playwright.sync_api import Browser

from services.contracts.profiles import Profile
from tests.journeys.citizens import citizen
from tests.journeys.officials import TOKEN, logged_in, somebody_official
from tests.journeys.people import Person, database, eventually, somebody
from tests.journeys.test_whole_form import TEACHERS
from tests.system import RunningSystem

WANASARI, REGENCY = "9811", "8101"
TYPED = "sdn 9 tlaga biru"
SCHOOL = {
    "nama": "SD Negeri 9 Telaga Biru", "jenis": "SD", "tipe": "N", "rombel": "6", "tujuan": REGENCY,
    "tujuan_nama": "Kabupaten Wanasari", "tujuan_teks": "Kabupaten Wanasari", "do": "simpan",
}  # fmt: skip


def test_a_missing_school_goes_from_a_form_to_the_office_and_back(
    running_system: RunningSystem, chromium: Browser
) -> None:
    with citizen(chromium, running_system, scripts=False) as phone:
        person = somebody(running_system, agency=WANASARI, positions=TEACHERS)
        phone.log_in(phone.register(person))
        phone.open("/formulir/guru?ubah=sekolah_induk")
        phone.page.fill("[name='sekolah_induk.teks']", TYPED)
        phone.save()
        phone.page.click("button[value='minta:sekolah_induk']")
        phone.open("/formulir/guru")
        assert f"{TYPED} (diminta)" in phone.page.content()

        add_the_school(running_system, eventually(lambda: group_of(running_system, person), "the request"))

        eventually(lambda: answer_of(running_system, person), "the school in the form")
        phone.open("/formulir/guru")
        assert SCHOOL["nama"] in phone.page.content()
    assert ticket_of(running_system, person) == "answered"


def add_the_school(system: RunningSystem, cluster_id: str) -> None:
    """As an operator of the agency's helpdesk does, without a script."""
    who = somebody_official(system, Profile.HELPDESK_BKD, "agency", WANASARI)
    browser, here = logged_in(system.address, who), f"{system.address}/admin/helpdesk/permintaan/{cluster_id}"
    page = browser.get(here, timeout=15).text
    token, version = TOKEN.search(page), re.search(r'name="versi" value="(\d+)"', page)
    assert token, page
    assert version, page
    typed = {**SCHOOL, "csrf_token": token.group(1), "versi": version.group(1)}
    answer: requests.Response = browser.post(f"{here}/tambah", typed, allow_redirects=False, timeout=15)
    assert answer.status_code == 303, answer.text


def group_of(system: RunningSystem, person: Person) -> str:
    return _one(system, "helpdesk", "SELECT cluster_id::text FROM tickets WHERE person_id = %s", person)


def ticket_of(system: RunningSystem, person: Person) -> str:
    return _one(system, "helpdesk", "SELECT state FROM tickets WHERE person_id = %s", person)


def answer_of(system: RunningSystem, person: Person) -> str:
    """The code in the form once the request is settled."""
    statement = (
        "SELECT CASE a.state WHEN 'settled' THEN f.answers ->> 'sekolah_induk' END FROM forms f "
        "JOIN asked_values a USING (person_id) WHERE person_id = %s"
    )
    return _one(system, "registration", statement, person)


def _one(system: RunningSystem, service: str, statement: str, person: Person) -> str:
    with psycopg.connect(database(system, service)) as connection:
        row = connection.execute(statement, [person.id]).fetchone()
    return str(row[0] or "") if row else ""
