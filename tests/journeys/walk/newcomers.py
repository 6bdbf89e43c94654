"""People whom the state's file brings for one walk: made from rows of the demo country, imported as an operator does.

They hold a functional position or register at once, so that no other journey takes one of them for its own.
"""
from __future__ import annotations

import csv
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from deploy.local.places import CHECKOUT
from deploy.local.runs import python_module, run_quietly
from tests.benchmarks._browser import Browser, Times
from tests.journeys.people import PASSWORD, Person, named
from tests.system import RunningSystem

PEOPLE = CHECKOUT / "deploy" / "local" / "demo" / "people.csv"
PREFIX = 15  # digits of a NIP that say birth, appointment and sex
# a row of the demo country for each trade; all but the last work in Kabupaten Wanasari
STAFF, TEACHER, NURSE, ANALYST = "198805052014021004", "199001052015032009", "198505162011012004", "198508232010012008"
IN_A_MINISTRY = "198707272011012010"
RETIRED, DISMISSED = "99", "66"  # kedudukan hukum


@dataclass(frozen=True)
class Newcomer:
    """Somebody like the person of the demo country with the NIP ``like``; ``standing`` is the kedudukan hukum."""

    name: str
    like: str = ANALYST
    standing: str = "01"


def nip_like(like: str) -> str:
    """Another possible NIP with the same birth, appointment and sex."""
    return f"{like[:PREFIX]}{secrets.randbelow(899) + 100}"


def bring(system: RunningSystem, newcomers: dict[str, Newcomer]) -> dict[str, Person]:
    """Import them; each by its key."""
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        known = {row["nip_baru"]: row for row in csv.DictReader(file)}
    rows = {key: _row(known[one.like], one) for key, one in newcomers.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, known[ANALYST].keys())
            writer.writeheader()
            writer.writerows(rows.values())
        command = python_module("services.registration.importing", "people", str(path))
        run_quietly(system.installation, "Importing people", command, system.environment("registration"))
    return {key: named(system, row["nip_baru"]) for key, row in rows.items()}


def _row(like: dict[str, str], one: Newcomer) -> dict[str, str]:
    return {**like, "nip_baru": nip_like(one.like), "nama": one.name, "kedudukan_hukum": one.standing, "nip_lama": ""}


def registered(system: RunningSystem, person: Person) -> str:
    """The nomor register; registered over HTTP as without JavaScript."""
    browser = Browser(system.address, Times()).open("/daftar", "open")
    browser.press("Lanjut", "look up", {"nip": person.nip, "nama": person.name})
    told = {"email": f"{person.nip}@contoh.go.id", "telepon": "081234567890"}
    browser.press("Daftar", "register", {**told, "sandi": PASSWORD, "sandi_lagi": PASSWORD, "pemberitahuan": "1"})
    return "".join(browser.text("//*[@data-nomor-register]").split())


def logged_in(system: RunningSystem, person: Person) -> Browser:
    """A browser without JavaScript in which this civil servant is logged in."""
    browser = Browser(system.address, Times()).open("/masuk", "open")
    return browser.press("Masuk", "log in", {"nomor": person.nip, "sandi": PASSWORD})
