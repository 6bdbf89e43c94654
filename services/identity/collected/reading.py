"""What every page of the collected audit has in common: the order, its cursor, and who did it in which office."""
from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.audit import REFUSED
from services.contracts.errors import Invalid
from services.contracts.identity.audit_answers import AboutWhom, Held
from services.identity.collected.tables import collected
from services.identity.tables import accounts

NEWEST = (collected.c.at.desc(), collected.c.service.desc(), collected.c.number.desc())
IS_REFUSED = collected.c.action.in_(REFUSED)


def cursor_of(row: sa.Row[Any]) -> str:
    """Where a page ended."""
    return f"{row.at.isoformat()}|{row.service}|{row.number}"


def beyond(cursor: str) -> sa.ColumnElement[bool]:
    """What comes after the page that ended with ``cursor``.  Raises ``Invalid`` for what no page has said."""
    try:
        at, service, number = cursor.split("|")
        last = sa.tuple_(sa.literal(datetime.fromisoformat(at), collected.c.at.type), service, int(number))
    except ValueError as error:
        text = "Halaman lanjutan ini tidak dikenal. Mulai lagi dari halaman pertama."
        raise Invalid(text, fields={"after": [text]}) from error
    return sa.tuple_(collected.c.at, collected.c.service, collected.c.number) < last


def held_by(row: sa.Row[Any]) -> list[Held]:
    """The profiles under which it was done, each with its office."""
    return [Held(profile=grant["profile"], place=grant["name"]) for grant in row.grants]


def people_named(uow: UnitOfWork, person_ids: Collection[str]) -> list[AboutWhom]:
    """Each with the name of an account, where there is one."""
    nip = sa.case((accounts.c.kind == "citizen", accounts.c.username), else_=accounts.c.nip)
    held = sa.select(accounts.c.person_id, accounts.c.name, nip).where(accounts.c.person_id.in_(person_ids))
    rows = uow.session.execute(held)
    known = {one: AboutWhom(person_id=one, name=name, nip=number) for one, name, number in rows}
    return [known.get(one, AboutWhom(person_id=one, name="", nip="")) for one in person_ids]
