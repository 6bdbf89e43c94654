"""The agency notes why somebody is missing, who follows it up and until when; or that it does not hold."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.registration.missing import Followed, Stage
from services.registration.missing.finding import today
from services.registration.missing.steps import NOTHING, step
from services.registration.missing.whose import Taken, take

NO_OWNER = "Pilih petugas dari daftar instansi ini."
PAST = "Tenggat sudah lewat. Pilih hari ini atau sesudahnya."


def note_reason(
    uow: UnitOfWork, actor: Actor, services: Services, people: Sequence[dict[str, Any]], reason: str, owner_id: str,
    deadline: date, note: str, document: dict[str, Any] | None,
) -> Followed:
    """Raises ``Invalid`` for a deadline that is over and an owner from elsewhere, ``NotFound`` for foreign people."""
    if deadline < today():
        raise Invalid(PAST, fields={"deadline": [PAST]})
    taken = take(uow, actor, services, "note", people)
    owner = _owner(services, taken, owner_id)
    now = {"reason": reason, "stage": Stage.NOTED, "owner_id": owner_id, "owner": owner, "deadline": deadline,
           "note": note, "owner_told": ""}  # fmt: skip
    step(uow, taken.rows, "note", actor.name, now | ({"document": document} if document else {}))
    after = {"reason": reason, "owner": owner, "deadline": deadline.isoformat()}
    for row in taken.rows:
        before = {"reason": row.reason, "owner": row.owner}
        uow.audit(
            Action.ABSENCE_NOTED, subject=row.nip, people=[row.person_id], before=before,
            after=after | ({"sha256": document["digest"]} if document else {}), reason=note,
        )  # fmt: skip
    return taken.followed()


def clear_reason(
    uow: UnitOfWork, actor: Actor, services: Services, people: Sequence[dict[str, Any]], note: str
) -> Followed:
    """What was noted stays in the history.  Raises ``NotFound`` for foreign people."""
    taken = take(uow, actor, services, "clear", people)
    step(uow, taken.rows, "clear", actor.name, NOTHING, note=note)
    for row in taken.rows:
        before = {"reason": row.reason, "owner": row.owner}
        uow.audit(Action.ABSENCE_CLEARED, subject=row.nip, people=[row.person_id], before=before, reason=note)
    return taken.followed()


def _owner(services: Services, taken: Taken, owner_id: str) -> str:
    """The name of an official of every agency whose people are noted."""
    name = ""
    for agency_id in sorted({row.agency_id for row in taken.rows}):
        found = {one["account_id"]: one["name"] for one in services.identity.officials_in(agency_id=agency_id)}
        if owner_id not in found:
            raise Invalid(NO_OWNER, fields={"owner_id": [NO_OWNER]})
        name = found[owner_id]
    return name
