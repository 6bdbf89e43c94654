"""Values from a spreadsheet: a result for each line, first as a trial, then in earnest; all or the good ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid, Refusal
from services.contracts.event import new_id
from services.contracts.reference.attributes import LOCATIONS, PARENTS, PLACED
from services.contracts.reference.values import Imported, ImportedLine
from services.reference.handlers.values import TAKEN, write_change, write_new
from services.reference.kept_values import checked, known_list
from services.reference.regions import Region, regions, within
from services.reference.tables import list_values

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
NO_DAY = "Tanggal ditulis hh-bb-tttt, misalnya 31-12-2026."
Row = dict[str, Any]


def import_values(
    uow: UnitOfWork, actor: Actor, list: str, rows: Sequence[Row], whole: bool, dry_run: bool  # noqa: FBT001 - as the request names them
) -> Imported:
    """Do what each line asks for, in one transaction: a crash leaves nothing of it.

    A refused line harms no other; with ``whole`` it keeps all of them out.
    """
    known_list(list)
    kept = regions(uow, actor, list)
    everything = uow.session.begin_nested()
    results = [_result(uow, actor, kept, list, row) for row in rows]
    counts = Counter(one["outcome"] for one in results)
    done = not dry_run and not (whole and counts[REFUSED])
    if done:
        everything.commit()
        uow.audit(Action.VALUES_IMPORTED, subject=list, after=dict(counts))
    else:
        everything.rollback()
    return Imported(results=results, done=done)


def _result(uow: UnitOfWork, actor: Actor, kept: Sequence[Region] | None, list: str, row: Row) -> ImportedLine:
    one = uow.session.begin_nested()
    try:
        outcome, code = _take(uow, actor, kept, list, row)
    except Refusal as refusal:
        one.rollback()
        return _told(row, REFUSED, row["code"], _why(refusal))
    one.commit()
    return _told(row, outcome, code)


def _told(row: Row, outcome: str, code: str, message: str = "") -> ImportedLine:
    return ImportedLine(line=row["line"], outcome=outcome, code=code, name=row["name"], message=message)


def _take(
    uow: UnitOfWork, actor: Actor, kept: Sequence[Region] | None, list: str, row: Row
) -> tuple[str, str]:
    before = _there(uow, kept, list, row["code"])
    code = row["code"] if row["code"] and (before is not None or kept is None) else new_id()
    said = {name: row[name] for name in ("name", "attributes")} | _pointed(uow, kept, list, row)
    columns = checked(uow, kept, list, code, before=before, confirmed=True, **said)
    begins, ends = _day(row, "valid_from"), _day(row, "valid_to")
    if before is None:
        write_new(uow, actor.name, list, code, columns, begins, ends)
        return NEW, code
    same = all(getattr(before, name) == columns[name] for name in ("name", "parent", "place", "path", "extra"))
    if same and (before.valid_from, before.valid_to) == (begins, ends):
        return UNCHANGED, code
    write_change(uow, actor.name, before, columns, begins, ends)
    return CHANGED, code


def _there(uow: UnitOfWork, kept: Sequence[Region] | None, list: str, code: str) -> sa.Row[Any] | None:
    """The value with this code, locked.  Raises ``Invalid`` when it lies in another region."""
    if not code:
        return None
    mine = (list_values.c.list == list, list_values.c.code == code)
    areas = None if kept is None else [*kept]
    row = uow.session.execute(sa.select(list_values).where(*mine, within(areas)).with_for_update()).one_or_none()
    if row is None and uow.session.scalar(sa.select(list_values.c.code).where(*mine)) is not None:
        raise Invalid(TAKEN, fields={"code": [TAKEN]})
    return row


def _pointed(uow: UnitOfWork, kept: Sequence[Region] | None, list: str, row: Row) -> Row:
    """The codes of what the line points to, written as a code or as a name that only one has."""
    field, of = ("place", LOCATIONS) if list in PLACED else ("parent", PARENTS.get(list, ""))
    said, other = row[field], "parent" if field == "place" else "place"
    if not said or not of:
        return {field: said if of else "", other: ""}
    v = list_values.c
    by_code = sa.select(v.code).where(v.list == of, v.code == said)
    if uow.session.scalar(by_code) is not None:
        return {field: said, other: ""}
    places = [region.place for region in kept or () if region.place]
    near = sa.or_(*(v.path.contains([place]) for place in places)) if places else sa.true()
    named = sa.select(v.code).where(v.list == of, sa.func.lower(v.name) == said.lower(), near)
    found = uow.session.scalars(named.limit(2)).all()
    return {field: found[0] if len(found) == 1 else said, other: ""}


def _day(row: Row, name: str) -> date | None:
    text = row[name]
    try:
        return date(*map(int, reversed(text.split("-")))) if text else None
    except (ValueError, TypeError) as error:
        raise Invalid(NO_DAY, fields={name: [NO_DAY]}) from error


def _why(refusal: Refusal) -> str:
    """Every message once, in the order of the fields."""
    fields: dict[str, list[str]] = refusal.details.get("fields") or {}
    said = [message for messages in fields.values() for message in messages]
    return " ".join(dict.fromkeys(said)) or refusal.message
