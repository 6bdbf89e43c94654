"""The people of one walk and their browsers: who was stopped has no account, the others are logged in."""
from __future__ import annotations

import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

from gateway.session import CITIZEN
from services.contracts.profiles import Profile
from tests.chromium import PATIENCE
from tests.journeys.citizens import PHONE, Citizen
from tests.journeys.officials import somebody_official
from tests.journeys.people import Person
from tests.journeys.test_main_job import send
from tests.journeys.test_registering import ticked
from tests.journeys.walk.desks import Desk
from tests.journeys.walk.newcomers import (
    DISMISSED,
    IN_A_MINISTRY,
    NURSE,
    RETIRED,
    STAFF,
    TEACHER,
    Newcomer,
    bring,
    logged_in,
    nip_like,
    registered,
)
from tests.system import RunningSystem

WANASARI, KANREG = "9811", "91"
MINISTRY = "9101"
LETTERS = "bcdfghjklmnpqrstvwxyz"
VISITOR, NOBODY = "pengunjung", "bukan siapa-siapa"  # who is not logged in; who is in no record
NEWCOMERS = {
    "staf": Newcomer("Sutarjo Wibisono", STAFF),
    "pengirim": Newcomer("Karsono Hadiwijaya", STAFF),
    "pindah unit": Newcomer("Suwarni Tirtonegoro", STAFF),
    "guru": Newcomer("Marsudi Puspaningrum", TEACHER),
    "guru lain": Newcomer("Endang Purbowaseso", TEACHER),
    "perawat": Newcomer("Wulandari Kusumaatmaja", NURSE),
    "perawat lain": Newcomer("Hartini Suryodiningrat", NURSE),
    "analis": Newcomer("Prasetyo Mangunharjo"),
    "salah nama": Newcomer("Zzyzx Qwertyanto"),
    "pindah dekat": Newcomer("Gunarto Prawirodirjo"),
    "pindah jauh": Newcomer("Hermina Tjokrosuwarno"),
    "pensiun": Newcomer("Bambang Reksohadi", standing=RETIRED),
    "diberhentikan": Newcomer("Lasmini Atmowiloto", standing=DISMISSED),
    "ditolak": Newcomer("Darmawan Sosrokusumo", STAFF),
    "pusat": Newcomer("Ratih Kertanegara", IN_A_MINISTRY),
    "pusat tanpa akun": Newcomer("Sasmito Danurejo", IN_A_MINISTRY),
}
WHO_SENDS = ("pengirim", "pindah unit")
WITH_ACCOUNT = ("staf", "analis", *WHO_SENDS, "guru", "guru lain", "perawat", "perawat lain", "pusat")
AT_ONCE = 4  # log-ins: a person at a desk waits for the next page, a machine need not
REJECTED = "Kartu pegawai tidak cocok."


@dataclass
class World:
    """``word`` is in no list before the walk; ``phones`` are by the key of their person, and the visitor's.

    ``windows`` of operators are by profile and area.
    """

    system: RunningSystem
    browser: Browser
    stack: ExitStack
    word: str = field(default_factory=lambda: "".join(secrets.choice(LETTERS) for _ in range(9)).title())
    people: dict[str, Person] = field(default_factory=dict)
    phones: dict[str, Citizen] = field(default_factory=dict)
    windows: dict[tuple[Profile, str], Page] = field(default_factory=dict)

    def arrive(self) -> None:
        """The file is imported; some register, one of them is rejected, two send the form."""
        self.people = bring(self.system, NEWCOMERS)
        self.people[NOBODY] = Person("", nip_like(IN_A_MINISTRY), "Sekar Arumdalu", "")
        self.phones[VISITOR] = self._phone("")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tokens = dict(zip(WITH_ACCOUNT, pool.map(self._token, WITH_ACCOUNT), strict=True))
        self.phones |= {key: self._phone(token) for key, token in tokens.items()}
        self._reject(self.people["ditolak"])
        for sender in (self.phones[key].page for key in WHO_SENDS):
            sender.goto(f"{self.system.address}/")
            send(sender, {})

    def desks(self, keys: Sequence[tuple[Profile, str, str]]) -> list[Desk]:
        """Somebody new for each profile, kind and id of the area in which it is held."""
        return [self.desk(*key) for key in keys]

    def desk(self, profile: Profile, kind: str, area: str) -> Desk:
        """Somebody new with this profile, logged in."""
        return Desk.of(self.system, somebody_official(self.system, profile, kind, area))

    def _token(self, key: str) -> str:
        registered(self.system, self.people[key])
        return str(logged_in(self.system, self.people[key]).session.cookies[CITIZEN])

    def _phone(self, token: str) -> Citizen:
        context = self.stack.enter_context(self.browser.new_context(viewport=PHONE, locale="id-ID"))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        if token:
            context.add_cookies([{"name": CITIZEN, "value": token, "url": self.system.address}])
        return Citizen(context.new_page(), self.system.address, scripts=True)

    def _reject(self, person: Person) -> None:
        """The agency verifies registrations, and rejects this one."""
        with ticked(self.system, WANASARI, "vetting"):
            number = registered(self.system, person)
        verifier = self.desk(Profile.REGISTRATION_VERIFIER, "agency", WANASARI)
        page = verifier.page(self.browser, self.stack)
        page.goto(f"{self.system.address}/admin/registrasi?cari={number}")
        page.check(f"[name=nomor][value='{number}']")
        page.click("button[value=reject]")
        page.fill("[name=alasan]", REJECTED)
        page.click("button[value=reject]")
        expect(page.locator("body")).to_contain_text("1 pendaftaran ditolak.")
