"""The undo bar: the answer that was just given, as long as it can be taken back."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import session

from services.contracts.helpdesk.answers import AnswerScheduled

_KEPT = "jawaban_terakhir"


@dataclass(frozen=True)
class Answered:
    """A ticket whose answer is not final yet; ``due_at`` ISO 8601, UTC."""

    number: str
    version: int
    due_at: str


def remember(given: AnswerScheduled) -> None:
    """The next pages of this browser show the bar."""
    session[_KEPT] = dict(given)


def forget() -> None:
    """It was taken back, or cannot be any more."""
    session.pop(_KEPT, None)


def last_answered() -> Answered | None:
    """The answer while its ten seconds run, else None."""
    kept = session.get(_KEPT)
    if not kept or datetime.fromisoformat(kept["due_at"]) <= datetime.now(UTC):
        return None
    return Answered(**kept)
