"""Whose registrants an official sees, and one of them by the nomor register."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.registration.tables import people, registrants

OFFICES = (Profile.REGISTRATION_VERIFIER, Profile.AGENCY_ADMIN)
UNKNOWN = "Pendaftar ini tidak ditemukan di instansi Anda."
WITH_PERSON = sa.select(
    registrants, people.c.nip, people.c.name, people.c.birth_date, people.c.unit_id, people.c.record
).join(people, people.c.id == registrants.c.person_id)


def in_agencies(actor: Actor, *profiles: Profile) -> sa.ColumnElement[bool]:
    """The condition that a registrant belongs to an agency of the actor."""
    held = [place for profile in profiles for place in actor.holds(profile)]
    return among(registrants.c.agency_id, sorted({p.id for p in held if p.kind is JurisdictionKind.AGENCY}))


def one(uow: UnitOfWork, actor: Actor, register_number: str, *profiles: Profile) -> sa.Row[Any]:
    """The registrant with this number.  Raises ``NotFound``, also for those of other agencies."""
    mine = (registrants.c.register_number == plain_number(register_number), in_agencies(actor, *(profiles or OFFICES)))
    row = uow.session.execute(WITH_PERSON.where(*mine)).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    return row
