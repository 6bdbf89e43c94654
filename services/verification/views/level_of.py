"""Where a form lies, for the helpdesk: who turns it back depends on its level."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.verification.answers import FormLevel
from services.verification.tables import cases

WAITING = ("queued", "open", "no_office", "sending")  # of a case that waits at its level


def level_of(uow: UnitOfWork, _actor: Actor, person_id: str) -> FormLevel:
    """The level of a person's case; 0 before Kirim, after a return and when all is done."""
    mine = sa.select(cases.c.level).where(cases.c.person_id == person_id, cases.c.state.in_(WAITING))
    return FormLevel(level=uow.session.scalar(mine) or 0)
