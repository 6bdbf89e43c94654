"""What the audit hears of work on a case: whose form it is, and under which profile somebody worked on it."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.audit import Action
from services.verification.casework import Work
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_may_decide import under


def tell(uow: UnitOfWork, actor: Actor, action: Action, case: sa.Row[Any], **more: Any) -> None:
    """Somebody saw or did something with one case."""
    used = under(actor, (case.level, case.office_kind, case.office_id))
    uow.audit(action, subject=case.id, people=[case.person_id], used=used, **more)


def tell_decisions(uow: UnitOfWork, work: Work, decided: list[dict[str, Any]]) -> None:
    """What was sent ten seconds ago is final: each change with its verdict and the digest that it is bound to."""
    case, by = work.case, work.case.outcome_by
    office = Jurisdiction(JurisdictionKind(case.office_kind), case.office_id, by["office"])
    verdicts = {row["key"]: {"verdict": row["verdict"], "digest": row["digest"]} for row in decided}
    uow.audit(
        Action.DECIDED,
        subject=case.id,
        people=[case.person_id],
        after={"level": case.level, "round": case.round, "outcome": case.outcome, "changes": verdicts},
        actor=Actor(account_id=by["account_id"], name=by["name"]),
        used=[Grant(LEVELS[case.level].profile, office)],
    )
