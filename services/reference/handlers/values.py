"""Lists are kept by hand: a value is added, changed, ended, removed (manual III.E, III.F; mission, Reference data)."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.event import new_id
from services.contracts.reference.attributes import LOCATIONS
from services.contracts.reference.values import Kept
from services.reference.holding import today
from services.reference.importing.list_specs import LISTS
from services.reference.kept_values import checked, known_list, locked
from services.reference.regions import regions
from services.reference.standing import move, renew_hints
from services.reference.tables import agencies, list_values, value_aliases

TAKEN = "Kode ini sudah dipakai dalam daftar ini."


def add_value(
    uow: UnitOfWork, actor: Actor, *, list: str, code: str, valid_from: date | None, valid_to: date | None, **said: Any
) -> Kept:
    """A new value.  Raises ``Invalid`` at the fields, ``Conflict`` with ``same`` when it is likely there already."""
    known_list(list)
    kept = regions(uow, actor, list)
    code = code if code and kept is None else new_id()
    if uow.session.scalar(_one(list, code, list_values.c.code)) is not None:
        raise Invalid(TAKEN, fields={"code": [TAKEN]})
    columns = checked(uow, kept, list, code, before=None, **said)
    insert_value(uow, actor.name, list, code, columns, valid_from, valid_to)
    return Kept(code=code, version=1)


def insert_value(
    uow: UnitOfWork, by: str, list: str, code: str, columns: dict[str, Any], begins: date | None, ends: date | None
) -> None:
    """A value that was checked, and the audit of it."""
    write_new(uow, by, list, code, columns, begins, ends)
    uow.audit(Action.VALUE_ADDED, subject=f"{list}:{code}", after=_said(columns, begins, ends))


def write_new(
    uow: UnitOfWork, by: str, list: str, code: str, columns: dict[str, Any], begins: date | None, ends: date | None
) -> None:
    """The row of a value that was checked, and the names above it."""
    row = {
        "list": list, "code": code, **columns, "valid_from": begins, "valid_to": ends,
        "active": ends is None or ends > today(), "position": _last(uow, list) + 1, "changed_by": by,
        "rank": LISTS[list].ranks.get(columns["extra"].get(LISTS[list].kind, ""), 0), "changed_at": sa.func.now(),
    }  # fmt: skip
    uow.session.execute(sa.insert(list_values).values(row))
    if columns["path"]:
        renew_hints(uow, list, code)


def change_value(
    uow: UnitOfWork, actor: Actor, *, list: str, code: str, version: int, valid_from: date | None,
    valid_to: date | None, reason: str, **said: Any,
) -> Kept:
    """The value as it shall be; the one before is kept with who changed it and why."""
    kept = regions(uow, actor, list)
    before = locked(uow, kept, list, code, version)
    columns = checked(uow, kept, list, code, before=before, **said)
    version = write_change(uow, actor.name, before, columns, valid_from, valid_to, reason)
    was, now = _said(before._asdict(), before.valid_from, before.valid_to), _said(columns, valid_from, valid_to)
    uow.audit(Action.VALUE_CHANGED, subject=f"{list}:{code}", before=was, after=now, reason=reason)
    return Kept(code=code, version=version)


def write_change(
    uow: UnitOfWork, by: str, before: sa.Row[Any], columns: dict[str, Any], begins: date | None, ends: date | None,
    reason: str = "",
) -> int:
    """The version of a value that was checked; what lies below a location follows it."""
    days = {"valid_from": begins, "valid_to": ends, "active": ends is None or ends > today()}
    version = _write(uow, before, {**columns, **days, "changed_by": by, "reason": reason})
    if before.list == LOCATIONS and before.path != columns["path"]:
        move(uow, before.code, columns["path"][:-1])
    if columns["path"] and (before.path, before.name) != (columns["path"], columns["name"]):
        renew_hints(uow, before.list, before.code)
    return version


def retire_value(
    uow: UnitOfWork, actor: Actor, *, list: str, code: str, version: int, on: date | None, reason: str
) -> Kept:
    """It is no longer offered from a day on; without a day it holds again.  Forms that name it keep it."""
    before = locked(uow, regions(uow, actor, list), list, code, version)
    if on is not None and before.valid_from is not None and on <= before.valid_from:
        text = "Tanggal berakhir harus sesudah tanggal mulai berlaku."
        raise Invalid(text, fields={"on": [text]})
    version = _end(uow, actor, before, on, reason)
    return Kept(code=code, version=version)


def remove_value(uow: UnitOfWork, actor: Actor, *, list: str, code: str, version: int) -> Kept:
    """What nothing names is removed; what a form, another value or an agency names is retired today instead."""
    before = locked(uow, regions(uow, actor, list), list, code, version)
    if _is_named(uow, before):
        return Kept(code=code, version=_end(uow, actor, before, today(), ""), removed=False)
    uow.session.execute(sa.delete(list_values).where(list_values.c.list == list, list_values.c.code == code))
    was = _said(before._asdict(), before.valid_from, before.valid_to)
    uow.audit(Action.VALUE_REMOVED, subject=f"{list}:{code}", before=was)
    return Kept(code=code, version=version, removed=True)


def _end(uow: UnitOfWork, actor: Actor, before: sa.Row[Any], on: date | None, reason: str) -> int:
    ends = {"valid_to": on, "active": on is None or on > today()}
    version = _write(uow, before, {**ends, "changed_by": actor.name, "reason": reason})
    was, now = ({"valid_to": day.isoformat() if day else ""} for day in (before.valid_to, on))
    subject = f"{before.list}:{before.code}"
    uow.audit(Action.VALUE_CHANGED, subject=subject, before=was, after=now, reason=reason)
    return version


def _write(uow: UnitOfWork, before: sa.Row[Any], columns: dict[str, Any]) -> int:
    mine = (list_values.c.list == before.list, list_values.c.code == before.code)
    written = sa.update(list_values).where(*mine).values(columns).returning(list_values.c.version)
    return uow.session.execute(written).scalar_one()


def _is_named(uow: UnitOfWork, row: sa.Row[Any]) -> bool:
    v = list_values.c
    below = [name for name, spec in LISTS.items() if spec.parent_list == row.list]
    namings = [
        sa.select(v.code).where(v.list.in_(below), v.parent == row.code),
        sa.select(value_aliases.c.alias).where(value_aliases.c.list == row.list, value_aliases.c.code == row.code),
    ]
    if row.list == LOCATIONS:
        namings += [
            sa.select(v.code).where(v.path.contains([row.code]), sa.or_(v.list != LOCATIONS, v.code != row.code)),
            sa.select(agencies.c.id).where(agencies.c.place == row.code),
        ]
    return bool(row.used) or any(uow.session.scalar(one.limit(1)) is not None for one in namings)


def _one(list: str, code: str, column: sa.ColumnElement[Any]) -> sa.Select[Any]:
    return sa.select(column).where(list_values.c.list == list, list_values.c.code == code)


def _last(uow: UnitOfWork, list: str) -> int:
    return uow.session.scalar(sa.select(sa.func.max(list_values.c.position)).where(list_values.c.list == list)) or 0


def _said(columns: dict[str, Any], begins: date | None, ends: date | None) -> dict[str, Any]:
    """For the audit."""
    days = {"valid_from": begins.isoformat() if begins else "", "valid_to": ends.isoformat() if ends else ""}
    return {name: columns[name] for name in ("name", "parent", "place", "extra", "owner")} | days
