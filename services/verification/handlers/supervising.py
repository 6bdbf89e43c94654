"""A supervisor takes a case out of somebody's hands, or gives it to one verifier of its office."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, Grant
from services.contracts.audit import Action
from services.contracts.errors import Conflict, NotFound
from services.contracts.identity.answers import OfficeVerifier
from services.contracts.verification.who_may import SUPERVISORS, WHO_MAY
from services.verification.casework import Work, load_one
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_may_decide import why_not
from services.verification.domain.who_supervises import supervises
from services.verification.handlers.leasing import NOBODY, a_working_day_from, give
from services.verification.tables import cases


def release_for(uow: UnitOfWork, actor: Actor, case_id: str, version: int, reason: str) -> dict[str, Any]:
    """Whoever holds it holds it no longer; the draft ticks stay.  Raises ``Conflict`` when it moved on."""
    work = _supervised(uow, actor, "release_for", case_id, version)
    uow.session.execute(sa.update(cases).where(cases.c.id == case_id).values(NOBODY))
    _tell(uow, actor, work, Action.CASE_RELEASED, reason=reason)
    return {}


def assign(
    uow: UnitOfWork, actor: Actor, services: Services, case_id: str, version: int, account_id: str, reason: str
) -> dict[str, Any]:
    """Gives the case to a verifier of its office, for a working day.

    Raises ``Conflict`` when the case moved on, and for somebody who may not decide it.
    """
    work = _supervised(uow, actor, "assign", case_id, version)
    to = _verifier(services, work, account_id)
    if why := why_not(to, person_id=work.case.person_id, decided_by=work.decided_elsewhere):
        raise Conflict(f"{to.name} tidak boleh memutuskan berkas ini.", code="may_not", by=to.name, at="", why=why)
    give(uow, to, case_id, a_working_day_from(datetime.now(UTC)))
    _tell(uow, actor, work, Action.CASE_ASSIGNED, reason=reason, after={"claimed_by": to.account_id})
    return {}


def verifiers_of(services: Services, level: int, office_kind: str, office_id: str) -> list[OfficeVerifier]:
    """Who may decide in an office now, as identity knows."""
    found: list[OfficeVerifier] = services.identity.office_verifiers(
        profile=LEVELS[level].profile, jurisdiction_kind=office_kind, jurisdiction_id=office_id
    )
    return found


def _verifier(services: Services, work: Work, account_id: str) -> Actor:
    case = work.case
    for one in verifiers_of(services, case.level, case.office_kind, case.office_id):
        if one["account_id"] == account_id:
            return Actor(account_id, one["name"], one["person_id"])
    raise Conflict("Orang itu bukan verifikator kantor berkas ini.", code="no_verifier", by="", at="")


def _supervised(uow: UnitOfWork, actor: Actor, action: str, case_id: str, version: int) -> Work:
    work = load_one(uow, cases.c.id == case_id, to_write=True)
    case = work.case
    if not supervises(actor, case.level, case.office_kind, case.office_id, case.agency_id):
        raise NotFound("Berkas ini tidak ditemukan di kantor Anda.")
    if case.version != version or not WHO_MAY[action].allows(case.state):
        raise Conflict("Berkas ini sudah berpindah.", code="stale", by="", at="")
    return work


def _tell(uow: UnitOfWork, actor: Actor, work: Work, action: Action, **more: Any) -> None:
    before = {"claimed_by": work.case.claimed_by}
    uow.audit(action, subject=work.case.id, people=[work.case.person_id], used=grants(actor), before=before, **more)


def grants(actor: Actor) -> list[Grant]:
    """Under what somebody supervises."""
    profiles = {who.profile for who in SUPERVISORS}
    return [grant for grant in actor.grants if grant.profile in profiles]
