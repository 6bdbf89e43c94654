"""People who send and officials who decide, all the time: what the services accepted from them is written down."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.event import new_id
from services.contracts.profiles import Profile
from tests.chaos.asking import Asking
from tests.chaos.country import Country
from tests.chaos.forms import FilledForm

SENDERS = 2
OFFICIALS = {1: 2, 2: 2, 3: 2, 4: 1}  # how many sit at each level
MOST_UNDECIDED = 60  # forms at level 1: more would only wait for our few officials
IDLE = 0.3  # seconds that an official waits before an empty inbox
PROFILES = {1: Profile.VERIFIER_L1, 2: Profile.VERIFIER_L2, 3: Profile.VERIFIER_BKN, 4: Profile.VERIFIER_BKN_STATUS}
UNITS = "SELECT id FROM org_units WHERE level1"
AGENCIES = "SELECT id FROM agencies"
KANREG = "SELECT DISTINCT kanreg_id FROM agencies WHERE kanreg_id IS NOT NULL"


class Load:
    """``forms``: when each was accepted, by person; ``decisions``: the changes of each accepted Kirim."""

    def __init__(self, country: Country, forms: Iterator[FilledForm], a_second: float) -> None:
        self._filled, self._pause = forms, SENDERS / a_second
        self._officials = _officials(country)
        self.forms: dict[str, float] = {}
        self.decisions: dict[tuple[str, int], set[str]] = {}
        self._undecided = 0
        self._counting = threading.Lock()
        self._sending, self._deciding = threading.Event(), threading.Event()
        self._senders: list[Future[None]] = []
        self._deciders: list[Future[None]] = []

    @contextmanager
    def running(self, asking: Asking) -> Iterator[None]:
        """Send and decide during the block; an error of anybody is raised at its end."""
        self._sending.set()
        self._deciding.set()
        with ThreadPoolExecutor(SENDERS + len(self._officials)) as pool:
            self._senders = [pool.submit(self._send, asking) for _ in range(SENDERS)]
            self._deciders = [pool.submit(self._decide, asking, *official) for official in self._officials]
            try:
                yield
            finally:
                self._sending.clear()
                self._deciding.clear()
        self.look()

    def stop_sending(self) -> None:
        """Nobody begins to send any more; returns when those who did have their answer."""
        self._sending.clear()
        for sender in self._senders:
            sender.result()

    def look(self) -> None:
        """Raises what somebody has run into."""
        for task in (*self._senders, *self._deciders):
            if task.done():
                task.result()

    def _send(self, asking: Asking) -> None:
        while self._sending.is_set():
            if self._undecided >= MOST_UNDECIDED:
                time.sleep(IDLE)
                continue
            with self._counting:
                form, began = next(self._filled, None), time.monotonic()
                self._undecided += 1
            assert form is not None, "all forms are sent: the run took longer than was reckoned"
            asking.write(form.owner, "registration", "send", version=1)
            self.forms[form.person_id] = time.time()
            time.sleep(max(0.0, self._pause - (time.monotonic() - began)))

    def _decide(self, asking: Asking, level: int, official: Actor) -> None:
        while self._deciding.is_set():
            number = asking.write(official, "verification", "next")["register_number"]
            if number:
                case = asking.read(official, "verification", "case", register_number=number)
                self.decisions[case["case_id"], level] = _approve(asking, official, case)
                with self._counting:
                    self._undecided -= level == min(OFFICIALS)
            else:
                time.sleep(IDLE)


def _approve(asking: Asking, official: Actor, case: dict[str, Any]) -> set[str]:
    """Approve what is this level's, and send; the changes whose approval was accepted."""
    held = {"case_id": case["case_id"], "version": case["version"]}
    mine = {change["change_id"] for change in case["changes"] if change["decidable"]}
    said = [{"change_id": change, "verdict": "approve", "reason": ""} for change in sorted(mine)]
    if said:
        asking.write(official, "verification", "save", decisions=said, **held)
    asking.write(official, "verification", "send", **held)
    return mine


def _officials(country: Country) -> list[tuple[int, Actor]]:
    """Each may decide whatever comes to the level, wherever it comes from."""
    kind = JurisdictionKind
    kanreg = [Jurisdiction(kind.KANREG, area) for (area,) in country.ask("reference", KANREG)]
    areas = {
        1: [Jurisdiction(kind.ORG_UNIT, area) for (area,) in country.ask("reference", UNITS)],
        2: [Jurisdiction(kind.AGENCY, area) for (area,) in country.ask("reference", AGENCIES)],
        3: [Jurisdiction(kind.NATIONAL_AGENCIES), *kanreg],
        4: [Jurisdiction(kind.NATIONAL)],
    }
    grants = {level: tuple(Grant(PROFILES[level], area) for area in held) for level, held in areas.items()}
    return [
        (level, Actor(new_id(), f"Verifikator {level}", grants=grants[level]))
        for level, number in OFFICIALS.items()
        for _ in range(number)
    ]
