"""The lists of Registrasi and Manajemen Pendaftar, and one registrant opened: reads only."""
from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.registration.registrants import STATES, RegistrantOpened, RegistrantsFound, RegistrantShown
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.registration.labels import Names
from services.registration.registrants import OFFICES, WITH_PERSON, in_agencies, one
from services.registration.tables import people, registrants

COUNTED = 1000  # at most: a page needs no more


def find_registrants(
    uow: UnitOfWork, actor: Actor, names: Names, q: str, state: str, after: str, limit: int
) -> RegistrantsFound:
    """A page in the order of registration."""
    here = in_agencies(actor, *OFFICES)
    wanted = [here, *_matching(q), *_behind(after)] + ([registrants.c.state == state] if state else [])
    order = (registrants.c.registered_at, registrants.c.person_id)
    rows = uow.session.execute(WITH_PERSON.where(*wanted).order_by(*order).limit(limit + 1)).all()
    page = rows[:limit]
    uow.audit(Action.REGISTRANTS_VIEWED, people=[row.person_id for row in page])
    units = _units(names, [row.unit_id for row in page])
    counts = {one: _count(uow, here, one) for one in STATES}
    return RegistrantsFound(rows=[_shown(row, units) for row in page], counts=counts, more=len(rows) > limit)


def registrant(uow: UnitOfWork, actor: Actor, names: Names, register_number: str) -> RegistrantOpened:
    """One registrant with what tells whether it is the right person."""
    row = one(uow, actor, register_number)
    uow.audit(Action.REGISTRANT_VIEWED, subject=row.register_number, people=[row.person_id])
    [place] = names.services.reference.unit_places(unit_ids=[row.unit_id]) or [None]
    birth_place = row.record.get("tempat_lahir", "")
    return RegistrantOpened(
        **_shown(row, {row.unit_id: place["names"][-1]} if place else {}),
        birth_date=row.birth_date.isoformat(),
        birth_place=names.of([("lokasi", birth_place)]).get(("lokasi", birth_place), birth_place),
        agency=place["agency"]["name"] if place else "",
        email=row.email,
        phone=row.phone,
    )


def _matching(q: str) -> list[sa.ColumnElement[bool]]:
    """Words of a name, or the whole of a number."""
    if not q:
        return []
    number = plain_number(q)
    words = [people.c.name.icontains(word, autoescape=True) for word in q.split()]
    return [sa.or_(registrants.c.register_number == number, people.c.nip == number, sa.and_(*words))]


def _behind(after: str) -> list[sa.ColumnElement[bool]]:
    if not after:
        return []
    at, _, person_id = after.partition(" ")
    try:
        seen = (datetime.fromisoformat(at), person_id)
    except ValueError as error:
        raise Invalid("Halaman ini tidak dikenal.", fields={"after": ["Mulai lagi dari halaman pertama."]}) from error
    place = sa.tuple_(registrants.c.registered_at, registrants.c.person_id)
    return [place > sa.tuple_(*(sa.literal(value, c.type) for value, c in zip(seen, _ORDER, strict=True)))]


_ORDER = (registrants.c.registered_at, registrants.c.person_id)


def _count(uow: UnitOfWork, here: sa.ColumnElement[bool], state: str) -> int:
    some = sa.select(registrants.c.person_id).where(here, registrants.c.state == state).limit(COUNTED)
    return uow.session.scalar(sa.select(sa.func.count()).select_from(some.subquery())) or 0


def _units(names: Names, unit_ids: list[str]) -> dict[str, str]:
    places = names.services.reference.unit_places(unit_ids=sorted(set(unit_ids))) if unit_ids else []
    return {place["unit_id"]: place["names"][-1] for place in places}


def _shown(row: sa.Row[Any], units: dict[str, str]) -> RegistrantShown:
    return RegistrantShown(
        register_number=row.register_number,
        nip=row.nip,
        name=row.name,
        state=row.state,
        registered_at=row.registered_at.isoformat(),
        unit=units.get(row.unit_id, ""),
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at.isoformat() if row.decided_at else "",
        cursor=f"{row.registered_at.isoformat()} {row.person_id}",
    )
