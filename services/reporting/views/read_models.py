"""How new the figures are, and how far a set is that is being made: for operators."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.reporting.answers import ReadModels
from services.reporting.builds import BUILDING, CURRENT, in_state
from services.reporting.metrics import READ_MODELS_LAG
from services.reporting.tables import hints, newest

MOST = 100_000


def read_models(uow: UnitOfWork, _actor: Actor) -> ReadModels:
    """As things are now; nothing of any person."""
    waiting, oldest = _waiting(uow)
    current, made = in_state(uow, CURRENT), in_state(uow, BUILDING)
    at = uow.session.scalar(sa.select(newest.c.at))
    return ReadModels(
        waiting=waiting,
        lag_seconds=oldest,
        as_of=at.isoformat() if at else "",
        made_at=current.finished_at.isoformat() if current else "",
        people=current.people if current else 0,
        building=made.people if made else None,
    )


def measure(uow: UnitOfWork) -> None:
    """The lag for Prometheus."""
    READ_MODELS_LAG.set(_waiting(uow)[1])


def _waiting(uow: UnitOfWork) -> tuple[int, float]:
    """Events that nobody has counted yet, and the seconds since the oldest of them happened."""
    some = sa.select(hints.c.at).order_by(hints.c.id).limit(MOST).subquery()
    age = sa.func.extract("epoch", sa.func.clock_timestamp() - sa.func.min(some.c.at))
    row = uow.session.execute(sa.select(sa.func.count().label("number"), age.label("age")).select_from(some)).one()
    return row.number, max(float(row.age or 0), 0.0)
