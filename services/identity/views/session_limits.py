"""The limits of sessions that hold now, for every question about them."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from services.chassis.work import UnitOfWork
from services.contracts.identity.settings import SettingKind
from services.identity.domain.how_long_sessions_last import Limits
from services.identity.settings import current


def session_limits(uow: UnitOfWork) -> Mapping[str, Limits]:
    """By kind of account, as Setting Manajemen says."""
    return {kind: _limits(setting.value or {}) for (_, kind), setting in current(uow, [SettingKind.SESSION]).items()}


def _limits(value: dict[str, Any]) -> Limits:
    return Limits(timedelta(minutes=value["idle_minutes"]), timedelta(minutes=value["absolute_minutes"]))
