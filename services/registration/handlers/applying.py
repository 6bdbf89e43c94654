"""The record takes the verified values by compare-and-set (architecture: completion)."""
from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, cast

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.audit import Action
from services.contracts.form_fields import FORM_FIELDS, Origin
from services.contracts.registration.answers import ChangeSent
from services.contracts.registration.events import RecordApplied, RecordConflicted
from services.contracts.verification.events import CaseCompleted
from services.registration.asked import REFUSED, WAITING, asked_by
from services.registration.domain.what_follows_from_riwayat import Rows, follows
from services.registration.domain.what_follows_from_the_unit import FROM, of_unit
from services.registration.domain.who_still_serves import status_of
from services.registration.labels import Names
from services.registration.secrets import digests, opened, sealed
from services.registration.shown_changes import opened_change
from services.registration.tables import forms, people, person_histories, record_changes, submissions

HoldBack = Callable[[UnitOfWork, CaseCompleted], None]


def apply(uow: UnitOfWork, event: CaseCompleted, names: Names, hold_back: HoldBack) -> None:
    """Take the approved values, or say which fields no longer hold what the verifiers saw.

    Values that were asked for become what the helpdesk made of them; while it has not decided, the case is held back.
    """
    person = uow.session.execute(sa.select(people).where(people.c.id == event.person_id).with_for_update()).one()
    if (known := _applied_before(uow, event)) is not None:
        uow.publish(known)
        return
    facts = uow.session.scalars(sa.select(submissions.c.facts).where(submissions.c.id == event.submission_id)).one()
    asked = {row.id: row for row in asked_by(uow, person.id).values()}
    sent = [opened_change(c) for c in facts["changes"] if c["key"] in set(event.approved)]
    if any(asked[value].state == WAITING for change in sent for value in _values(change) if value in asked):
        hold_back(uow, event)
        return
    refused = [c["key"] for c in sent if any(asked[v].state == REFUSED for v in _values(c) if v in asked)]
    approved = [_settled(change, {row.id: row.code for row in asked.values()}) for change in sent]
    fields = [c for c in approved if ":" not in c["key"]]
    rows = [c for c in approved if ":" in c["key"]]
    held = {**opened(person.record), "nama": person.name}
    if conflicts := refused or _conflicts(held, fields) + _row_conflicts(uow, rows):
        uow.publish(RecordConflicted(case_id=event.case_id, person_id=person.id, fields=conflicts))
        return
    rows_before = _rows_of(uow, person.id)
    for change in rows:
        _apply_row(uow, person.id, change)
    taken = held | {c["key"]: c["new"] for c in fields}
    following = _declared(uow, person.id) | follows(held, rows_before, _rows_of(uow, person.id))
    following |= _of_unit(taken, {c["key"] for c in fields}, names)
    changed = [c["key"] for c in approved]
    changed += [name for name, value in following.items() if value != held.get(name, "")]
    _store(uow, person.id, taken | following, person.record_version + 1, changed)
    was = {c["key"]: c["old"] for c in approved} | {name: held.get(name, "") for name in following}
    becomes = {c["key"]: c["new"] for c in approved} | following
    before, after = (digests({key: values[key] for key in changed}) for values in (was, becomes))
    uow.audit(Action.RECORD_APPLIED, subject=event.case_id, people=[person.id], before=before, after=after)
    _remember(uow, event, person.record_version + 1, changed)


def _values(change: ChangeSent) -> list[str]:
    """The new values of a change: of a field its own, of a row each column's."""
    new = change["new"]
    return [*new.values()] if isinstance(new, dict) else [new] if new else []


def _settled(change: ChangeSent, became: dict[str, str]) -> ChangeSent:
    new = change["new"]
    if isinstance(new, dict):
        return cast("ChangeSent", {**change, "new": {name: became.get(value, value) for name, value in new.items()}})
    return cast("ChangeSent", {**change, "new": became.get(new, new)})


def _applied_before(uow: UnitOfWork, event: CaseCompleted) -> RecordApplied | None:
    """What was said when the record took this case: asked once more, the answer is the same."""
    mine = sa.select(record_changes).where(record_changes.c.case_id == event.case_id)
    row = uow.session.execute(mine).one_or_none()
    return None if row is None else _answer(event, row.record_version, row.changed)


def _answer(event: CaseCompleted, version: int, changed: list[str]) -> RecordApplied:
    return RecordApplied(case_id=event.case_id, person_id=event.person_id, record_version=version, changed=changed)


def _remember(uow: UnitOfWork, event: CaseCompleted, version: int, changed: list[str]) -> None:
    history = {"person_id": event.person_id, "record_version": version, "case_id": event.case_id, "changed": changed}
    uow.session.execute(sa.insert(record_changes).values(history))
    uow.session.execute(sa.update(forms).where(forms.c.person_id == event.person_id).values(state="done"))
    uow.publish(_answer(event, version, changed))


def _conflicts(record: dict[str, str], changes: list[ChangeSent]) -> list[str]:
    """Fields that hold neither the old value nor already the new one."""
    return [c["key"] for c in changes if record.get(c["key"], "") not in (c["old"], c["new"])]


def _row_conflicts(uow: UnitOfWork, changes: list[ChangeSent]) -> list[str]:
    ids = [change["key"].partition(":")[2] for change in changes]
    rows = sa.select(person_histories.c.row_id, person_histories.c["values"].label("cells"))
    now: dict[str, Any] = {
        row.row_id: row.cells for row in uow.session.execute(rows.where(person_histories.c.row_id.in_(ids)))
    }
    return [c["key"] for c in changes if now.get(c["key"].partition(":")[2]) not in (c["old"], c["new"])]


def _apply_row(uow: UnitOfWork, person_id: str, change: ChangeSent) -> None:
    kind, _, row_id = change["key"].partition(":")
    uow.session.execute(sa.delete(person_histories).where(person_histories.c.row_id == row_id))
    if change["new"] is not None:
        row = {"row_id": row_id, "person_id": person_id, "kind": kind, "values": change["new"]}
        uow.session.execute(sa.insert(person_histories).values(row))


def _declared(uow: UnitOfWork, person_id: str) -> dict[str, str]:
    """Self-declared values go along: no document, no verification."""
    answers = opened(uow.session.scalars(sa.select(forms.c.answers).where(forms.c.person_id == person_id)).one())
    return {name: value for name, value in answers.items() if FORM_FIELDS[name].origin is Origin.DECLARED}


def _of_unit(taken: dict[str, str], changed: set[str], names: Names) -> dict[str, str]:
    """Position and echelon of whoever heads the unit, when the unit or the kind of position has changed."""
    if not changed & set(FROM):
        return {}
    unit = taken.get("unit_organisasi", "")
    return of_unit(taken.get("jenis_jabatan", ""), names.places([unit]).get(unit))


def _rows_of(uow: UnitOfWork, person_id: str) -> Rows:
    """The riwayat that the state holds, by kind."""
    columns = (person_histories.c.kind, person_histories.c["values"].label("cells"))
    rows: Rows = {}
    for row in uow.session.execute(sa.select(*columns).where(person_histories.c.person_id == person_id)):
        rows.setdefault(row.kind, []).append(row.cells)
    return rows


def _store(uow: UnitOfWork, person_id: str, record: dict[str, str], version: int, changed: Collection[str]) -> None:
    columns: dict[str, Any] = {"record": sealed(record), "record_version": version, "name": record["nama"]}
    if record.get("tanggal_lahir"):
        columns["birth_date"] = date.fromisoformat(record["tanggal_lahir"])
    if record.get("unit_organisasi"):
        columns["unit_id"] = record["unit_organisasi"]
    if "kedudukan_hukum" in changed:
        columns["status"] = status_of(record["kedudukan_hukum"])
    uow.session.execute(sa.update(people).where(people.c.id == person_id).values(columns))
