"""Messages whose process died more than once are handled alone, so that the killer is known by name.

When a process dies, everything that it held is delivered again, the innocent neighbours too.  From the second
time on they are tried one after the other; the database notes who is on trial.  Who did not let the process live
through three trials of its own is parked; its neighbours never were on trial with it, and its doubles are not tried.
"""
from __future__ import annotations

from functools import partial

import sqlalchemy as sa
import structlog
from amqp import Message
from nameko.extensions import SharedExtension
from sqlalchemy.dialects.postgresql import insert

from services.chassis.handling import Handling, work_of
from services.chassis.parking import delivery
from services.chassis.tables import parked, suspects
from services.chassis.work import UnitOfWork

log = structlog.get_logger()
SUSPECT_FROM = 2  # deliveries before this one that nobody settled
TRIALS = 3


class EndsTheProcess(Exception):
    """The process that handled this message alone did not live to finish it, three times."""


class Suspects(SharedExtension):
    """One lane for the whole process: two suspects at once would be blamed for each other."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Message, Handling]] = []
        self._running = False

    def admit(self, message: Message, handling: Handling) -> bool:
        """Take over a message that came back too often; False for all others."""
        count = (message.headers or {}).get("x-delivery-count", 0)
        if not isinstance(count, int) or count < SUSPECT_FROM:  # the first time it is what the publisher says
            return False
        self._waiting.append((message, handling))
        if not self._running:
            self._running = True
            self.container.spawn_managed_thread(self._run, identifier="suspects")
        return True

    def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                for message, handling in self._least_tried_first(batch):
                    self._try(message, handling)
        finally:
            self._running = False

    def _least_tried_first(self, batch: list[tuple[Message, Handling]]) -> list[tuple[Message, Handling]]:
        try:
            tries = work_of(self.container).do(_tries, [_name(*one) for one in batch])
        except Exception as error:  # noqa: BLE001 - then in the order of the queue
            log.warning("suspects_unsorted", error=type(error).__name__)
            return batch
        return sorted(batch, key=lambda one: tries.get(_name(*one), 0))

    def _try(self, message: Message, handling: Handling) -> None:
        if handling.listener.stopping or not handling.listener.holds(message):
            handling.listener.forget(message)
            return
        try:
            before = work_of(self.container).do(_begin_trial, _name(message, handling))
        except Exception as error:  # noqa: BLE001 - without the database there is no trial, and nothing to handle
            log.warning("trial_failed", error=type(error).__name__)
            settled = False
        else:
            settled = self._judge(message, handling, before)
        if not settled:
            self.container.spawn_managed_thread(partial(handling.finish, message))

    def _judge(self, message: Message, handling: Handling, before: int) -> bool:
        if before >= TRIALS:
            settled = handling.park(message, EndsTheProcess(f"{before} trials, none survived"))
        else:
            settled = handling.attempt(message)
        try:
            work_of(self.container).do(_acquit, _name(message, handling))
        except Exception as error:  # noqa: BLE001 - the note does no harm
            log.warning("acquittal_failed", error=type(error).__name__)
        return settled


def _name(message: Message, handling: Handling) -> tuple[str, str]:
    return handling.queue, delivery(handling.queue, message).fingerprint


def _tries(uow: UnitOfWork, names: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
    key = sa.tuple_(suspects.c.queue, suspects.c.fingerprint)
    rows = uow.session.execute(sa.select(suspects).where(key.in_(names)))
    return {(row.queue, row.fingerprint): row.tries for row in rows}


def _begin_trial(uow: UnitOfWork, name: tuple[str, str]) -> int:
    """Note the trial; how many there were before, or as many as it takes where a double of it is parked."""
    double = (parked.c.queue == name[0], parked.c.fingerprint == name[1], parked.c.settled_at.is_(None))
    if uow.session.scalar(sa.select(parked.c.id).where(*double)):
        return TRIALS
    first = insert(suspects).values(queue=name[0], fingerprint=name[1], tries=1)
    again = first.on_conflict_do_update(
        index_elements=[suspects.c.queue, suspects.c.fingerprint],
        set_={"tries": suspects.c.tries + 1, "at": sa.func.now()},
    )
    return int(uow.session.scalars(again.returning(suspects.c.tries)).one()) - 1


def _acquit(uow: UnitOfWork, name: tuple[str, str]) -> None:
    mine = (suspects.c.queue == name[0], suspects.c.fingerprint == name[1])
    uow.session.execute(sa.delete(suspects).where(*mine))
