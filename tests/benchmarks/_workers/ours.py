"""Ours: the batch entrypoint, the outbox and the relay of services/chassis, as the level worker has them."""

from __future__ import annotations

import os
from collections.abc import Sequence

import sqlalchemy as sa

from services.chassis.batch import batches
from services.chassis.nameko import Database, Relay
from services.chassis.queues import work_queue
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.verification.messages import CaseAtLevel
from tests.benchmarks._workers.gate import wait_at_the_gate

TARGET = os.environ["BENCH_TARGET"]
MOVE = sa.text(
    """UPDATE cases SET level = level + 1, state = 'open', version = cases.version + 1, since = now()
       FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS int[])) AS m (id, version)
       WHERE cases.id = m.id AND cases.version = m.version AND state = 'queued'
       RETURNING CAST(cases.id AS text), cases.version"""
)
NOTE = sa.text(
    """INSERT INTO history (case_id, version, state, level)
       SELECT m.id, m.version, 'open', 2
       FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS int[])) AS m (id, version)"""
)
OPEN = sa.text(
    """INSERT INTO work_items (case_id, level, office)
       SELECT id, level, office FROM cases WHERE id = ANY(CAST(:ids AS uuid[]))"""
)


def arrive(uow: UnitOfWork, messages: Sequence[CaseAtLevel]) -> None:
    """The statements of all messages at once."""
    fresh = uow.claim("level.1", *(message.event_id for message in messages))
    wanted = [message for message in messages if message.event_id in fresh]
    read = {"ids": [m.case_id for m in wanted], "versions": [m.version for m in wanted]}
    moved = uow.session.execute(MOVE, read).all()
    now = {"ids": [row[0] for row in moved], "versions": [row[1] for row in moved]}
    uow.session.execute(NOTE, now)
    uow.session.execute(OPEN, {"ids": now["ids"]})
    uow.post([("", TARGET, CaseAtLevel(row[0], row[1], new_id()).to_wire()) for row in moved])


class Worker:
    """The level worker of the race."""

    name = "bench-worker"

    work = Database()
    relay = Relay()

    @batches(work_queue(os.environ["BENCH_SOURCE"]), CaseAtLevel)
    def take(self, messages: list[CaseAtLevel]) -> None:
        self.work.do(arrive, messages)


wait_at_the_gate()
