"""Who has a NIP: for identity, which names the civil servant to whom an admin gives an account."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.registration.answers import Holder, PersonNamed
from services.registration.domain.nip import Nip
from services.registration.domain.who_still_serves import SERVES
from services.registration.tables import people, person_nips

UNKNOWN = "NIP ini tidak ada dalam data negara, atau pemiliknya tidak lagi bekerja."
FOUND: sa.Select[Any] = sa.select(
    person_nips.c.nip.label("asked"), people.c.id, people.c.nip, people.c.name, people.c.agency_id
).join(people, people.c.id == person_nips.c.person_id)


def people_by_nip(uow: UnitOfWork, _actor: Actor, nips: list[str]) -> list[PersonNamed]:
    """One answer for each NIP, in order: name and agency of who serves, or why there is nobody."""
    read = [_read(nip) for nip in nips]
    wanted = sa.literal(sorted({digits for digits, _ in read if digits}), sa.ARRAY(sa.Text))
    serving = FOUND.where(person_nips.c.nip == sa.any_(wanted), people.c.status == SERVES)
    known = {row.asked: row for row in uow.session.execute(serving)}
    return [_named(known.get(digits), problem) for digits, problem in read]


def holder_of(uow: UnitOfWork, _actor: Actor, nip: str) -> Holder:
    """Id and agency of whoever has or had this NIP, also of who is said to serve no longer; no name leaves here."""
    digits, _problem = _read(nip)
    row = uow.session.execute(FOUND.where(person_nips.c.nip == digits)).one_or_none()
    return Holder(person_id=row.id, agency_id=row.agency_id) if row else Holder(person_id="", agency_id="")


def _read(nip: str) -> tuple[str, str]:
    """The digits, or what is wrong with them."""
    try:
        return str(Nip.parse(nip)), ""
    except Invalid as refusal:
        return "", refusal.message


def _named(row: sa.Row[Any] | None, problem: str) -> PersonNamed:
    if row is None:
        return PersonNamed(
            person_id="", nip="", name="", agency_id="", problem=problem or UNKNOWN, possible=not problem
        )
    return PersonNamed(
        person_id=row.id, nip=row.nip, name=row.name, agency_id=row.agency_id, problem="", possible=True
    )
