"""Officials of a benchmark: whoever has the jurisdiction decides what lies in the inbox, at every level."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from services.identity.seeding.password import PASSWORD
from tests.benchmarks._browser import Browser, Times
from tests.benchmarks._installation import address, database, environment
from tests.demo_codes import code_of

LEVELS = {1: "verifier_l1", 2: "verifier_l2", 3: "verifier_bkn", 4: "verifier_bkn_status"}
PATIENCE = 300.0  # seconds without any progress


def decide_all(times: Times, person_ids: list[str], at_once: int) -> None:
    """Log in as the official of each office that has work, until every form is done."""
    desks: dict[tuple[int, str, str], Browser] = {}
    last, since = Counter[str](), time.monotonic()
    while (states := states_of(person_ids))["done"] < len(person_ids):
        offices = offices_with_work(person_ids)
        for office in offices:
            desks.setdefault(office, official_of(times, office))
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(lambda office: empty_inbox(desks[office], office), offices))
        if states != last:
            last, since = states, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            raise AssertionError(f"nothing moves any more: {states}")
        time.sleep(0.5)


def offices_with_work(person_ids: list[str]) -> list[tuple[int, str, str]]:
    """The inboxes in which an open case of ours lies."""
    query = """SELECT DISTINCT level, office_kind, office_id FROM cases
               WHERE state = 'open' AND claimed_by IS NULL AND person_id = ANY(%s::uuid[])"""
    with database("verification") as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(query, [person_ids])]


def official_of(times: Times, office: tuple[int, str, str]) -> Browser:
    """The official who holds the level's profile in this office, logged in."""
    query = """SELECT a.username FROM accounts a JOIN profiles p ON p.account_id = a.id
               WHERE p.profile = %s AND p.jurisdiction_kind = %s AND p.jurisdiction_id = %s AND a.demo LIMIT 1"""
    with database("identity") as connection:
        found = connection.execute(query, [LEVELS[office[0]], *office[1:]]).fetchone()
    if found is None:
        raise SystemExit(f"nobody decides for {office}; ./epupns seed --officials")
    desk, username = Browser(address(), times), found[0]
    desk.open("/admin/masuk", "open log-in").press("Masuk", "log in", {"username": username, "password": PASSWORD})
    code = code_of(username, environment("identity")["DATABASE_URL"])
    return desk.press("Lanjut", "enter code", {"kode": code})


def empty_inbox(desk: Browser, office: tuple[int, str, str]) -> None:
    """Take the next case, approve everything, send; until none is left."""
    desk.open("/admin/verifikasi", f"inbox level {office[0]}").press("Ambil berikutnya", f"take next level {office[0]}")
    while "/admin/verifikasi/" in desk.url:
        desk.press("Setujui semua", f"approve all level {office[0]}")
        desk.press("Kirim", f"send and next level {office[0]}")


def states_of(person_ids: list[str]) -> Counter[str]:
    """How many of our cases are in which state."""
    query = "SELECT state, count(*) FROM cases WHERE person_id = ANY(%s::uuid[]) GROUP BY state"
    with database("verification") as connection:
        return Counter(dict(connection.execute(query, [person_ids]).fetchall()))
