"""The case that an operator may want to turn back: whose it is, where it is, and what stands against it."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.contracts.verification.turning_back import ToTurnBack
from services.verification.casework import Work
from services.verification.handlers.claiming import free
from services.verification.handlers.turning_back import reached, stands_against, used_by
from services.verification.tables import cases, transitions


def find_to_turn_back(uow: UnitOfWork, actor: Actor, q: str) -> ToTurnBack:
    """A case by nomor register or NIP.  Raises ``NotFound``, also for those of other agencies."""
    number = plain_number(q)
    named = sa.or_(cases.c.register_number == number, cases.c.nip == number)
    newest = sa.select(cases.c.id).where(named).order_by(cases.c.sent_at.desc()).limit(1).scalar_subquery()
    work, limits = reached(uow, actor, cases.c.id == newest)
    case = work.case
    uow.audit(Action.CASE_VIEWED, subject=case.id, people=[case.person_id], used=used_by(actor, limits))
    held = uow.session.scalar(sa.select(sa.not_(free())).where(cases.c.id == case.id))
    return ToTurnBack(
        case_id=case.id,
        version=case.version,
        register_number=case.register_number,
        nip=case.nip,
        name=case.name,
        unit=case.unit_names[-1],
        agency=case.agency_name,
        level=case.level,
        state=case.state,
        office=_office(uow, work),
        since=case.since.isoformat(),
        held_by=case.claimed_name if held else "",
        why_not=stands_against(actor, work, limits),
    )


def _office(uow: UnitOfWork, work: Work) -> str:
    here = (transitions.c.case_id == work.case.id, transitions.c.version <= work.case.version)
    newest = sa.select(transitions.c.office).where(*here).order_by(transitions.c.version.desc()).limit(1)
    return uow.session.scalar(newest) or "" if work.case.state in ("open", "sending") else ""
