"""The desk: one case, for the office in whose inbox it lies, and read-only for the offices that decided before."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.verification.answers import CaseShown
from services.verification.casework import Work, load_one
from services.verification.domain.who_may_decide import offices_of, who, why_not
from services.verification.tables import cases, transitions
from services.verification.views.case_shown import changes_shown, levels_shown
from services.verification.views.inbox import may_verify


def case(uow: UnitOfWork, actor: Actor, register_number: str) -> CaseShown:
    """A case by its nomor register, typed in any case and grouping."""
    may_verify(actor)
    number = register_number.upper().replace(" ", "").replace("-", "")
    return _shown(uow, actor, load_one(uow, cases.c.register_number == number))


def case_by_id(uow: UnitOfWork, actor: Actor, case_id: str) -> CaseShown:
    """A case by its id."""
    return _shown(uow, actor, load_one(uow, cases.c.id == case_id))


def _shown(uow: UnitOfWork, actor: Actor, work: Work) -> CaseShown:
    row = work.case
    here = (row.level, row.office_kind, row.office_id) in offices_of(actor) and row.state in ("open", "sending")
    if not here and not _was_here(uow, actor, work):
        raise NotFound("Berkas ini tidak ditemukan di kantor Anda.")
    leased = row.claimed_until is not None and row.claimed_until > datetime.now(UTC)
    mine = leased and row.claimed_by == actor.account_id
    reason = why_not(actor, person_id=row.person_id, decided_by=_deciders(uow, work)) if here else ""
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
        changes=changes_shown(uow, work, decidable=here and row.state == "open" and not reason),
        can_claim=here and row.state == "open" and not leased and not reason,
        why_not=reason,
    )


def _was_here(uow: UnitOfWork, actor: Actor, work: Work) -> bool:
    """True for an office that had this case before, or for who decided it."""
    if not offices_of(actor):
        return False
    place = sa.tuple_(transitions.c.level, transitions.c.office_kind, transitions.c.office_id)
    known = sa.or_(place.in_(offices_of(actor)), transitions.c.who == who(actor))
    mine = sa.select(sa.literal(1)).where(transitions.c.case_id == work.case.id, known).limit(1)
    return uow.session.scalar(mine) is not None


def _deciders(uow: UnitOfWork, work: Work) -> set[str]:
    mine = (transitions.c.case_id == work.case.id, transitions.c.round == work.case.round, transitions.c.who != "")
    return set(uow.session.scalars(sa.select(transitions.c.who).where(*mine)))
