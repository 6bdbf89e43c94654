"""Stored settings as the domain speaks of them."""
from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from services.contracts.identity.settings import VALUES, ZONES
from services.identity.domain.is_it_open import Hours, Window
from services.identity.settings import Setting


def window_of(setting: Setting) -> Window:
    """From when until when; works for announcements too."""
    said = _loaded(setting)
    return Window(said["opens"], said["closes"])


def hours_of(setting: Setting) -> Hours:
    """The hours of a region."""
    said = _loaded(setting)
    return Hours(frozenset(said["days"]), said["begins"], said["ends"], ZoneInfo(ZONES[said["zone"]]))


def _loaded(setting: Setting) -> dict[str, Any]:
    loaded: dict[str, Any] = VALUES[setting.kind]().load(setting.value or {})
    return loaded
