"""Completions that are told to subscribing systems over a real broker by the real relay."""
from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from deploy.topology.declared import public_queue
from services.chassis.broker import open_connection, say_goodbye
from services.chassis.confirmed_publisher import ConfirmedPublisher
from services.chassis.nameko import IDLE
from services.chassis.relay import Relay
from services.contracts.event import new_id
from services.contracts.registration.events import RecordApplied
from services.contracts.verification.public import subscriber_queue
from services.verification.tables import cases
from services.verification.taken_in import columns_of
from tests.services.people import id_of
from tests.services.verification.forms import form
from tests.services.verification.running import Running

STATE = {"state": "completed", "level": 4, "version": 9}  # it waits for the record


def lay_out(running: Running, number: int) -> list[RecordApplied]:
    """Cases that every level has approved, and what the record will say of each."""
    people = [f"{place}P" for place in range(number)]
    rows = [{"id": new_id(), **columns_of(form(person=person)), **STATE} for person in people]
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(cases), rows)
    return [
        RecordApplied(case_id=row["id"], person_id=id_of(person), record_version=2, changed=["nama"])
        for row, person in zip(rows, people, strict=True)
    ]


def complete(running: Running, applied: Sequence[RecordApplied], rate: float = 0) -> float:
    """The record takes them, ``rate`` a second (0: as fast as it goes); how many seconds that took."""
    begun = time.monotonic()
    for place, event in enumerate(applied):
        if rate:
            time.sleep(max(0.0, begun + place / rate - time.monotonic()))
        running.service.on_record_applied(event)
    return time.monotonic() - begun


@contextmanager
def queues_of(url: str, *names: str) -> Iterator[None]:
    """The queues of these systems for the time of a ``with``, declared as the topology does it."""
    connection = open_connection(url, timeout=10)
    channel = connection.channel()
    for name in names:
        public_queue(name)(channel).declare()
    try:
        yield
    finally:
        for name in names:
            channel.queue_delete(subscriber_queue(name))
        say_goodbye(connection)


@contextmanager
def relaying(engine: sa.Engine, url: str) -> Iterator[None]:
    """The outbox goes to the broker for the time of a ``with``, as in the service's process."""
    relay, ends = Relay(engine, ConfirmedPublisher(url)), threading.Event()

    def run() -> None:
        while not ends.is_set():
            if relay.step() <= 0:
                ends.wait(IDLE)
        relay.discard()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        thread.join()
