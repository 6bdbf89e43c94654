"""Tidak ikut: proposed by the agency with a document, decided by the office above, and taken back by it."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid
from services.contracts.registration.missing import Followed, Stage
from services.contracts.registration.missing_events import ParticipationDecided
from services.registration.missing.opened import is_late
from services.registration.missing.steps import step
from services.registration.missing.whose import take
from services.registration.openings import Openings

TOO_EARLY = "Pengisian formulir belum ditutup. Usulan tidak ikut baru dapat dibuat sesudah batas waktunya lewat."
NO_PROOF = "Lampirkan dokumen bukti; alasan orang ini belum ada dokumennya."


def propose(
    uow: UnitOfWork, actor: Actor, services: Services, openings: Openings, people: Sequence[dict[str, Any]],
    note: str, document: dict[str, Any] | None,
) -> Followed:
    """Raises ``Conflict`` while the form can still be filled, ``Invalid`` without a document, ``NotFound``."""
    taken = take(uow, actor, services, "propose", people)
    if any(not is_late(openings, agency_id) for agency_id in {row.agency_id for row in taken.rows}):
        raise Conflict(TOO_EARLY, code="early", by="", at="")
    if document is None and any(row.document is None for row in taken.rows):
        raise Invalid(NO_PROOF, fields={"document": [NO_PROOF]})
    now = {"stage": Stage.PROPOSED, "proposed_by": actor.account_id} | ({"document": document} if document else {})
    step(uow, taken.rows, "propose", actor.name, now, note=note)
    for row in taken.rows:
        uow.audit(
            Action.PARTICIPATION_PROPOSED, subject=row.nip, people=[row.person_id], after={"reason": row.reason},
            reason=note,
        )  # fmt: skip
    return taken.followed()


def decide_proposal(
    uow: UnitOfWork, actor: Actor, services: Services, people: Sequence[dict[str, Any]], verdict: str, note: str
) -> Followed:
    """Confirmed, the form is closed; refused, the agency goes on following up.  Raises ``NotFound``."""
    taken = take(uow, actor, services, "decide", people)
    confirmed = verdict == "confirm"
    now = {"stage": Stage.FINAL} if confirmed else {"stage": Stage.NOTED, "proposed_by": None}
    step(uow, taken.rows, verdict, actor.name, now, note=note)
    action = Action.PARTICIPATION_CLOSED if confirmed else Action.PARTICIPATION_REFUSED
    for row in taken.rows:
        uow.audit(action, subject=row.nip, people=[row.person_id], after={"reason": row.reason}, reason=note)
    if confirmed:
        uow.publish(*(ParticipationDecided(person_id=row.person_id, closed=True) for row in taken.rows))
    return taken.followed()


def reverse(
    uow: UnitOfWork, actor: Actor, services: Services, person_id: str, version: int, note: str
) -> Followed:
    """The person may take part again, as far as the calendar lets anybody.  Raises ``NotFound``."""
    taken = take(uow, actor, services, "reverse", [{"person_id": person_id, "version": version}])
    step(uow, taken.rows, "reverse", actor.name, {"stage": Stage.NOTED, "proposed_by": None}, note=note)
    for row in taken.rows:
        uow.audit(Action.PARTICIPATION_REOPENED, subject=row.nip, people=[row.person_id], reason=note)
        uow.publish(ParticipationDecided(person_id=row.person_id, closed=False))
    return taken.followed()
