"""One person who is missing, with what was done so far; the document of a follow-up; and who can follow up."""
from __future__ import annotations

from typing import Any, cast

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.identity.settings import Phase
from services.contracts.registration.answers import Attached
from services.contracts.registration.missing import MissingOpened, OwnerOffered, StepShown
from services.registration.domain.who_follows_up import allowed
from services.registration.labels import Names
from services.registration.missing.finding import row_shown
from services.registration.missing.whose import UNKNOWN, agencies_of, agency_of, one_missing
from services.registration.openings import Openings
from services.registration.tables import follow_ups, people, registrants

REGISTERED = ("baru", "aktif")


def missing_person(uow: UnitOfWork, actor: Actor, names: Names, openings: Openings, person_id: str) -> MissingOpened:
    """Raises ``NotFound`` for who is not missing or belongs to an agency of others."""
    row = one_missing(uow, person_id)
    agency = agencies_of(actor, names.services, [row.agency_id]).get(row.agency_id)
    if agency is None:
        raise NotFound(UNKNOWN)
    uow.audit(Action.MISSING_PERSON_VIEWED, subject=row.nip, people=[row.person_id])
    place = names.places([row.unit_id]).get(row.unit_id)
    registrant = uow.session.execute(sa.select(registrants).where(registrants.c.person_id == person_id)).one_or_none()
    late = is_late(openings, row.agency_id)
    can = [what for what in allowed(agency.held, row.stage) if what != "propose" or late]
    return MissingOpened(
        **row_shown(row, place["names"][-1] if place else "", agency.name),
        note=row.note, owner_id=row.owner_id or "", document=row.document,
        register_number=registrant.register_number if registrant else "",
        email=registrant.email if registrant else "", phone=registrant.phone if registrant else "",
        reachable=registrant is not None and registrant.state in REGISTERED, reminders=row.reminders, late=late,
        may=can, steps=steps_of(uow, row.person_id),
    )  # fmt: skip


def is_late(openings: Openings, agency_id: str) -> bool:
    """Whether the time in which an agency's people could fill and send is over."""
    filling = openings.of(Phase.FILLING, agency_id)
    return not filling["open"] and filling["why"] == "late"


def steps_of(uow: UnitOfWork, person_id: str) -> list[StepShown]:
    """What was done, the newest first."""
    mine = sa.select(follow_ups).where(follow_ups.c.person_id == person_id).order_by(follow_ups.c.id.desc())
    return [_step(row) for row in uow.session.execute(mine)]


def _step(row: sa.Row[Any]) -> StepShown:
    facts = row.facts
    return StepShown(
        at=row.at.isoformat(), action=row.action, by=row.by, reason=facts["reason"], owner=facts["owner"],
        deadline=facts["deadline"] or "", note=facts["note"], document=facts["document"],
    )  # fmt: skip


def follow_up_document(uow: UnitOfWork, actor: Actor, names: Names, person_id: str, document_id: str) -> Attached:
    """Raises ``NotFound``."""
    agency_id = uow.session.scalar(sa.select(people.c.agency_id).where(people.c.id == person_id))
    if agency_id is None or agency_id not in agencies_of(actor, names.services, [agency_id]):
        raise NotFound(UNKNOWN)
    found = [step["document"] for step in steps_of(uow, person_id) if step["document"]]
    for document in found:
        if document["document_id"] == document_id:
            uow.audit(Action.DOCUMENT_VIEWED, subject=document_id, people=[person_id])
            return document
    raise NotFound("Dokumen ini tidak ditemukan.")


def owners_in(_uow: UnitOfWork, actor: Actor, names: Names, agency_id: str) -> list[OwnerOffered]:
    """The officials of an agency, by name.  Raises ``NotFound`` for an agency of others."""
    agency_of(actor, names.services, agency_id)
    return cast("list[OwnerOffered]", names.services.identity.officials_in(agency_id=agency_id))
