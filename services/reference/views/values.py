"""The lists as those see them who keep them: how many values, a page of values, one value with its versions."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Invalid, NotFound
from services.contracts.reference.attributes import LOCATIONS
from services.contracts.reference.values import ListShown, ValuePage, ValueRow, ValueShown, VersionShown
from services.reference.holding import holds_on, in_state, state_of, today
from services.reference.importing.list_specs import LISTS
from services.reference.kept_values import UNKNOWN, known_list
from services.reference.matching import as_meant, as_typed, fits
from services.reference.regions import regions, within
from services.reference.tables import list_values, value_aliases, value_versions


def lists(uow: UnitOfWork, _actor: Actor) -> list[ListShown]:
    """Every list that there is, empty ones too, in the order of the specification."""
    v = list_values.c
    counted = sa.select(v.list, sa.func.count().label("all"), sa.func.count().filter(holds_on(today())).label("holds"))
    found = {row.list: (row.holds, row.all) for row in uow.session.execute(counted.group_by(v.list))}
    sums = {name: found.get(name, (0, 0)) for name in LISTS}
    return [ListShown(list=name, holds=holds, values=every) for name, (holds, every) in sums.items()]


def list_page(
    uow: UnitOfWork, actor: Actor, list: str, q: str, state: str, on: date | None, after: str, limit: int
) -> ValuePage:
    """Values of the actor's regions by name; mistakes are forgiven where nothing fits as it was typed."""
    known_list(list)
    kept, day = regions(uow, actor, list), on or today()
    mine = [list_values.c.list == list, within(kept), in_state(state, day)]
    rows = _page(uow, [*mine, *fits(list_values.c.search, as_typed(q))], after, limit)
    if q and not rows and not after:
        pages = (_page(uow, [*mine, *fits(list_values.c.search, it)], after, limit) for it in as_meant(uow, list, q))
        rows = next(filter(None, pages), [])
    shown = [value_row(row, day) for row in rows[:limit]]
    place = "" if kept is None else ", ".join(region.name for region in kept)
    return ValuePage(rows=shown, next=shown[-1]["cursor"] if len(rows) > limit else "", place=place)


def value(uow: UnitOfWork, actor: Actor, list: str, code: str) -> ValueShown:
    """One value with its versions.  Raises ``NotFound`` outside the actor's regions."""
    known_list(list)
    v = list_values.c
    mine = (v.list == list, v.code == code, within(regions(uow, actor, list)))
    row = uow.session.execute(sa.select(list_values).where(*mine)).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    names = _names_of(uow, row)
    return ValueShown(
        **value_row(row, today()), list=list, used=row.used, history=_history(uow, row),
        parent_name=names.get((LISTS[list].parent_list, row.parent), ""),
        place_name=names.get((LOCATIONS, row.place), ""),
    )  # fmt: skip


def settled(uow: UnitOfWork, _actor: Actor, list: str, asked: list[str]) -> dict[str, str]:
    """Provisional id to the code that it became; those that wait are absent."""
    a = value_aliases.c
    wanted = (a.list == list, a.alias == sa.any_(sa.literal(asked, sa.ARRAY(sa.Text))))
    return {row.alias: row.code for row in uow.session.execute(sa.select(a.alias, a.code).where(*wanted))}


def value_row(row: sa.Row[Any], day: date) -> ValueRow:
    """As pages and the API show it."""
    return ValueRow(
        code=row.code, name=row.name, hint=row.hint, parent=row.parent, place=row.place, owner=row.owner,
        attributes=row.extra, state=state_of(row, day), valid_from=_day(row.valid_from), valid_to=_day(row.valid_to),
        version=row.version, cursor=json.dumps([row.name, row.code], ensure_ascii=False, separators=(",", ":")),
    )  # fmt: skip


def beyond(after: str, of: Any = list_values.c) -> sa.ColumnElement[bool]:
    """Rows after a cursor.  Raises ``Invalid`` for what is none."""
    try:
        name, code = map(str, json.loads(after))
    except (ValueError, TypeError) as error:
        text = "Halaman ini tidak ada. Mulai dari awal."
        raise Invalid(text, fields={"after": [text]}) from error
    return sa.tuple_(of.name, of.code) > sa.tuple_(sa.literal(name), sa.literal(code))


def _page(uow: UnitOfWork, where: list[sa.ColumnElement[bool]], after: str, limit: int) -> list[sa.Row[Any]]:
    v = list_values.c
    where = [*where, beyond(after)] if after else where
    return [*uow.session.execute(sa.select(list_values).where(*where).order_by(v.name, v.code).limit(limit + 1))]


def _history(uow: UnitOfWork, row: sa.Row[Any]) -> list[VersionShown]:
    of = (value_versions.c.list == row.list, value_versions.c.code == row.code)
    earlier = uow.session.execute(sa.select(value_versions).where(*of).order_by(value_versions.c.id.desc()))
    return [_version(row, removed=False), *(_version(one, removed=one.removed) for one in earlier)]


def _version(row: sa.Row[Any], *, removed: bool) -> VersionShown:
    return VersionShown(
        version=row.version, name=row.name, parent=row.parent, place=row.place, attributes=row.extra,
        valid_from=_day(row.valid_from), valid_to=_day(row.valid_to), active=row.active,
        at=row.changed_at.isoformat() if row.changed_at else "", by=row.changed_by, reason=row.reason, removed=removed,
    )  # fmt: skip


def _names_of(uow: UnitOfWork, row: sa.Row[Any]) -> dict[tuple[str, str], str]:
    v = list_values.c
    wanted = [(LISTS[row.list].parent_list, row.parent), (LOCATIONS, row.place)]
    found = sa.select(v.list, v.code, v.name).where(sa.tuple_(v.list, v.code).in_([one for one in wanted if one[1]]))
    return {(one.list, one.code): one.name for one in uow.session.execute(found)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
