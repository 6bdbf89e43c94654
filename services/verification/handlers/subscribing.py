"""The super admin's hands on subscriptions: add, filter, pause without loss, a new key, a replay."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.verification.subscriptions import Replayed
from services.verification.domain.who_hears_of_it import SUBJECTS
from services.verification.tables import subscribers
from services.verification.telling import REPLAY, catch_up, from_moment, kept_since, post

TAKEN = "Nama ini sudah dipakai. Pilih nama lain."
STALE = "Pelanggan ini sudah diubah sejak halaman Anda dibuka."
ABSENT = "Pelanggan ini tidak ada."
STRANGE = "Isian ini tidak dikenal: %s."


def add_subscriber(
    uow: UnitOfWork, _actor: Actor, *, name: str, system: str, agencies: Sequence[str], subjects: Sequence[str],
    by_queue: bool, key_hash: str, key_hint: str,
) -> dict[str, Any]:
    """A system that hears of every completion from now on, by its filter.  Raises ``Invalid`` for a taken name."""
    _assert_known(subjects)
    row = {
        "name": name, "system": system, "agencies": list(agencies), "subjects": list(subjects), "by_queue": by_queue,
        "key_hash": key_hash, "key_hint": key_hint,
    }  # fmt: skip
    added = insert(subscribers).values(row).on_conflict_do_nothing().returning(subscribers.c.name)
    if uow.session.scalar(added) is None:
        raise Invalid(TAKEN, fields={"name": [TAKEN]})
    uow.audit(Action.SUBSCRIBER_CHANGED, subject=name, after={"added": True, **_told(row)})
    return {"name": name}


def change_subscriber(
    uow: UnitOfWork, _actor: Actor, *, name: str, version: int, system: str, agencies: Sequence[str],
    subjects: Sequence[str], by_queue: bool,
) -> dict[str, Any]:
    """What it hears of from now on; what it was told stays told."""
    _assert_known(subjects)
    row = {"system": system, "agencies": list(agencies), "subjects": list(subjects), "by_queue": by_queue}
    return _changed(uow, name, version, row)


def pause_subscriber(uow: UnitOfWork, _actor: Actor, *, name: str, version: int, paused: bool) -> dict[str, Any]:
    """Nothing goes out and everything is kept; or all that was kept goes out, in order."""
    answer = _changed(uow, name, version, {"paused_at": sa.func.now() if paused else None}, told={"paused": paused})
    return answer | {"sent": 0 if paused else catch_up(uow, name)}


def rotate_key(
    uow: UnitOfWork, _actor: Actor, name: str, version: int, key_hash: str, key_hint: str
) -> dict[str, Any]:
    """The old key opens nothing any more."""
    return _changed(uow, name, version, {"key_hash": key_hash, "key_hint": key_hint}, told={"key": "rotated"})


def replay_events(uow: UnitOfWork, _actor: Actor, name: str, since: datetime) -> Replayed:
    """Everything since a moment goes to the queue again, with the same ids; by HTTP the system asks for itself."""
    row = _held(uow, name)
    found = kept_since(uow, name, since)
    if row.by_queue and row.paused_at is None:
        post(uow, name, from_moment(name, since), way=REPLAY)
    told = {"replayed": found.events, "since": since.isoformat()}
    uow.audit(Action.SUBSCRIBER_CHANGED, subject=name, after=told)
    return Replayed(events=found.events, after=(found.first or row.sequence + 1) - 1)


def _held(uow: UnitOfWork, name: str) -> sa.Row[Any]:
    row = uow.session.execute(sa.select(subscribers).where(subscribers.c.name == name).with_for_update()).one_or_none()
    if row is None:
        raise NotFound(ABSENT)
    return row


def _changed(
    uow: UnitOfWork, name: str, version: int, row: dict[str, Any], told: dict[str, Any] | None = None
) -> dict[str, Any]:
    before = _held(uow, name)
    if before.version != version:
        raise Conflict(STALE, code="stale", by="", at="")
    uow.session.execute(sa.update(subscribers).where(subscribers.c.name == name).values(**row, version=version + 1))
    was = {key: getattr(before, key) for key in row} if told is None else {}
    uow.audit(Action.SUBSCRIBER_CHANGED, subject=name, before=was, after=told or _told(row))
    return {"name": name, "version": version + 1}


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "key_hash"}


def _assert_known(subjects: Sequence[str]) -> None:
    if strange := [one for one in subjects if one not in SUBJECTS]:
        raise Invalid(STRANGE % ", ".join(strange), fields={"subjects": [STRANGE % ", ".join(strange)]})
