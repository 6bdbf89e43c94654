"""The settings that hold now: the newest change of each subject, or the default of its kind."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on

from services.chassis.work import UnitOfWork
from services.contracts.identity.phrases import ANSWERS, REASONS
from services.contracts.identity.settings import Phase, SettingKind
from services.identity.domain.how_long_sessions_last import LIMITS
from services.identity.tables import setting_changes

MINUTE = 60
DEFAULTS: dict[tuple[SettingKind, str], dict[str, Any]] = {
    **{(SettingKind.WINDOW, phase): {"opens": None, "closes": None} for phase in Phase},
    (SettingKind.UPLOAD, "documents"): {"bytes": 5 * 1024 * 1024, "pages": 100},
    (SettingKind.REASONS, "desk"): {"lines": list(REASONS)},
    (SettingKind.ANSWERS, "helpdesk"): {"lines": list(ANSWERS)},
    **{
        (SettingKind.SESSION, kind): {
            "idle_minutes": int(limits.idle.total_seconds()) // MINUTE,
            "absolute_minutes": int(limits.absolute.total_seconds()) // MINUTE,
        }
        for kind, limits in LIMITS.items()
    },
}


@dataclass(frozen=True)
class Setting:
    """One setting: its value (None when it was taken away), and who set it, when and why; version 0 is the default."""

    kind: SettingKind
    subject: str
    value: dict[str, Any] | None
    version: int = 0
    name: str = ""
    at: datetime | None = None
    reason: str = ""


def current(uow: UnitOfWork, kinds: Iterable[SettingKind] = SettingKind) -> dict[tuple[SettingKind, str], Setting]:
    """What holds now, defaults included; what was taken away and has no default is absent."""
    wanted = list(kinds)
    c = setting_changes.c
    newest = sa.select(setting_changes).ext(distinct_on(c.kind, c.subject)).where(c.kind.in_(wanted))
    found = {name: Setting(*name, value) for name, value in DEFAULTS.items() if name[0] in wanted}
    for row in uow.session.execute(newest.order_by(c.kind, c.subject, c.version.desc())):
        name = (SettingKind(row.kind), row.subject)
        value = row.value if row.value is not None else DEFAULTS.get(name)
        found[name] = Setting(*name, value, row.version, row.name, row.at, row.reason)
    return {name: setting for name, setting in found.items() if setting.value is not None}


def one(uow: UnitOfWork, kind: SettingKind, subject: str) -> Setting:
    """What holds for one subject, also when nothing was ever set."""
    c = setting_changes.c
    newest = sa.select(setting_changes).where(c.kind == kind, c.subject == subject).order_by(c.version.desc()).limit(1)
    row = uow.session.execute(newest).one_or_none()
    default = DEFAULTS.get((kind, subject))
    if row is None:
        return Setting(kind, subject, default)
    value = row.value if row.value is not None else default
    return Setting(kind, subject, value, row.version, row.name, row.at, row.reason)
