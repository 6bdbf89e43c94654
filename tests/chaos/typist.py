"""Somebody who types, and whose page saves as the portal's script does: by a pause, and again until it is answered."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import lxml.html
import requests

from tests.benchmarks._browser import Browser, Times

PAUSE = (0.2, 0.8)  # seconds between two saves of somebody who types
FIRST_WAIT, LONGEST_WAIT = 4.0, 60.0  # seconds, as 30-save.js waits after a failed save
ONE_TRY = 30.0  # seconds, as 10-queue.js
FINE, FIRST_FAILURE = 200, 500
WORDS = ("Jalan", "Melati", "Nomor", "12", "RT", "03", "RW", "07", "Dusun", "Krajan", "Desa", "Sukamaju", "Gang", "Ⅲ")
LONGEST = 400  # characters, then the person begins anew


@dataclass
class Place:
    """One field that is typed into; ``posted`` holds every text in order, ``acknowledged`` is the last one's index."""

    page: str
    name: str
    form: dict[str, str]
    seen: str
    action: str = ""
    posted: list[str] = field(default_factory=list)
    acknowledged: int = -1


class Typist:
    """One person with two pages: the address on Data Utama, and the number of the decree in a new riwayat row."""

    def __init__(self, address: str, number: int) -> None:
        self._address, self._chance = address, random.Random(number)
        self._stop = threading.Event()
        self._session = requests.Session()
        self._token = ""
        self.answered: list[float] = []  # when a save was acknowledged, on the monotonic clock
        self.failed = 0
        self.places: list[Place] = []
        self.row_id = ""

    def arrive(self, nip: str, name: str, password: str) -> None:
        """Register, log in, open the two pages."""
        person = Browser(self._address, Times())
        person.open("/daftar", "open registration").press("Lanjut", "look up", {"nip": nip, "nama": name})
        person.press(
            "Daftar", "register",
            {"email": "pns@contoh.go.id", "telepon": "081234567890", "sandi": password, "sandi_lagi": password,
             "pemberitahuan": "1"},
        )  # fmt: skip
        person.open("/masuk", "open log-in").press("Masuk", "log in", {"nomor": nip, "sandi": password})
        self._session = person.session
        self.places = [self._open("/formulir/utama?ubah=alamat", "alamat")]
        self.places += [self._open("/formulir/riwayat/golongan/tambah", "sk_nomor")]
        self.row_id = self.places[1].form["baris"]

    def _open(self, path: str, name: str) -> Place:
        page = lxml.html.fromstring(self._session.get(self._address + path, timeout=ONE_TRY).content)
        form = page.get_element_by_id("isian")
        values = {key: value for key, value in form.form_values() if key != "semua"}
        self._token = values.pop("csrf_token")
        return Place(path.partition("?")[0], name, values, values[f"semula.{name}"], form.get("action"))

    def type(self) -> None:
        """Until ``stop``: more characters, a pause, a save.  Raises ``AssertionError`` at an answer that loses text."""
        text = {place.name: "" for place in self.places}
        while not self._stop.is_set():
            place = self._chance.choice(self.places)
            before = text[place.name] if len(text[place.name]) < LONGEST else uuid4().hex[:8]
            more = " ".join(self._chance.choices(WORDS, k=3))[: self._chance.randint(1, 18)]
            text[place.name] = (before + more).strip()
            self._save(place, text[place.name])
            self._stop.wait(self._chance.uniform(*PAUSE))

    def _save(self, place: Place, text: str) -> None:
        """The same body under the same key, until there is an answer; then it is acknowledged."""
        place.posted.append(text)
        own = {f"semula.{place.name}": place.seen, place.name: text}
        body = {**place.form, **own, "do": "simpan", "kunci": uuid4().hex}
        wait = FIRST_WAIT
        while (said := self._answer(place.action, body)) is None:
            self.failed += 1
            if self._stop.wait(wait * self._chance.uniform(0.75, 1.25)):
                return
            wait = min(wait * 2, LONGEST_WAIT)
        assert said["beda"] == {}, f"{place.name}: a question although nobody else types: {said['beda']}"
        place.acknowledged = len(place.posted) - 1
        self.answered.append(time.monotonic())
        place.seen = said["nilai"][place.name]
        place.action = said.get("alamat", place.action)
        for other in self.places:
            other.form["versi"] = str(said["versi"])

    def _answer(self, action: str, body: dict[str, str]) -> dict[str, Any] | None:
        """What the gateway says; None when nobody knows whether the save arrived."""
        headers = {"X-Skrip": "1", "X-CSRFToken": self._token}
        try:
            answer = self._session.post(
                self._address + action, data=body, headers=headers, timeout=ONE_TRY, allow_redirects=False
            )
        except requests.RequestException:
            return None
        if answer.status_code >= FIRST_FAILURE:
            return None
        assert answer.status_code == FINE, f"{action}: {answer.status_code} {answer.text[:300]}"
        return dict(answer.json())

    def stop(self) -> None:
        """Leave in the middle of what is being typed."""
        self._stop.set()
