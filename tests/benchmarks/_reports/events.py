"""Events of a campaign, so many a second, by rows that services would write; and how long each takes to be counted.

Of seven events one person registers, one begins to fill, and five forms go on: to the next level, back to the civil
servant, past the last level.  (*Kirim* and what a record takes are told once a form as well, but would start the work
of verification and registration.)  All of a tick are three transactions with their outbox rows, so that relays, broker
and reporting do what they always do.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable
from threading import Event as Signal
from threading import Thread
from typing import Any, Self

import psycopg

from services.contracts.event import Event, new_id
from services.contracts.registration.events import FormStarted, Registered
from services.contracts.verification.events import CaseMoved
from tests.benchmarks._reports.counted import Followed

ROWS = "jsonb_to_recordset(%s::jsonb) AS r"
OUTBOX = f"""INSERT INTO outbox (exchange, routing_key, body)
             SELECT * FROM {ROWS} (exchange text, routing_key text, body jsonb)"""
STRANGERS = """SELECT p.id::text, p.agency_id FROM people p LEFT JOIN registrants r ON r.person_id = p.id
               WHERE r.person_id IS NULL AND p.status = 'active' ORDER BY p.id LIMIT %s"""
REGISTER = f"""INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state)
               SELECT person_id, number, agency_id, '', '', 'aktif'
               FROM {ROWS} (person_id uuid, number text, agency_id text)"""
START = f"INSERT INTO forms (person_id, saved_at) SELECT person_id, now() FROM {ROWS} (person_id uuid)"
WAITING = """SELECT id::text, submission_id::text, person_id::text, agency_id, version, level, round FROM cases
             WHERE state = 'open' AND claimed_by IS NULL ORDER BY id LIMIT %s"""
MOVE = f"""UPDATE cases SET state = r.state, level = r.level, version = r.version, since = now()
           FROM {ROWS} (id uuid, state text, level int, version int) WHERE cases.id = r.id"""
STEP = f"""INSERT INTO transitions (case_id, version, state, level, round)
           SELECT * FROM {ROWS} (id uuid, version int, state text, level int, round int)"""
LAST_LEVEL, ONE_IN = 4, 10  # so many forms are returned
OF_SEVEN = 7
SPARE = 1.0  # seconds of events more than are asked for
A_TICK = 0.1  # seconds between two lots of events


class TooSmall(Exception):
    """The country has not so many people and forms."""


class Stream:
    """``with Stream(...) as stream``: events go on until the block ends; ``told`` says how many there were.

    The addresses are those of the databases of registration, verification and reporting.
    """

    def __init__(self, registration: str, verification: str, reporting: str, *, rate: int, seconds: float) -> None:
        self._rate, self._urls = rate, (registration, verification)
        self._most = int(rate * (seconds + SPARE))
        self._stop, self._ready = Signal(), Signal()
        self._thread = Thread(target=self._run)
        self.followed = Followed(reporting)
        self.told, self.took = 0, 0.0
        self.failed: Exception | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def watch(self, seconds: float) -> None:
        """Follow somebody of each tick and a form of each to the read models, for so long; then events end."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.failed:
            self.followed.look()
        self._stop.set()
        self.followed.rest()

    def _run(self) -> None:
        registration, verification = (psycopg.connect(url) for url in self._urls)
        try:
            with registration, verification:
                strangers = deque(registration.execute(STRANGERS, [self._most // OF_SEVEN]).fetchall())
                cases = deque(verification.execute(WAITING, [self._most * 5 // OF_SEVEN]).fetchall())
                registration.commit()
                verification.commit()
                _enough(self._most, strangers, cases)
                self._ready.set()
                self._tell(registration, verification, strangers, cases)
        except Exception as error:  # noqa: BLE001 - told by whoever reads the figures
            self.failed = error
        finally:
            self._ready.set()

    def _tell(
        self, registration: psycopg.Connection[Any], verification: psycopg.Connection[Any], strangers: deque[Any],
        cases: deque[Any],
    ) -> None:
        registered: list[Any] = []
        began, owed = time.monotonic(), 0.0
        while not self._stop.wait(max(0.0, began + self.told / self._rate - time.monotonic())):
            owed += self._rate * A_TICK / OF_SEVEN
            lot, owed = int(owed), owed % 1
            people = [strangers.popleft() for _ in range(lot)]
            moved = [cases.popleft() for _ in range(round(self._rate * A_TICK) - lot - len(registered))]
            self._register(registration, people)
            _start(registration, registered)
            self._move(verification, moved)
            self.told += len(people) + len(registered) + len(moved)
            self.took = time.monotonic() - began
            registered = people

    def _register(self, connection: psycopg.Connection[Any], people: list[Any]) -> None:
        if not people:
            return
        rows = [{"person_id": one, "number": new_id()[-12:], "agency_id": agency} for one, agency in people]
        told = [Registered(person_id=one, agency_id=agency) for one, agency in people]
        _write(connection, told, (REGISTER, rows))
        self.followed.add(people[-1][0], "registered")

    def _move(self, connection: psycopg.Connection[Any], cases: list[Any]) -> None:
        if not cases:
            return
        rows: list[dict[str, Any]] = []
        told: list[Event] = []
        for number, (case_id, submission_id, person_id, agency_id, version, level, round_) in enumerate(cases):
            state, now = _next(level, returned=number % ONE_IN == 0)
            rows.append({"id": case_id, "state": state, "level": now, "version": version + 1, "round": round_})
            told.append(CaseMoved(
                case_id=case_id, submission_id=submission_id, person_id=person_id, agency_id=agency_id,
                version=version + 1, was=f"level-{level}", now=_stage(state, now), by_people=True,
            ))  # fmt: skip
        _write(connection, told, (MOVE, rows), (STEP, rows))
        self.followed.add(cases[-1][2], _stage(rows[-1]["state"], rows[-1]["level"]))


def _enough(most: int, strangers: deque[Any], cases: deque[Any]) -> None:
    if len(strangers) < most // OF_SEVEN or len(cases) < most * 5 // OF_SEVEN:
        found = f"{len(strangers)} people who can register and {len(cases)} forms that can go on"
        raise TooSmall(f"{most} events need a larger country, or fewer --seconds: here are {found}.")


def _next(level: int, *, returned: bool) -> tuple[str, int]:
    if returned:
        return "returned", level
    return ("completed", level) if level == LAST_LEVEL else ("open", level + 1)


def _stage(state: str, level: int) -> str:
    return f"level-{level}" if state == "open" else state


def _start(connection: psycopg.Connection[Any], people: list[Any]) -> None:
    if people:
        told = [FormStarted(person_id=one, agency_id=agency) for one, agency in people]
        _write(connection, told, (START, [{"person_id": one} for one, _agency in people]))


def _write(
    connection: psycopg.Connection[Any], events: Iterable[Event], *statements: tuple[str, list[dict[str, Any]]]
) -> None:
    told = [{"exchange": one.exchange(), "routing_key": one.topic, "body": one.to_wire()} for one in events]
    with connection.transaction():
        for statement, rows in (*statements, (OUTBOX, told)):
            connection.execute(statement.encode(), [json.dumps(rows)])
