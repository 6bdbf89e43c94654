"""What the helpdesk asks about registrants: open a registration for approval, give another level-1 unit."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict
from services.contracts.registration.events import RegistrantDecided
from services.registration.handlers.level1_choices import choice_of, keep_choice
from services.registration.tables import registrants

NOT_REGISTERED = "Orang ini belum mendaftar."
ACTIVE = "Pendaftaran orang ini sudah aktif; tidak ada yang perlu disetujui."


def open_for_approval(uow: UnitOfWork, _actor: Actor, person_id: str, answer_id: str, by: str) -> dict[str, str]:
    """A registration that was rejected waits for approval again; one that waits is left as it is."""
    row = _registrant(uow, person_id)
    if row.state == "aktif":
        raise Conflict(ACTIVE, code="active", by=row.decided_by, at="")
    if row.state == "ditolak":
        anew = {"state": "baru", "reason": "", "decided_by": "", "decided_at": None}
        uow.session.execute(sa.update(registrants).where(registrants.c.person_id == person_id).values(anew))
        after = {"by": by, "answer": answer_id}
        uow.audit(Action.REGISTRANT_REOPENED, subject=row.register_number, people=[person_id], after=after)
        uow.publish(RegistrantDecided(person_id=person_id, agency_id=row.agency_id))
    return {"register_number": row.register_number}


def give_level1_unit(
    uow: UnitOfWork, _actor: Actor, services: Services, person_id: str, unit_id: str, reason: str, answer_id: str,
    by: str, account_id: str,
) -> dict[str, Any]:
    """The unit that the ticket asks for; asked for again it is chosen already.  Raises ``Invalid``."""
    row = _registrant(uow, person_id)
    before = choice_of(uow, person_id)
    if before is not None and before.unit_id == unit_id:
        return {"unit": before.unit_name}
    chosen = keep_choice(uow, services, row, before, unit_id, reason, by=(by, account_id))
    return {"unit": chosen["unit"], "answer": answer_id}


def _registrant(uow: UnitOfWork, person_id: str) -> sa.Row[Any]:
    mine = sa.select(registrants).where(registrants.c.person_id == person_id).with_for_update()
    row = uow.session.execute(mine).one_or_none()
    if row is None:
        raise Conflict(NOT_REGISTERED, code="not_registered", by="", at="")
    return row
