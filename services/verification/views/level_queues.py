"""The level queues as operators see them: what waits, since when, how fast it comes and goes."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.messages_state import Depths
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.operations import LevelQueue
from services.contracts.verification.messages import level_queue
from services.verification.domain.levels import LEVELS
from services.verification.metrics import LEVEL_OLDEST, LEVEL_WAITING
from services.verification.tables import cases, transitions

STRETCH, STRETCHES = 300, 12  # seconds of one, and how many are shown
MOST = 100_000
NOT_BY_A_WORKER = ("done", "record_conflict")  # steps after the last level: the record's answers


def level_queues(uow: UnitOfWork, _actor: Actor, depths: Depths) -> list[LevelQueue]:
    """One for each level, in order."""
    states = depths.of([level_queue(number) for number in LEVELS])
    arrived, left = _steps(uow, transitions.c.level, _ARRIVED), _steps(uow, transitions.c.left_level, _LEFT)
    found = []
    for number, state in zip(LEVELS, states, strict=True):
        waiting, oldest = _waiting(uow, number)
        found.append(
            LevelQueue(
                level=number, name=LEVELS[number].name, queue=state, waiting=waiting, oldest_seconds=oldest,
                arrived=arrived.get(number, _NONE), left=left.get(number, _NONE),
            )
        )
    return found


def measure(uow: UnitOfWork) -> None:
    """The same of depth and age for Prometheus."""
    for number in LEVELS:
        waiting, oldest = _waiting(uow, number)
        LEVEL_WAITING.labels(str(number)).set(waiting)
        LEVEL_OLDEST.labels(str(number)).set(oldest)


_NONE = [0] * STRETCHES
_ARRIVED = transitions.c.state == "queued"
_LEFT = sa.and_(
    transitions.c.who == "",
    transitions.c.state.not_in(NOT_BY_A_WORKER),
    sa.or_(transitions.c.state != "queued", transitions.c.level != transitions.c.left_level),
)


def _waiting(uow: UnitOfWork, level: int) -> tuple[int, float]:
    mine = (cases.c.state == "queued", cases.c.level == level)
    some = sa.select(cases.c.since).where(*mine).order_by(cases.c.since).limit(MOST).subquery()
    age = sa.func.extract("epoch", sa.func.clock_timestamp() - sa.func.min(some.c.since))
    row = uow.session.execute(sa.select(sa.func.count().label("number"), age.label("age")).select_from(some)).one()
    return row.number, max(float(row.age or 0), 0.0)


def _steps(uow: UnitOfWork, level: sa.ColumnElement[int], which: sa.ColumnElement[bool]) -> dict[int, list[int]]:
    """How many steps of a kind each level saw in each stretch."""
    age = sa.func.extract("epoch", sa.func.now() - transitions.c.at)
    ago = sa.cast(sa.func.floor(age / STRETCH), sa.Integer).label("ago")
    lately = transitions.c.at > sa.func.now() - sa.text(f"interval '{STRETCH * STRETCHES} seconds'")
    counted = sa.select(level.label("level"), ago, sa.func.count().label("number")).where(lately, which)
    found: dict[int, list[int]] = {}
    for row in uow.session.execute(counted.group_by(level, ago)):
        if 0 <= row.ago < STRETCHES:
            found.setdefault(row.level, list(_NONE))[STRETCHES - 1 - row.ago] = row.number
    return found
