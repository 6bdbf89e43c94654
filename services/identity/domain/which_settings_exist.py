"""Which subjects a kind of setting has: a mistyped one would be a setting that nobody reads."""
from __future__ import annotations

import re

from services.contracts.identity.settings import Phase, SettingKind

_ID = r"[\w.\-]{1,36}"
_PHASE = "|".join(Phase)
SUBJECTS: dict[SettingKind, re.Pattern[str]] = {
    SettingKind.WINDOW: re.compile(_PHASE),
    SettingKind.AGENCY_WINDOW: re.compile(f"(?:{_PHASE}):{_ID}"),
    SettingKind.ACCESS: re.compile(f"(?:kanreg|province):{_ID}"),
    SettingKind.ANNOUNCEMENT: re.compile(_ID),
    SettingKind.UPLOAD: re.compile("documents"),
    SettingKind.SESSION: re.compile("official|citizen"),
    SettingKind.REASONS: re.compile("desk"),
    SettingKind.ANSWERS: re.compile("helpdesk"),
}
if without := set(SettingKind) - SUBJECTS.keys():
    raise AssertionError(f"SUBJECTS has no line for {without}")


def problem_with(kind: SettingKind, subject: str) -> str:
    """Why there is no such setting, or ""."""
    return "" if SUBJECTS[kind].fullmatch(subject) else "Pengaturan ini tidak dikenal."
