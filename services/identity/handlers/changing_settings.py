"""Setting Manajemen: the super admin changes a setting with a reason, or takes the newest change back."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from marshmallow import ValidationError
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Invalid
from services.contracts.event import new_id
from services.contracts.identity.settings import VALUES, SettingKind
from services.identity.domain.which_settings_exist import problem_with
from services.identity.settings import Setting, one
from services.identity.tables import setting_changes

STALE = "Pengaturan ini sudah diubah orang lain sejak halaman Anda dibuka."


def change_setting(
    uow: UnitOfWork, actor: Actor, kind: str, subject: str, version: int, value: dict[str, Any] | None, reason: str
) -> dict[str, int]:
    """Set a value, or take it away (None).  Raises ``Conflict`` when the page was made from an older version."""
    if problem := problem_with(SettingKind(kind), subject):
        raise Invalid(problem, fields={"subject": [problem]})
    now = one(uow, SettingKind(kind), subject)
    return _write(uow, actor, now, version, _checked(SettingKind(kind), value), reason)


def take_back_setting(
    uow: UnitOfWork, actor: Actor, kind: str, subject: str, version: int, reason: str
) -> dict[str, int]:
    """Undo the newest change, ``version``: what held before it holds again."""
    now = one(uow, SettingKind(kind), subject)
    if now.version == 0:
        raise Invalid("Belum ada perubahan yang dapat dibatalkan.", fields={})
    c = setting_changes.c
    before = sa.select(c.value).where(c.kind == kind, c.subject == subject, c.version == version - 1)
    return _write(uow, actor, now, version, uow.session.scalar(before), reason, takes_back=version)


def _write(
    uow: UnitOfWork, actor: Actor, now: Setting, version: int, value: dict[str, Any] | None, reason: str,
    takes_back: int | None = None,
) -> dict[str, int]:
    row = {
        "id": new_id(), "kind": now.kind, "subject": now.subject, "version": version + 1, "value": value,
        "reason": reason, "account_id": actor.account_id, "name": actor.name, "takes_back": takes_back,
    }
    written = insert(setting_changes).values(row).on_conflict_do_nothing().returning(setting_changes.c.version)
    if now.version != version or uow.session.scalar(written) is None:
        raise Conflict(STALE, by=now.name, at=now.at.isoformat() if now.at else "")
    return {"version": version + 1}


def _checked(kind: SettingKind, value: dict[str, Any] | None) -> dict[str, Any] | None:
    """The value as it is kept: read by its schema and written by it again."""
    if value is None:
        return None
    schema = VALUES[kind]()
    try:
        kept: dict[str, Any] = schema.dump(schema.load(value))
    except ValidationError as error:
        raise Invalid("Isian belum benar.", fields=error.normalized_messages()) from error
    return kept
