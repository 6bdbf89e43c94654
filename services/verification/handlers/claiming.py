"""A verifier claims a case: a lease with an end, seen by colleagues, so that two people never both decide."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, NotFound
from services.contracts.verification.who_may import WHO_MAY
from services.verification.audited import tell
from services.verification.casework import Work, load_one
from services.verification.domain.who_may_decide import offices_of, who, why_not
from services.verification.handlers.leasing import NOBODY, TAKE_BACK, lease
from services.verification.handlers.moving import MOVED
from services.verification.tables import cases, decisions, transitions


def in_my_offices(actor: Actor) -> sa.ColumnElement[bool]:
    """The condition that a case lies in an inbox of the actor."""
    place = sa.tuple_(cases.c.level, cases.c.office_kind, cases.c.office_id)
    return place.in_(offices_of(actor)) if offices_of(actor) else sa.false()


def free() -> sa.ColumnElement[bool]:
    """Nobody holds the case: not claimed, or the lease ran out."""
    return sa.or_(cases.c.claimed_by.is_(None), cases.c.claimed_until < sa.func.now())


def by_others(actor: Actor) -> sa.ColumnElement[bool]:
    """Not the actor's own form, and not decided by the same person at another level, in this round or an earlier.

    The offset has it asked case by case along the inbox: joined, a full inbox is read to its end and sorted.
    """
    decided = (decisions.c.case_id == cases.c.id, decisions.c.level != cases.c.level, decisions.c.who == who(actor))
    mine_before = sa.select(sa.literal(1)).where(*decided).offset(0).exists()
    own = cases.c.person_id == actor.person_id if actor.person_id else sa.false()
    return sa.and_(sa.not_(own), sa.not_(mine_before))


def next_case(uow: UnitOfWork, actor: Actor) -> dict[str, str]:
    """Ambil berikutnya: claim the oldest free case in the actor's inboxes; "" when there is none."""
    oldest = (
        sa.select(cases)
        .where(cases.c.state.in_(WHO_MAY["next"].states), in_my_offices(actor), free(), by_others(actor))
        .order_by(cases.c.since, cases.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    case = uow.session.execute(oldest).one_or_none()
    if case is None:
        return {"register_number": ""}
    lease(uow, actor, case.id)
    tell(uow, actor, Action.CASE_CLAIMED, case)
    return {"register_number": case.register_number}


def claim(uow: UnitOfWork, actor: Actor, case_id: str, version: int) -> None:
    """Claim one case.  Raises ``Conflict`` with who holds it."""
    work = workable(uow, actor, "claim", case_id, version)
    _refuse_if_held_by_another(actor, work)
    lease(uow, actor, case_id)
    tell(uow, actor, Action.CASE_CLAIMED, work.case)


def release(uow: UnitOfWork, actor: Actor, case_id: str, version: int) -> dict[str, Any]:
    """Give a claimed case back to the pool; one that is no longer the actor's stays where it is."""
    work = seen_by(uow, actor, case_id)
    still = cases.c.state.in_(WHO_MAY["release"].states)
    mine = (cases.c.id == case_id, cases.c.version == version, cases.c.claimed_by == actor.account_id, still)
    if uow.session.scalar(sa.update(cases).where(*mine).values(NOBODY).returning(cases.c.id)):
        tell(uow, actor, Action.CASE_RELEASED, work.case)
    return {}


def seen_by(uow: UnitOfWork, actor: Actor, case_id: str) -> Work:
    """A case that lies, or lay, in an inbox of the actor, held until the end.  Raises ``NotFound`` for any other."""
    work = load_one(uow, cases.c.id == case_id, to_write=True)
    refuse_foreign(uow, actor, work)
    return work


def refuse_foreign(uow: UnitOfWork, actor: Actor, work: Work) -> None:
    """Raises ``NotFound`` for a case that neither lies nor lay in an inbox of the actor."""
    if not (here(actor, work) or was_here(uow, actor, work)):
        raise NotFound("Berkas ini tidak ditemukan di kantor Anda.")


def here(actor: Actor, work: Work) -> bool:
    """True when the case lies in an inbox of the actor."""
    return (work.case.level, work.case.office_kind, work.case.office_id) in offices_of(actor)


def was_here(uow: UnitOfWork, actor: Actor, work: Work) -> bool:
    """True for an office that had this case before, and for who decided it."""
    if not offices_of(actor):
        return False
    place = sa.tuple_(transitions.c.level, transitions.c.office_kind, transitions.c.office_id)
    known = sa.or_(place.in_(offices_of(actor)), transitions.c.who == who(actor))
    mine = sa.select(sa.literal(1)).where(transitions.c.case_id == work.case.id, known).limit(1)
    return uow.session.scalar(mine) is not None


def workable(uow: UnitOfWork, actor: Actor, action: str, case_id: str, version: int) -> Work:
    """A case of the actor's inboxes in a state for ``action``, as the page showed it; held until the end."""
    work = seen_by(uow, actor, case_id)
    case = work.case
    if not here(actor, work) or case.version != version or not WHO_MAY[action].allows(case.state):
        raise _stale(uow, work, version)
    if reason := why_not(actor, person_id=case.person_id, decided_by=work.decided_elsewhere):
        raise Forbidden(reason, needs=[])
    return work


def held(uow: UnitOfWork, actor: Actor, action: str, case_id: str, version: int) -> Work:
    """A case on which the actor has the claim; the lease is lengthened.  Raises ``Conflict`` when it was lost."""
    work = in_hand(uow, actor, action, case_id, version)
    lease(uow, actor, case_id)
    return work


def in_hand(uow: UnitOfWork, actor: Actor, action: str, case_id: str, version: int) -> Work:
    """The same for who lengthens the lease together with something else."""
    work = workable(uow, actor, action, case_id, version)
    _refuse_if_held_by_another(actor, work)
    if work.case.claimed_by != actor.account_id:
        raise _not_in_hand(work)
    return work


def _not_in_hand(work: Work) -> Conflict:
    """The claim was never made, or ran out; where a colleague took the case meanwhile, his name is said."""
    if name := work.case.claimed_name:
        text = f"Waktu Anda habis dan berkas ini sudah diambil {name}. Ambil lagi lebih dulu."
        return Conflict(text, code="unclaimed", by=name, at=work.case.claimed_until.isoformat())
    text = "Berkas ini belum Anda ambil, atau waktunya habis. Ambil lagi lebih dulu."
    return Conflict(text, code="unclaimed", by="", at="")


def _refuse_if_held_by_another(actor: Actor, work: Work) -> None:
    case = work.case
    if case.claimed_by not in (None, actor.account_id) and case.claimed_until > datetime.now(UTC):
        text = f"Berkas ini sedang dipegang {case.claimed_name}."
        raise Conflict(text, code="claimed", by=case.claimed_name, at=case.claimed_until.isoformat())


def _stale(uow: UnitOfWork, work: Work, version: int) -> Conflict:
    """Who moved the case on since the page was made, and when."""
    case = work.case
    if case.state == "sending":
        by, at = case.outcome_by["name"], (case.due_at - TAKE_BACK).isoformat()
        return Conflict(f"Berkas ini sudah dikirim oleh {by}.", code="decided", by=by, at=at)
    newer = (transitions.c.case_id == case.id, transitions.c.who != "", transitions.c.version > version)
    last = uow.session.execute(
        sa.select(transitions).where(*newer).order_by(transitions.c.version.desc()).limit(1)
    ).one_or_none()
    if last is None:
        return Conflict("Berkas ini sudah berubah sejak halaman Anda dibuka.", code="stale", by="", at="")
    code, text = "decided", f"Berkas ini sudah diputuskan oleh {last.name}."
    if last.why and last.state == "returned":
        code, text = "turned_back", f"Status berkas ini diturunkan oleh {last.name}; formulirnya kembali ke PNS."
    if last.why == MOVED:
        code, text = "moved", f"Berkas ini dipindahkan ke unit verifikator lain oleh {last.name}."
    return Conflict(text, code=code, by=last.name, at=last.at.isoformat())
