"""The registrant whose level-1 unit an operator may want to change: a read."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.contracts.registration.level1_choices import ToMove
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.registration.handlers.level1_choices import choice_of, offered
from services.registration.labels import Names
from services.registration.registrants import UNKNOWN, WITH_PERSON, in_agencies
from services.registration.tables import forms, people, registrants


def find_to_move(uow: UnitOfWork, actor: Actor, names: Names, q: str) -> ToMove:
    """By nomor register or NIP.  Raises ``NotFound``, also for registrants of other agencies."""
    number = plain_number(q)
    named = sa.or_(registrants.c.register_number == number, people.c.nip == number)
    mine = (named, in_agencies(actor, Profile.L1_MOVE_OPERATOR))
    row = uow.session.execute(WITH_PERSON.where(*mine).limit(1)).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    uow.audit(Action.REGISTRANT_VIEWED, subject=row.register_number, people=[row.person_id])
    form = uow.session.execute(sa.select(forms).where(forms.c.person_id == row.person_id)).one_or_none()
    says = form.answers.get("unit_organisasi", row.unit_id) if form is not None else row.unit_id
    [place] = names.services.reference.unit_places(unit_ids=[says]) or [None]
    choice = choice_of(uow, row.person_id)
    stands = choice if choice is not None and choice.unit_id else None
    return ToMove(
        register_number=row.register_number,
        nip=row.nip,
        name=row.name,
        agency=place["agency"]["name"] if place else "",
        unit=", ".join(reversed(place["names"])) if place else "",
        form_state=form.state if form is not None else "",
        version=choice.version if choice is not None else 0,
        chosen_id=stands.unit_id if stands is not None else "",
        chosen=stands.unit_name if stands is not None else "",
        reason=stands.reason if stands is not None else "",
        by=stands.by if stands is not None else "",
        at=stands.at.isoformat() if stands is not None else "",
        units=offered(names.services, row.agency_id),
    )
