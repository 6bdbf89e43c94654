"""People register, begin to fill and have their forms returned, so many a second, by rows that services would write.

Each is one transaction with its outbox row, so that relay, broker and reporting do what they always do.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterator
from threading import Event as Signal
from threading import Thread
from typing import Any, Self

import psycopg

from services.contracts.event import Event, new_id
from services.contracts.registration.events import FormStarted, Registered
from services.contracts.verification.events import CaseMoved

OUTBOX = "INSERT INTO outbox (exchange, routing_key, body) VALUES (%s, %s, %s)"
STRANGERS = """SELECT p.id::text, p.agency_id FROM people p LEFT JOIN registrants r ON r.person_id = p.id
               WHERE r.person_id IS NULL AND p.status = 'active' ORDER BY p.id LIMIT %s"""
REGISTER = """INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state)
              VALUES (%s, %s, %s, '', '', 'aktif')"""
START = "INSERT INTO forms (person_id, saved_at) VALUES (%s, now())"
WAITING = """SELECT id::text, submission_id::text, person_id::text, agency_id, version, level, round FROM cases
             WHERE state = 'open' AND claimed_by IS NULL ORDER BY id LIMIT %s"""
RETURN = "UPDATE cases SET state = 'returned', version = version + 1, since = now() WHERE id = %s"
STEP = "INSERT INTO transitions (case_id, version, state, level, round) VALUES (%s, %s, 'returned', %s, %s)"
COUNTED = """SELECT counted @> '[["stage", "registered", "", 1]]' FROM people
             WHERE person_id = %s AND build = (SELECT id FROM builds WHERE state = 'current')"""
A_TICK = 0.1  # seconds between two lots of events
LOOK = 0.02  # seconds between two looks at whether somebody is counted
GIVE_UP = 60.0


class Stream:
    """``with Stream(...) as stream``: events go on until the block ends; ``told`` says how many there were.

    The addresses are those of the databases of registration, verification and reporting.
    """

    def __init__(self, registration: str, verification: str, reporting: str, *, rate: int, seconds: float) -> None:
        self._rate, self._urls = rate, (registration, verification, reporting)
        self._most = int(rate * seconds / 3) + rate
        self._stop, self._thread = Signal(), Thread(target=self._run)
        self.told, self.took = 0, 0.0
        self.lags: list[float] = []  # seconds from the commit of an event to the read models that have it
        self.failed: Exception | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def watch(self, seconds: float) -> None:
        """Follow one event after the other to the read models, for so long."""
        until = time.monotonic() + seconds
        with psycopg.connect(self._urls[2], autocommit=True) as reporting:
            while time.monotonic() < until and not self.failed:
                if self._last is None:
                    time.sleep(LOOK)
                    continue
                person_id, at = self._last
                self._last = None
                self.lags.append(_until_counted(reporting, person_id, at))

    _last: tuple[str, float] | None = None

    def _run(self) -> None:
        registration, verification, _ = (psycopg.connect(url) for url in self._urls)
        with registration, verification:
            strangers = deque(registration.execute(STRANGERS, [self._most]).fetchall())
            cases = deque(verification.execute(WAITING, [self._most]).fetchall())
            registered: deque[tuple[str, str]] = deque()
            began = time.monotonic()
            try:
                while not self._stop.wait(max(0.0, began + self.told / self._rate - time.monotonic())):
                    lot = max(3, round(self._rate * A_TICK)) // 3
                    self._register(registration, [strangers.popleft() for _ in range(lot)], registered)
                    _start(registration, [registered.popleft() for _ in range(min(lot, len(registered)))])
                    _return(verification, [cases.popleft() for _ in range(lot)])
                    self.told += 3 * lot
            except IndexError as error:
                self.failed = error
            self.took = time.monotonic() - began

    def _register(
        self, connection: psycopg.Connection[Any], people: list[Any], registered: deque[tuple[str, str]]
    ) -> None:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(REGISTER, [(one, new_id()[-12:], agency) for one, agency in people])
            _tell(cursor, (Registered(person_id=one, agency_id=agency) for one, agency in people))
        connection.commit()
        self._last = (people[-1][0], time.monotonic())
        registered.extend(people)


def _start(connection: psycopg.Connection[Any], people: list[Any]) -> None:
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(START, [(one,) for one, _agency in people])
        _tell(cursor, (FormStarted(person_id=one, agency_id=agency) for one, agency in people))
    connection.commit()


def _return(connection: psycopg.Connection[Any], cases: list[Any]) -> None:
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(RETURN, [(case[0],) for case in cases])
        cursor.executemany(STEP, [(one[0], one[4] + 1, one[5], one[6]) for one in cases])
        _tell(cursor, (
            CaseMoved(
                case_id=one[0], submission_id=one[1], person_id=one[2], agency_id=one[3], version=one[4] + 1,
                was=f"level-{one[5]}", now="returned", by_people=True,
            )
            for one in cases
        ))  # fmt: skip
    connection.commit()


def _tell(cursor: psycopg.Cursor[Any], events: Iterator[Event]) -> None:
    cursor.executemany(OUTBOX, [(one.exchange(), one.topic, json.dumps(one.to_wire())) for one in events])


def _until_counted(reporting: psycopg.Connection[Any], person_id: str, at: float) -> float:
    while time.monotonic() - at < GIVE_UP:
        row = reporting.execute(COUNTED, [person_id]).fetchone()
        if row and row[0]:
            break
        time.sleep(LOOK)
    return time.monotonic() - at
