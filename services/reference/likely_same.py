"""The values of a list that are likely the same as one that is about to be written."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.reference.attributes import LOCATIONS
from services.contracts.spelling.how_search_matches import searched_text
from services.contracts.spelling.what_is_likely_the_same import is_likely_the_same
from services.reference.holding import in_state, today
from services.reference.matching import as_meant, as_typed, fits
from services.reference.tables import list_values

LOOKED_AT, SHOWN = 2000, 5  # values
DEPTH = 2  # of a regency in the list of locations: a school is compared with those of its regency


def likely_same(
    uow: UnitOfWork, list: str, name: str, path: list[str], parent: str, *, without: str = ""
) -> list[dict[str, Any]]:
    """At most ``SHOWN`` of them, with ``here``: at the very same place."""
    v = list_values.c
    own = path[:-1] if list == LOCATIONS else path
    near = v.path.contains(own[:DEPTH]) if own else sa.true()
    ended = in_state("ended", today())
    candidates = sa.select(v.code, v.name, v.hint, v.path, v.parent).where(
        v.list == list, v.code != without, near, sa.not_(ended), _some_word(uow, list, name)
    )
    rows = uow.session.execute(candidates.order_by(sa.func.length(v.name), v.name, v.code).limit(LOOKED_AT))
    found = [
        {"code": row.code, "name": row.name, "hint": row.hint, "here": _here(list, row, own, parent)}
        for row in rows if is_likely_the_same(name, row.name)
    ]  # fmt: skip
    return sorted(found, key=lambda one: not one["here"])[:SHOWN]


def exactly_there(
    uow: UnitOfWork, list: str, name: str, path: list[str], parent: str, *, without: str
) -> list[dict[str, Any]]:
    """The values of this very name at the very same place."""
    v = list_values.c
    own = path[:-1] if list == LOCATIONS else path
    mine = (v.list == list, v.code != without, v.search == searched_text(name), sa.not_(in_state("ended", today())))
    rows = uow.session.execute(sa.select(v.code, v.name, v.hint, v.path, v.parent).where(*mine))
    return [
        {"code": row.code, "name": row.name, "hint": row.hint, "here": True}
        for row in rows if _here(list, row, own, parent)
    ]  # fmt: skip


def _here(list: str, row: Any, own: list[str], parent: str) -> bool:
    there = row.path[:-1] if list == LOCATIONS else row.path
    return bool(there == own and row.parent == parent)


def _some_word(uow: UnitOfWork, list: str, name: str) -> sa.ColumnElement[bool]:
    """Values that share all words but one with the name, or what each was perhaps meant to be."""
    parts = next(reversed(as_meant(uow, list, name)), as_typed(name))
    conditions = fits(list_values.c.search, parts)
    if len(conditions) == 1:
        return conditions[0]
    without_one = [sa.and_(*(one for one in conditions if one is not left)) for left in conditions]
    return sa.or_(*without_one)
