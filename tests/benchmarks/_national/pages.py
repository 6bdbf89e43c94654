"""What is timed: log-ins, inboxes, searches and cases through the gateway, as people open them."""

from __future__ import annotations

from itertools import cycle, islice

from services.identity.seeding.password import PASSWORD
from tests.benchmarks._browser import Browser, Times
from tests.benchmarks._installation import address, database, environment
from tests.benchmarks._national.offices import Office, chosen, fullest
from tests.benchmarks._officials import official_of
from tests.demo_codes import code_of

LEVELS = (1, 2, 3, 4)
QUEUES = ("tugas-saya", "hampir-lewat", "dikembalikan", "dikirim-hari-ini")
INBOX = "/admin/verifikasi"
REGISTERED = "SELECT username, second_username FROM accounts WHERE kind = 'citizen' AND demo ORDER BY id LIMIT %s"
UNREGISTERED = """SELECT p.nip, p.name FROM people p LEFT JOIN registrants r ON r.person_id = p.id
                  WHERE r.person_id IS NULL AND p.status = 'active' ORDER BY p.id DESC LIMIT %s"""


def time_officials(times: Times, number: int) -> dict[str, int]:
    """Officials of every level log in and do what they do all day, ``number`` times each; how full the inboxes were."""
    sizes = {}
    for level in LEVELS:
        desks = [(office, official_of(times, office.key)) for office in chosen(level)]
        for office, desk in islice(cycle(desks), number):
            _look_around(desk, office)
        most = fullest(level)
        busiest = dict(desks).get(most) or official_of(times, most.key)
        for _ in range(number):
            busiest.open(INBOX, f"inbox level {level}, fullest office")
        sizes[f"level {level}"] = desks[0][0].cases
        sizes[f"level {level}, fullest office"] = most.cases
    return sizes


def _look_around(desk: Browser, office: Office) -> None:
    level, (first, nip, _), (_, _, last) = office.level, office.oldest(), office.newest()
    desk.open(INBOX, f"inbox level {level}")
    for queue in QUEUES:
        desk.open(f"{INBOX}?antrean={queue}", f"queue {queue} level {level}")
    desk.open(f"{INBOX}?cari={last}", f"search by name level {level}")
    desk.open(f"{INBOX}?cari={nip}", f"search by NIP level {level}")
    desk.open(f"{INBOX}?cari=Zzyzx", f"search in vain level {level}")
    desk.open(f"{INBOX}/{first}", f"open a case level {level}")
    desk.open(INBOX, f"inbox level {level}").press("Ambil berikutnya", f"take next level {level}")
    desk.press("Lepas", f"give back level {level}")


def time_citizens(times: Times, number: int) -> None:
    """Civil servants with a form under way log in by either number, and others look themselves up."""
    with database("identity") as connection:
        names = connection.execute(REGISTERED, [number]).fetchall()
    for nip, register_number in names:
        for name in (nip, register_number):
            person = Browser(address(), times)
            person.open("/masuk", "civil servant: open log-in")
            person.press("Masuk", "civil servant: log in", {"nomor": name, "sandi": PASSWORD})
        person.open("/", "civil servant: home")
    with database("registration") as connection:
        strangers = connection.execute(UNREGISTERED, [number]).fetchall()
    for nip, name in strangers:
        stranger = Browser(address(), times).open("/daftar", "open registration")
        stranger.press("Lanjut", "look up", {"nip": nip, "nama": name})


def time_headquarters(times: Times, number: int) -> None:
    """The executive's figures and the list of accounts, for the whole country."""
    executive, admin = logged_in(times, "eksekutif"), logged_in(times, "admin.pusat")
    for _ in range(number):
        executive.open("/admin/statistik", "figures of the country")
        admin.open("/admin/pengguna", "list of accounts")
        admin.open("/admin/pengguna?cari=puji", "search of accounts")


def logged_in(times: Times, username: str) -> Browser:
    """A demo official past the second step."""
    desk = Browser(address(), times)
    desk.open("/admin/masuk", "open log-in").press("Masuk", "log in", {"username": username, "password": PASSWORD})
    return desk.press("Lanjut", "enter code", {"kode": code_of(username, environment("identity")["DATABASE_URL"])})
