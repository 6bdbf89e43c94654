"""Settings as pages and services read them."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.identity.answers import Notices, NoticeShown, SettingChange, SettingShown
from services.contracts.identity.phrases import Phrases, answers_of
from services.contracts.identity.settings import SettingKind
from services.identity.setting_values import window_of
from services.identity.settings import Setting, current, one
from services.identity.tables import setting_changes

NEWEST = 50


def settings(uow: UnitOfWork, _actor: Actor) -> list[SettingShown]:
    """Everything that holds now, with who set it, when and why."""
    return [_shown(setting) for setting in current(uow).values()]


def setting_history(uow: UnitOfWork, _actor: Actor, kind: str, subject: str) -> list[SettingChange]:
    """The newest changes first: of one setting, or of all when ``kind`` is empty."""
    c = setting_changes.c
    mine = (c.kind == kind, c.subject == subject) if kind else ()
    newest = sa.select(setting_changes).where(*mine).order_by(c.at.desc(), c.version.desc()).limit(NEWEST)
    return [
        SettingChange(
            kind=row.kind, subject=row.subject, version=row.version, value=row.value, reason=row.reason, name=row.name,
            at=row.at.isoformat(), takes_back=row.takes_back or 0,
        )
        for row in uow.session.execute(newest)
    ]


def notices(uow: UnitOfWork, _actor: Actor) -> Notices:
    """What every page needs: the announcements that stand now, and how large a document may be."""
    now = datetime.now(UTC)
    standing = current(uow, (SettingKind.ANNOUNCEMENT,)).values()
    upload = one(uow, SettingKind.UPLOAD, "documents").value or {}
    return Notices(
        announcements=[_notice(setting) for setting in standing if window_of(setting).holds(now)],
        upload_bytes=upload["bytes"],
        upload_pages=upload["pages"],
    )


def phrases(uow: UnitOfWork, _actor: Actor) -> Phrases:
    """The sentences that officials pick from."""
    reasons = one(uow, SettingKind.REASONS, "desk").value or {}
    answers = one(uow, SettingKind.ANSWERS, "helpdesk").value or {}
    return Phrases(reasons=reasons["lines"], answers=answers_of(answers["lines"]))


def _notice(setting: Setting) -> NoticeShown:
    said: dict[str, Any] = setting.value or {}
    return NoticeShown(
        text_id=said["text_id"], text_en=said["text_en"], audience=said["audience"], tone=said["tone"]
    )


def _shown(setting: Setting) -> SettingShown:
    return SettingShown(
        kind=setting.kind, subject=setting.subject, version=setting.version, value=setting.value or {},
        name=setting.name, at=setting.at.isoformat() if setting.at else "", reason=setting.reason,
    )
