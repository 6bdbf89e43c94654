"""What reporting counts of each case: the stages through which it went."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.verification.reports import CaseFacts, Step
from services.verification.handlers.moving import stage
from services.verification.tables import cases, transitions


def cases_for_reports(uow: UnitOfWork, _actor: Actor, person_ids: list[str]) -> list[CaseFacts]:
    """The cases of those people who have one; steps inside a stage are left out."""
    t = transitions.c
    columns = sa.select(cases.c.person_id, t.round, t.state, t.level, t.at).join(cases, cases.c.id == t.case_id)
    rows = uow.session.execute(columns.where(among(cases.c.person_id, person_ids)).order_by(t.case_id, t.version))
    found: dict[str, list[Step]] = {}
    for row in rows:
        steps, here = found.setdefault(row.person_id, []), stage(row.state, row.level)
        if not steps or (steps[-1]["stage"], steps[-1]["round"]) != (here, row.round):
            steps.append(Step(round=row.round, stage=here, at=row.at.isoformat()))
    return [CaseFacts(person_id=person_id, steps=steps) for person_id, steps in found.items()]
