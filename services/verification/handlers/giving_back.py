"""Work that was claimed under a profile returns to the pool when the profile ends; its draft ticks stay with it."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.audit import Action
from services.contracts.identity.events import ProfileEnded
from services.verification.domain.levels import LEVELS
from services.verification.handlers.leasing import NOBODY
from services.verification.tables import cases


def give_back(uow: UnitOfWork, event: ProfileEnded) -> None:
    """Free the cases of this office that its verifier of until now had in hand; what was sent stays sent."""
    levels = [level.number for level in LEVELS.values() if level.profile == event.profile]
    in_hand = (
        cases.c.claimed_by == event.account_id,
        cases.c.state == "open",
        cases.c.level.in_(levels),
        cases.c.office_kind == event.jurisdiction_kind,
        cases.c.office_id == event.jurisdiction_id,
    )
    freed = sa.update(cases).where(*in_hand).values(NOBODY).returning(cases.c.id, cases.c.person_id)
    for case_id, person_id in uow.session.execute(freed):
        before = {"claimed_by": event.account_id}
        uow.audit(Action.CASE_RELEASED, subject=case_id, people=[person_id], before=before, reason="Profil berakhir.")
