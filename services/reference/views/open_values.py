"""The lists as anybody may read them: what holds on a day, with the name that it had on that day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reference.values import OpenPage, OpenValue
from services.reference.holding import WIB, holds_on, state_of, today
from services.reference.kept_values import known_list
from services.reference.matching import as_typed, fits
from services.reference.tables import list_values, value_versions
from services.reference.views.values import beyond

SHOWN = ("code", "name", "parent", "place", "extra", "active", "valid_from", "valid_to", "version", "changed_at")


def open_page(
    uow: UnitOfWork, _actor: Actor, list: str, q: str, on: date | None, after: str, limit: int
) -> OpenPage:
    """Values of a list that hold on a day, by name; pages follow a cursor."""
    known_list(list)
    day = on or today()
    known = _as_of(list, day).subquery()
    where = [holds_on(day, known.c), *fits(known.c.search, as_typed(q))]
    where += [beyond(after, known.c)] if after else []
    in_order = sa.select(known).where(*where).order_by(known.c.name, known.c.code)
    rows = uow.session.execute(in_order.limit(limit + 1)).all()
    shown = [_shown(row, day) for row in rows[:limit]]
    last = rows[limit - 1] if len(rows) > limit else None
    following = json.dumps([last.name, last.code], ensure_ascii=False) if last is not None else ""
    return OpenPage(list=list, on=day.isoformat(), values=shown, next=following)


def open_value(uow: UnitOfWork, _actor: Actor, list: str, code: str, on: date | None) -> OpenValue:
    """One value as it was on a day, ended ones too.  Raises ``NotFound``."""
    known_list(list)
    day = on or today()
    known = _as_of(list, day, code).subquery()
    row = uow.session.execute(sa.select(known).order_by(known.c.version.desc()).limit(1)).one_or_none()
    if row is None:
        raise NotFound("Data ini tidak ada dalam daftar.")
    return _shown(row, day)


def _as_of(list: str, day: date, code: str = "") -> Any:
    """The rows of a list as they were at the end of a day: today's, and versions that held then."""
    end = datetime.combine(day + timedelta(1), time(), WIB)

    now = sa.select(*(list_values.c[name] for name in SHOWN), list_values.c.search)
    now = now.where(*_known(list_values, list, code, end))
    if day >= today():
        return now
    searched = sa.func.concat(" ", sa.func.lower(value_versions.c.name)).label("search")
    then = sa.select(*(value_versions.c[name] for name in SHOWN), searched)
    return sa.union_all(now, then.where(*_known(value_versions, list, code, end), value_versions.c.ended_at >= end))


def _known(table: sa.Table, list: str, code: str, end: datetime) -> Iterator[sa.ColumnElement[bool]]:
    """Rows that were written by then."""
    yield table.c.list == list
    yield sa.or_(table.c.changed_at.is_(None), table.c.changed_at < end)
    if code:
        yield table.c.code == code


def _shown(row: sa.Row[Any], day: date) -> OpenValue:
    days = {name: getattr(row, name).isoformat() if getattr(row, name) else "" for name in ("valid_from", "valid_to")}
    return OpenValue(
        code=row.code, name=row.name, parent=row.parent, place=row.place, attributes=row.extra,
        state=state_of(row, day), version=row.version, valid_from=days["valid_from"], valid_to=days["valid_to"],
    )  # fmt: skip
