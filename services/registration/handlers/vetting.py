"""Registrasi: a registration verifier approves registrants (AKTIF) or rejects them (DITOLAK, with a reason)."""
from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.contracts.registration.events import RegistrantDecided
from services.contracts.registration.registrants import Decided, Standing
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.registration.registrants import UNKNOWN, in_agencies
from services.registration.tables import registrants

BECOMES = {"approve": "aktif", "reject": "ditolak"}


def decide_registrants(
    uow: UnitOfWork, actor: Actor, register_numbers: Sequence[str], verdict: str, reason: str
) -> Decided:
    """One or many at once; who is not BARU any more stays as somebody else has decided.

    Raises ``NotFound`` when a number is not in the actor's agencies: then nothing is decided.
    """
    wanted = sorted({plain_number(number) for number in register_numbers})
    mine = (among(registrants.c.register_number, wanted), in_agencies(actor, Profile.REGISTRATION_VERIFIER))
    columns = (registrants.c.person_id, registrants.c.register_number, registrants.c.agency_id, registrants.c.state)
    found = uow.session.execute(
        sa.select(*columns).where(*mine).order_by(registrants.c.person_id).with_for_update()
    ).all()
    if len(found) < len(wanted) or any(row.person_id == actor.person_id for row in found):
        raise NotFound(UNKNOWN)
    waiting = [row for row in found if row.state == "baru"]
    _write(uow, actor, [row.person_id for row in waiting], verdict, reason)
    for row in waiting:
        action = Action.REGISTRANT_APPROVED if verdict == "approve" else Action.REGISTRANT_REJECTED
        uow.audit(action, subject=row.register_number, people=[row.person_id], reason=reason)
    uow.publish(*[RegistrantDecided(person_id=row.person_id, agency_id=row.agency_id) for row in waiting])
    return Decided(
        changed=[row.register_number for row in waiting],
        others=[row.register_number for row in found if row.state != "baru"],
    )


def _write(uow: UnitOfWork, actor: Actor, person_ids: list[str], verdict: str, reason: str) -> None:
    decided = {
        "state": BECOMES[verdict], "reason": reason if verdict == "reject" else "",
        "decided_by": actor.name, "decided_at": sa.func.now(),
    }
    uow.session.execute(sa.update(registrants).where(among(registrants.c.person_id, person_ids)).values(decided))


def standings(uow: UnitOfWork, _actor: Actor, person_ids: Sequence[str]) -> list[Standing]:
    """How these registrants stand now; who has not registered is not among them."""
    c = registrants.c
    rows = uow.session.execute(sa.select(c.person_id, c.state, c.reason).where(among(c.person_id, person_ids)))
    return [Standing(person_id=row.person_id, state=row.state, reason=row.reason) for row in rows]
