"""Pindah Verifikator Level 1: an operator gives a person another level-1 unit; the choice beats the tree of units."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, Invalid
from services.contracts.profiles import Profile
from services.contracts.registration.events import Level1UnitChosen
from services.contracts.registration.level1_choices import UnitOffered
from services.registration.registrants import one
from services.registration.tables import level1_choices

MOST_UNITS = 1000  # level-1 units of one agency
NOT_OFFERED = "Unit ini bukan verifikator level 1 di instansi pegawai itu. Pilih dari daftar."
OWN = "Verifikator formulir Anda sendiri tidak dapat Anda pindahkan."
STALE = "Verifikator level 1 orang ini sudah dipindahkan oleh %s sejak halaman dibuka."
UNCHANGED = "Orang ini sudah diperiksa di unit itu. Pilih unit lain."


def choose_level1_unit(
    uow: UnitOfWork, actor: Actor, services: Services, register_number: str, unit_id: str, version: int, reason: str
) -> dict[str, Any]:
    """Keep the choice and tell verification, which moves open work.  Raises ``Invalid``, ``Conflict``."""
    person = one(uow, actor, register_number, Profile.L1_MOVE_OPERATOR)
    if person.person_id == actor.person_id:
        raise Forbidden(OWN, needs=[])
    before = choice_of(uow, person.person_id)
    if version != (before.version if before is not None else 0):
        raise Conflict(STALE % (before.by if before is not None else ""), code="stale", by="", at="")
    if unit_id == (before.unit_id if before is not None else ""):
        raise Invalid(UNCHANGED, fields={"unit_id": [UNCHANGED]})
    return keep_choice(uow, services, person, before, unit_id, reason, by=(actor.name, actor.account_id))


def keep_choice(
    uow: UnitOfWork, services: Services, person: sa.Row[Any], before: sa.Row[Any] | None, unit_id: str, reason: str,
    by: tuple[str, str],
) -> dict[str, Any]:
    """The choice after ``before``, and the event of it; ``by`` is an operator's name and account.

    Raises ``Conflict`` when somebody chose meanwhile, ``Invalid`` for a unit that is not offered.
    """
    name, version = _name_of(services, person.agency_id, unit_id), before.version if before is not None else 0
    row = {"unit_id": unit_id, "unit_name": name, "version": version + 1, "reason": reason, "by": by[0]}
    kept = insert(level1_choices).values(person_id=person.person_id, **row).on_conflict_do_update(
        index_elements=["person_id"], set_={**row, "at": sa.func.now()}, where=level1_choices.c.version == version
    )
    if uow.session.scalar(kept.returning(level1_choices.c.version)) is None:
        raise Conflict(STALE % "", code="stale", by="", at="")
    was = {"unit": before.unit_id if before is not None else ""}
    people = [person.person_id]
    uow.audit(
        Action.LEVEL1_UNIT_CHOSEN, subject=person.register_number, people=people, before=was, after={"unit": unit_id},
        reason=reason,
    )
    uow.publish(
        Level1UnitChosen(
            person_id=person.person_id, agency_id=person.agency_id, unit_id=unit_id, unit_name=name,
            version=version + 1, by=by[1],
        )
    )
    return {"version": version + 1, "unit": name}


def choice_of(uow: UnitOfWork, person_id: str) -> sa.Row[Any] | None:
    """The choice that stands, also one that gives back the tree's unit."""
    mine = level1_choices.c.person_id == person_id
    return uow.session.execute(sa.select(level1_choices).where(mine)).one_or_none()


def offered(services: Services, agency_id: str) -> list[UnitOffered]:
    """The level-1 units of an agency."""
    units = services.reference.find_areas(kind=JurisdictionKind.ORG_UNIT, agency_id=agency_id, limit=MOST_UNITS)
    return [UnitOffered(id=unit["id"], name=unit["name"]) for unit in units]


def _name_of(services: Services, agency_id: str, unit_id: str) -> str:
    names = {unit["id"]: unit["name"] for unit in offered(services, agency_id)} if unit_id else {"": ""}
    if unit_id not in names:
        raise Invalid(NOT_OFFERED, fields={"unit_id": [NOT_OFFERED]})
    return names[unit_id]
