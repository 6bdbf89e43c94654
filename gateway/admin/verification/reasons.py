"""How a canned reason of a rejection and a free text become the one text that the civil servant reads."""
from __future__ import annotations

from collections.abc import Collection


def compose(canned: str, text: str) -> str:
    """``canned`` is the sentence that was picked, "" for none; it counts although the list has changed since."""
    return ". ".join(part for part in (canned.strip(), text.strip()) if part)


def split(reason: str, known: Collection[str]) -> tuple[str, str]:
    """The canned reason and the free text that ``compose`` made ``reason`` of; of two that fit the longer one."""
    for canned in sorted(known, key=len, reverse=True):
        if reason == canned:
            return canned, ""
        if reason.startswith(f"{canned}. "):
            return canned, reason.removeprefix(f"{canned}. ")
    return "", reason
