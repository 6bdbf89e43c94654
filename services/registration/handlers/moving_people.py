"""A person works in another agency: record, registration and open work move there; the unit is asked anew."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.registration.events import Level1UnitChosen, PersonMoved, What
from services.registration.handlers.correcting import NO_AGENCY, held, write_record
from services.registration.handlers.level1_choices import choice_of
from services.registration.secrets import opened
from services.registration.tables import forms, level1_choices, registrants


def move_person(
    uow: UnitOfWork, _actor: Actor, services: Services, person_id: str, agency_id: str, answer_id: str, by: str
) -> dict[str, Any]:
    """Move once; who is there already stays.  Raises ``NotFound`` for an agency that nobody knows."""
    person = held(uow, person_id)
    if person.agency_id == agency_id:
        return {"record_version": person.record_version}
    if not services.reference.areas(areas=[{"kind": "agency", "id": agency_id}]):
        raise NotFound(NO_AGENCY)
    record = {**opened(person.record), "nama": person.name, "unit_organisasi": ""}
    there = {"agency_id": agency_id, "unit_id": ""}
    done = write_record(uow, person, record, answer_id, What.MOVED, ["instansi", "unit_organisasi"], **there)
    uow.session.execute(sa.update(registrants).where(registrants.c.person_id == person_id).values(agency_id=agency_id))
    _ask_for_the_unit_anew(uow, person_id)
    _forget_choice(uow, person_id, agency_id, by)
    was, now = {"agency": person.agency_id}, {"agency": agency_id, "by": by}
    uow.audit(Action.PERSON_MOVED, subject=person_id, people=[person_id], before=was, after=now)
    uow.publish(
        PersonMoved(
            person_id=person_id, agency_id=agency_id, was=person.agency_id, record_version=done["record_version"]
        )
    )
    return done


def _ask_for_the_unit_anew(uow: UnitOfWork, person_id: str) -> None:
    """A form in the person's hands forgets the unit of the agency that was left."""
    editable = forms.c.state.in_(("draft", "returned"))
    without = {
        "answers": forms.c.answers.op("-")("unit_organisasi"), "version": forms.c.version + 1,
        "confirmed": sa.func.array_remove(forms.c.confirmed, "unit_organisasi"),
    }
    uow.session.execute(sa.update(forms).where(forms.c.person_id == person_id, editable).values(without))


def _forget_choice(uow: UnitOfWork, person_id: str, agency_id: str, by: str) -> None:
    """A level-1 unit that an operator of the agency before had chosen verifies no longer."""
    choice = choice_of(uow, person_id)
    if choice is None or not choice.unit_id:
        return
    row = {"unit_id": "", "unit_name": "", "version": choice.version + 1, "reason": "", "by": by}
    kept = insert(level1_choices).values(person_id=person_id, **row)
    uow.session.execute(kept.on_conflict_do_update(index_elements=["person_id"], set_=row))
    uow.publish(
        Level1UnitChosen(
            person_id=person_id, agency_id=agency_id, unit_id="", unit_name="", version=choice.version + 1, by=""
        )
    )


