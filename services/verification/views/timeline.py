"""The civil servant's view of the own form: which office has it, and what was decided."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.verification.answers import TimelineShown
from services.verification.casework import load
from services.verification.tables import cases
from services.verification.views.case_shown import changes_shown, levels_shown


def timeline(uow: UnitOfWork, actor: Actor, person_id: str) -> TimelineShown:
    """Each level and each decision, without the names of verifiers; empty before the first Kirim."""
    if actor.person_id != person_id:
        raise NotFound("Formulir ini tidak ditemukan.")
    row = uow.session.execute(sa.select(cases).where(cases.c.person_id == person_id)).one_or_none()
    if row is None:
        return TimelineShown(state="", sent_at="", levels=[], changes=[])
    [work] = load(uow, [row])
    levels = [{**level, "by": ""} for level in levels_shown(uow, work)]
    return TimelineShown(
        state=row.state,
        sent_at=row.sent_at.isoformat(),
        levels=levels,  # type: ignore[typeddict-item]
        changes=changes_shown(uow, work, decidable=False, tell_names=False),
    )
