"""What people asked for and did not find becomes a value, or is one that was there: provisional ids lead to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.reference.values import Kept
from services.reference.handlers.values import insert_value
from services.reference.kept_values import checked, known_list
from services.reference.regions import Region, region_of
from services.reference.tables import agencies, list_values, value_aliases

ELSEWHERE = "Permintaan ini sudah dijawab dengan data lain."


def settle_value(
    uow: UnitOfWork, _actor: Actor, *, list: str, agency_id: str, asked: list[str], by: str,
    valid_from: date | None, valid_to: date | None, dry_run: bool, **said: Any,
) -> Kept:
    """Add a value for requests, or take the one of exactly this name and place; asked twice it is the same value.

    Raises as ``add_value`` does, so that the operator who decides reads it at the fields.  ``dry_run``: that is all
    that happens; a value that would be new has no code yet.
    """
    known_list(list)
    if asked and (there := _settled_already(uow, list, asked)):
        return Kept(code=there, version=_version(uow, list, there), added=False)
    code = new_id()
    try:
        columns = checked(uow, _region(uow, agency_id), list, code, before=None, **said)
    except Invalid as wrong:
        if not (same := wrong.details.get("same")):
            raise
        if not dry_run:
            point(uow, list, same[0]["code"], asked, by)
        return Kept(code=same[0]["code"], version=_version(uow, list, same[0]["code"]), added=False)
    if dry_run:
        return Kept(code="", version=0, added=True)
    insert_value(uow, by, list, code, columns, valid_from, valid_to)
    point(uow, list, code, asked, by)
    return Kept(code=code, version=1, added=True)


def map_values(uow: UnitOfWork, _actor: Actor, *, list: str, code: str, asked: list[str], by: str) -> Kept:
    """Requests mean a value that is there.  Raises ``NotFound``, and ``Conflict`` for what was settled otherwise."""
    version = _version(uow, list, code)
    point(uow, list, code, asked, by)
    return Kept(code=code, version=version, added=False)


def point(uow: UnitOfWork, list: str, code: str, asked: list[str], by: str) -> None:
    """Requests lead to this value from now on.  Raises ``Conflict`` for what was settled otherwise."""
    rows = [{"list": list, "alias": alias, "code": code, "by": by} for alias in dict.fromkeys(asked)]
    if not rows:
        return
    uow.session.execute(insert(value_aliases).on_conflict_do_nothing(), rows)
    other = sa.select(value_aliases.c.alias).where(
        value_aliases.c.list == list, value_aliases.c.code != code,
        value_aliases.c.alias == sa.any_(sa.literal(asked, sa.ARRAY(sa.Text))),
    )  # fmt: skip
    if uow.session.scalar(other.limit(1)) is not None:
        raise Conflict(ELSEWHERE, code="settled", by="", at="")
    uow.audit(Action.VALUE_SETTLED, subject=f"{list}:{code}", after={"requests": len(rows), "by": by})


def _settled_already(uow: UnitOfWork, list: str, asked: list[str]) -> str:
    """The value of requests that are all settled with one; "" otherwise."""
    mine = (value_aliases.c.list == list, value_aliases.c.alias == sa.any_(sa.literal(asked, sa.ARRAY(sa.Text))))
    rows = uow.session.execute(sa.select(value_aliases.c.alias, value_aliases.c.code).where(*mine)).all()
    codes = {row.code for row in rows}
    return codes.pop() if len(codes) == 1 and len(rows) == len(set(asked)) else ""


def _region(uow: UnitOfWork, agency_id: str) -> list[Region] | None:
    if not agency_id:
        return None
    row = uow.session.execute(sa.select(agencies).where(agencies.c.id == agency_id)).one_or_none()
    if row is None:
        raise NotFound("Instansi ini tidak ada.")
    return [region_of(row)]


def _version(uow: UnitOfWork, list: str, code: str) -> int:
    mine = (list_values.c.list == list, list_values.c.code == code)
    version = uow.session.scalar(sa.select(list_values.c.version).where(*mine))
    if version is None:
        raise NotFound("Data ini tidak ada dalam daftar.")
    return version
