"""Follows people from the commit of an event to the read models that count them so."""

from __future__ import annotations

import json
import time
from threading import Lock

import psycopg

COUNTED = """SELECT w.number FROM jsonb_to_recordset(%s::jsonb) AS w (number int, person_id uuid, stage text)
             JOIN people p ON p.person_id = w.person_id AND p.build = (SELECT id FROM builds WHERE state = 'current')
             WHERE p.counted @> jsonb_build_array(jsonb_build_array('stage', w.stage, '', 1))"""
LOOK = 0.1  # seconds between two looks: what is measured is at most so much too long
GIVE_UP = 60.0


class Followed:
    """``lags``: seconds from the commit of an event to the read models that have it, one for each who is followed."""

    def __init__(self, reporting: str) -> None:
        """``reporting``: the address of its database."""
        self._url, self._lock = reporting, Lock()
        self._open: dict[int, tuple[str, str, float]] = {}
        self._number = 0
        self._connection: psycopg.Connection[tuple[int]] | None = None
        self.lags: list[float] = []

    def add(self, person_id: str, stage: str) -> None:
        """This person stands in ``stage`` from now on."""
        with self._lock:
            self._number += 1
            self._open[self._number] = (person_id, stage, time.monotonic())

    def look(self) -> None:
        """Who is counted by now, and who never will be."""
        if self._connection is None:
            self._connection = psycopg.connect(self._url, autocommit=True)
        with self._lock:
            wanted = [{"number": n, "person_id": one, "stage": stage} for n, (one, stage, _) in self._open.items()]
        if wanted:
            found = {row[0] for row in self._connection.execute(COUNTED, [json.dumps(wanted)])}
            now = time.monotonic()
            with self._lock:
                late = {n for n, (_one, _stage, at) in self._open.items() if now - at > GIVE_UP}
                self.lags += [now - self._open.pop(number)[2] for number in found | late]
        time.sleep(LOOK)

    def rest(self) -> None:
        """Look on until everybody is counted."""
        while self._open:
            self.look()
        if self._connection is not None:
            self._connection.close()
