"""A missing subject is reported and approved; the helpdesk is killed before the effect, which comes once, later."""
from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from uuid import uuid4

import psycopg
import requests

from deploy.local.processes import find
from deploy.local.start_processes import as_child
from tests.journeys.officials import TOKEN, logged_in, somebody_official
from tests.journeys.people import database, eventually, somebody
from tests.system import RunningSystem


def filled(browser: requests.Session, page: str) -> dict[str, str]:
    """What every form of a page sends along."""
    shown = browser.get(page, timeout=15)
    found = TOKEN.search(shown.text)
    assert found, shown.text
    version = re.search(r'name="version" value="(\d+)"', shown.text)
    return {"csrf_token": found.group(1), "version": version.group(1) if version else "0", "kunci": str(uuid4())}


def post(browser: requests.Session, url: str, form: dict[str, str]) -> requests.Response:
    return browser.post(url, form, allow_redirects=False, timeout=15)


def says(url: str, words: str) -> Callable[[], bool]:
    """Whether a page that anybody reads says so by now."""
    return lambda: words in requests.get(url, timeout=15).text


def subjects(system: RunningSystem, name: str) -> int:
    with psycopg.connect(database(system, "reference")) as connection:
        row = connection.execute("SELECT count(*) FROM list_values WHERE list = 'mapel' AND name = %s", [name])
        return int(row.fetchone()[0])  # type: ignore[index]  # a count has a row


def test_an_answer_acts_once_though_the_helpdesk_dies_in_between(running_system: RunningSystem) -> None:
    home, person = running_system.address, somebody(running_system)
    name, email = f"Mata Pelajaran {uuid4().hex[:8]}", f"{uuid4().hex[:8]}@contoh.go.id"
    report, reporter = f"{home}/bantuan/lapor/ref_mapel", requests.Session()
    told = {"nip": person.nip, "nama": person.name, "email": email, "nama_isian": name}
    sent = post(reporter, report, filled(reporter, report) | told)
    receipt = sent.headers["Location"].split("/")[-1].partition("?")[0]
    number = receipt.partition("-")[0]

    operator = logged_in(home, somebody_official(running_system))
    ticket, public = f"{home}/admin/helpdesk/{number}", f"{home}/bantuan/{receipt}"
    assert requests.get(f"{home}/bantuan/{number}", timeout=15).status_code == 404
    answer = {"jawaban": "approve", "keterangan": "Sudah ditambahkan.", "efek.name": name, "efek.confirmed": "1"}
    form = filled(operator, ticket) | answer
    supervised = running_system.supervised
    supervised.stop(["reference"])
    try:
        assert post(operator, f"{ticket}/jawab", form).status_code == 303
        eventually(says(public, "Sedang dikerjakan"), "an answer that waits for its effect")
        [helpdesk] = [row["pid"] for row in supervised.children() if row["name"] == "helpdesk"]
        os.kill(helpdesk, signal.SIGKILL)
    finally:
        supervised.start([as_child(running_system.installation, find("reference"), "reference")])
    eventually(says(public, "Sudah dijawab"), "the answer on the public page")
    assert subjects(running_system, name) == 1
    eventually(says(f"{home}/surat", email), "the letter to the reporter")
