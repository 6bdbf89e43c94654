"""Turun status: a case goes back to the civil servant, who is told why; whoever had it in hand is told who did it."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.audit import Action
from services.contracts.errors import Conflict, NotFound
from services.contracts.profiles import Profile
from services.contracts.verification.events import CaseReturned
from services.contracts.verification.who_may import WHO_MAY
from services.verification.casework import Work, load_one
from services.verification.domain.who_may_decide import who
from services.verification.domain.who_may_turn_back import Limit, limits_for, why_not
from services.verification.handlers.deciding import reasons
from services.verification.handlers.moving import STALE, Move, move
from services.verification.handlers.noting_quality import note_turned_back
from services.verification.tables import cases

UNKNOWN = "Tidak ada formulir yang sudah dikirim dengan nomor itu di wilayah Anda. Periksa nomornya."


def turn_back(uow: UnitOfWork, actor: Actor, case_id: str, version: int, reason: str) -> dict[str, str]:
    """Return the form as it was sent.  Raises ``Conflict`` when it has moved on since the page was made."""
    work, limits = reached(uow, actor, cases.c.id == case_id, to_write=True)
    case = work.case
    reason_against = stands_against(actor, work, limits)
    if reason_against or case.version != version or not WHO_MAY["turn_back"].allows(case.state):
        raise Conflict(reason_against or STALE, code="stale", by="", at="")
    used = used_by(actor, limits)
    move(uow, [Move(case, "returned", case.level, by=(who(actor), actor.name, used[0].jurisdiction.name), why=reason)])
    note_turned_back(uow, case)
    uow.publish(
        CaseReturned(
            case_id=case.id, submission_id=case.submission_id, person_id=case.person_id,
            reasons=reasons(uow, case.id, case.round),
        )
    )
    before = {"level": case.level, "state": case.state, "claimed_by": case.claimed_by}
    uow.audit(
        Action.STATUS_TURNED_BACK, subject=case.id, people=[case.person_id], before=before, reason=reason, used=used
    )
    return {"register_number": case.register_number}


def turn_back_for(
    uow: UnitOfWork, _actor: Actor, person_id: str, account_id: str, name: str, profile: str, kind: str, area: str,
    office: str, reason: str,
) -> dict[str, str]:
    """As ``turn_back``, for an operator who answers a ticket; a form that is with its person already is done."""
    grant = Grant(Profile(profile), Jurisdiction(JurisdictionKind(kind), area, office))
    operator = Actor(account_id=account_id, name=name, grants=(grant,))
    work, _ = reached(uow, operator, cases.c.person_id == person_id)
    if work.case.state == "returned":
        return {"register_number": work.case.register_number}
    return turn_back(uow, operator, work.case.id, work.case.version, reason)


def reached(
    uow: UnitOfWork, actor: Actor, which: sa.ColumnElement[bool], *, to_write: bool = False
) -> tuple[Work, list[Limit]]:
    """A case that the actor sees, with the lines that say so.  Raises ``NotFound`` for any other."""
    try:
        work = load_one(uow, which, to_write=to_write)
    except NotFound:
        raise NotFound(UNKNOWN) from None
    limits = limits_for(actor, work.place)
    if not limits:
        raise NotFound(UNKNOWN)
    return work, limits


def stands_against(actor: Actor, work: Work, limits: list[Limit]) -> str:
    """Why this case is not turned back now, or ""."""
    own = actor.person_id == work.case.person_id
    return why_not(limits, level=work.case.level, state=work.case.state, own=own)


def used_by(actor: Actor, limits: list[Limit]) -> list[Grant]:
    """The grants under which the actor acts."""
    profiles = {limit.profile for limit in limits}
    return [grant for grant in actor.grants if grant.profile in profiles]
