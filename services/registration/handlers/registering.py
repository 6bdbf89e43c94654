"""A civil servant finds the own record and registers (mission: the life of a registrant)."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.audit import Action
from services.contracts.errors import Broken, Conflict, NotFound, Refusal
from services.contracts.identity.settings import Phase
from services.contracts.registration.answers import PersonShown, Receipt
from services.contracts.registration.events import Registered
from services.registration.agency_gates import require_open
from services.registration.domain import register_number
from services.registration.domain.does_the_name_fit import fits
from services.registration.domain.nip import Nip
from services.registration.domain.why_registration_stops import ADVICE, OF_STATUS, Stop
from services.registration.labels import Names
from services.registration.missing.closed import is_closed
from services.registration.openings import Openings
from services.registration.tables import RANDOM_CODE, forms, people, person_nips, registrants

TRIES = 5


def look_up(
    uow: UnitOfWork, _actor: Actor, names: Names, openings: Openings, nip: str, name: str, **_about: object
) -> PersonShown:
    """What the state holds of this NIP, shown only when the name fits.  Raises the stop that applies."""
    person = _who_may_register(uow, openings, nip, name)
    birth_place = person.record.get("tempat_lahir", "")
    place = names.of([("lokasi", birth_place)]).get(("lokasi", birth_place), birth_place)
    of_person = [{"kind": JurisdictionKind.AGENCY, "id": person.agency_id}]  # also of who has no unit: moved, or added
    [agency] = names.services.reference.areas(areas=of_person) or [None]
    return PersonShown(
        nip=person.nip,
        name=person.name,
        birth_place=place,
        birth_date=person.birth_date.isoformat(),
        agency=agency["name"] if agency else "",
    )


def register(
    uow: UnitOfWork, _actor: Actor, services: Services, openings: Openings,
    nip: str, name: str, email: str, phone: str, password: str, **_about: object,
) -> Receipt:
    """Make the registrant, the empty form and the account; the answer is the nomor register."""
    person = _who_may_register(uow, openings, nip, name)
    state = "baru" if require_open(uow, person.agency_id) else "aktif"
    contact = {"person_id": person.id, "agency_id": person.agency_id, "email": email, "phone": phone, "state": state}
    number = _insert_with_a_new_number(uow, contact)
    uow.session.execute(insert(forms).values(person_id=person.id).on_conflict_do_nothing())
    services.identity.open_citizen_account(
        person_id=person.id, nip=person.nip, register_number=number, name=person.name, email=email, password=password,
        waits=state == "baru",
    )
    uow.audit(Action.REGISTERED, subject=number, people=[person.id])
    uow.publish(Registered(person_id=person.id, agency_id=person.agency_id))
    return Receipt(register_number=number, name=person.name, state=state)


def _insert_with_a_new_number(uow: UnitOfWork, contact: dict[str, str]) -> str:
    """A new row, or a rejected one begun anew: its form is kept, its number of before is worth nothing any more."""
    for _ in range(TRIES):
        row = {**contact, "register_number": register_number.draw()}
        nobody = {"reason": "", "decided_by": "", "decided_at": None}
        anew = {**row, **nobody, "registered_at": sa.func.now(), "proof_code": RANDOM_CODE}
        was_rejected = (registrants.c.person_id == row["person_id"], registrants.c.state == "ditolak")
        rejected = sa.update(registrants).where(*was_rejected, _is_new(row["register_number"]))
        new = insert(registrants).values(row).on_conflict_do_nothing()
        for statement in (rejected.values(anew), new):
            if drawn := uow.session.scalar(statement.returning(registrants.c.register_number)):
                return str(drawn)
        mine = sa.select(registrants.c.person_id).where(registrants.c.person_id == contact["person_id"])
        if uow.session.scalar(mine):
            raise _stop(Stop.ALREADY_REGISTERED)
    raise Broken("Nomor register tidak dapat dibuat. Coba lagi.", error_id="")


def _is_new(number: str) -> sa.ColumnElement[bool]:
    other = registrants.alias()
    return ~sa.exists().where(other.c.register_number == number)


def _who_may_register(uow: UnitOfWork, openings: Openings, typed: str, name: str) -> sa.Row[Any]:
    nip = Nip.parse(typed)
    person = uow.session.execute(
        sa.select(people, registrants.c.state)
        .join(person_nips, person_nips.c.person_id == people.c.id)
        .outerjoin(registrants, registrants.c.person_id == people.c.id)
        .where(person_nips.c.nip == str(nip))
    ).one_or_none()
    if person is None:
        raise _stop(Stop.UNKNOWN)
    uow.audit(Action.PERSON_LOOKED_UP, people=[person.id])
    if not fits(name, person.name):
        raise _stop(Stop.NAME_DIFFERS)
    if person.status in OF_STATUS:
        raise _stop(OF_STATUS[person.status])
    if person.state in ("baru", "aktif"):
        raise _stop(Stop.ALREADY_REGISTERED)
    if is_closed(uow, person.id):
        raise _stop(Stop.NOT_PARTICIPATING)
    openings.require(Phase.REGISTRATION, person.agency_id)
    require_open(uow, person.agency_id)
    return person


def _stop(stop: Stop) -> Refusal:
    kind = {Stop.UNKNOWN: NotFound, Stop.NAME_DIFFERS: NotFound}.get(stop, Conflict)
    return kind(ADVICE[stop].message, code=stop.value, category=ADVICE[stop].category)
