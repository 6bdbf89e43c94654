"""The desk: one case, for the office in whose inbox it lies, and read-only for the offices that decided before."""
from __future__ import annotations

from datetime import UTC, datetime

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.verification.answers import CaseShown
from services.verification.audited import tell
from services.verification.casework import Work, load_one
from services.verification.domain.who_may_decide import why_not
from services.verification.handlers import claiming
from services.verification.tables import cases
from services.verification.views.case_shown import changes_shown, levels_shown


def case(uow: UnitOfWork, actor: Actor, register_number: str) -> CaseShown:
    """A case by its nomor register, typed in any case and grouping."""
    work = by_number(uow, register_number)
    tell(uow, actor, Action.CASE_VIEWED, work.case)  # first: a refusal keeps whose case it was
    return _shown(uow, actor, work)


def by_number(uow: UnitOfWork, typed: str) -> Work:
    """The case of a nomor register, whoever may see it."""
    number = typed.upper().replace(" ", "").replace("-", "")
    return load_one(uow, cases.c.register_number == number)


def case_by_id(uow: UnitOfWork, actor: Actor, case_id: str) -> CaseShown:
    """A case by its id."""
    return _shown(uow, actor, load_one(uow, cases.c.id == case_id))


def _shown(uow: UnitOfWork, actor: Actor, work: Work) -> CaseShown:
    row = work.case
    here = claiming.here(actor, work)
    claiming.refuse_foreign(uow, actor, work)
    leased = row.claimed_until is not None and row.claimed_until > datetime.now(UTC)
    mine = leased and row.claimed_by == actor.account_id
    reason = why_not(actor, person_id=row.person_id, decided_by=work.decided_elsewhere) if here else ""
    return CaseShown(
        case_id=row.id,
        version=row.version,
        register_number=row.register_number,
        nip=row.nip,
        name=row.name,
        unit=row.unit_names[-1],
        agency=row.agency_name,
        level=row.level,
        state=row.state,
        claim="mine" if mine else "other" if leased else "",
        claimed_by=row.claimed_name if leased else "",
        claimed_until=row.claimed_until.isoformat() if leased else "",
        due_at=row.due_at.isoformat() if row.due_at else "",
        levels=levels_shown(uow, work),
        changes=changes_shown(uow, work, decidable=here and row.state == "open" and not reason, drafts_too=here),
        can_claim=here and row.state == "open" and not leased and not reason,
        why_not=reason,
    )
