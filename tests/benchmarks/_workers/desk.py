"""What a thread or greenlet of a peer does with one message: the statements one by one, on a connection of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

import psycopg

from services.contracts.event import new_id
from tests.benchmarks._workers.statements import CLAIM, MARK, MOVE, NOTE, OPEN, POST


class Desk:
    """One database connection; used by one message at a time."""

    def __init__(self) -> None:
        self._connection = psycopg.connect(os.environ["DATABASE_URL"])
        self._confirmed: list[int] = []  # in the outbox, not marked as published yet

    def handle(self, message: dict[str, Any], publish: Callable[[dict[str, Any]], object]) -> None:
        """One transaction, then a confirmed publish."""
        onward = {"case_id": message["case_id"], "version": message["version"] + 1, "event_id": new_id()}
        with self._connection.transaction():
            posted = self._write(message, onward)
        if posted is not None:
            publish(onward)
            self._confirmed.append(posted)

    def _write(self, message: dict[str, Any], onward: dict[str, Any]) -> int | None:
        run = self._connection.execute
        case_id, target = message["case_id"], os.environ["BENCH_TARGET"]
        while self._confirmed:
            run(MARK, [self._confirmed.pop()])
        if run(CLAIM, [message["event_id"]]).rowcount == 0:
            return None
        if run(MOVE, [case_id, message["version"]]).rowcount == 0:
            return None
        run(NOTE, [case_id, onward["version"]])
        run(OPEN, [case_id])
        row = run(POST, [target, json.dumps(onward)]).fetchone()
        return int(row[0]) if row else None
