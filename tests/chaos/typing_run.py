"""Ten people type while gateway, registration, broker and PostgreSQL are killed in turn; the drafts show no loss."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from tests.chaos.country import Country
from tests.chaos.killing import PATIENCE, Killer
from tests.chaos.typist import Place, Typist

PEOPLE = 10
TARGETS = ("gateway", "registration", "broker", "postgres")
CALM = 2.0  # seconds of typing between two deaths
PASSWORD = "kereta senja payung"
UNREGISTERED = """SELECT nip, name FROM people WHERE status = 'active'
                  AND id NOT IN (SELECT person_id FROM registrants) ORDER BY md5(id::text) LIMIT %s"""
DRAFT = """SELECT f.answers->>'alamat', f.edits FROM forms f JOIN people p ON p.id = f.person_id WHERE p.nip = %s"""


class Typing:
    """The people, the killer, and what the database must hold after each death."""

    def __init__(self, country: Country) -> None:
        self._country, self._compared = country, 0
        country.start(country.broker_url)
        address = f"http://127.0.0.1:{country.installation.settings['GATEWAY_PORT']}"
        self._people = dict(country.ask("registration", UNREGISTERED, PEOPLE))
        assert len(self._people) == PEOPLE, f"only {len(self._people)} people can register"
        self._typists = {nip: Typist(address, number) for number, nip in enumerate(self._people)}
        for nip, typist in self._typists.items():
            typist.arrive(nip, self._people[nip], PASSWORD)

    def run(self, kills: int) -> dict[str, Any]:
        """Each target so many times; AssertionError for the first acknowledged text that is not in the draft."""
        killer, took = Killer(self._country), dict[str, list[float]]()
        with self._at_work() as look:
            for target in TARGETS * kills:
                time.sleep(CALM)
                died = time.monotonic()
                killer.kill(target)
                took.setdefault(target, []).append(self._seconds_until_everybody_saves(died, look))
                self._check()
                self._say(target, took[target][-1])
        self._check()
        everybody = list(self._typists.values())
        return {
            "people typing": PEOPLE,
            "kills": sum(map(len, took.values())),
            "saves acknowledged": sum(len(typist.answered) for typist in everybody),
            "characters in them": sum(len(text) for typist in everybody for place in typist.places
                                      for text in place.posted[: place.acknowledged + 1]),
            "tries without an answer": sum(typist.failed for typist in everybody),
            "drafts that held what was acknowledged": self._compared,
            "longest until everybody saves again (s)": round(max(map(max, took.values())), 1),
            **{f"after kill -9 of {target}": _told(seconds) for target, seconds in took.items()},
        }  # fmt: skip

    def _say(self, target: str, seconds: float) -> None:
        self._country.installation.progress.say(f"kill -9 of {target}: everybody saves again after {seconds:.1f} s")

    @contextmanager
    def _at_work(self) -> Iterator[Any]:
        with ThreadPoolExecutor(PEOPLE) as pool:
            tasks: list[Future[None]] = [pool.submit(typist.type) for typist in self._typists.values()]

            def look() -> None:
                for task in tasks:
                    if task.done():
                        task.result()

            try:
                yield look
            finally:
                for typist in self._typists.values():
                    typist.stop()
        for task in tasks:
            task.result()

    def _seconds_until_everybody_saves(self, died: float, look: Any) -> float:
        """From the death until the last of the ten has a save acknowledged that came after it."""
        everybody = self._typists.values()
        while waiting := sum(max(typist.answered, default=0.0) <= died for typist in everybody):
            look()
            assert time.monotonic() - died < 2 * PATIENCE, f"{waiting} people cannot save after {2 * PATIENCE:.0f} s"
            time.sleep(0.1)
        return max(next(at for at in typist.answered if at > died) for typist in everybody) - died

    def _check(self) -> None:
        for nip, typist in self._typists.items():
            before = [place.acknowledged for place in typist.places]  # read first: the draft may only be newer
            [(address, edits)] = self._country.ask("registration", DRAFT, nip)
            row = edits.get(typist.row_id, {}).get("values", {})
            assert len(edits) <= 1, f"a new row was added {len(edits)} times"
            for place, acknowledged, draft in zip(
                typist.places, before, (address or "", row.get("sk_nomor", "")), strict=True
            ):
                is_there(place, acknowledged, draft)
                self._compared += acknowledged >= 0


def is_there(place: Place, acknowledged: int, draft: str) -> None:
    """The draft is the last acknowledged text, or one that was sent after it."""
    newer = place.posted[max(acknowledged, 0) :] if acknowledged >= 0 else [draft]
    assert draft in newer, f"{place.name}: {place.posted[acknowledged]!r} was acknowledged, the draft holds {draft!r}"


def _told(seconds: list[float]) -> str:
    return f"{len(seconds)} times, everybody saves again after {min(seconds):.1f} to {max(seconds):.1f} s"
