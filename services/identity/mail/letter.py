"""The letters that identity writes: one text for each language, the first line is the subject."""
from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template

LANGUAGES = ("id", "en")
_TEXTS = Path(__file__).parent / "letters"


class Letter(StrEnum):
    """Each has the files ``letters/<letter>.<language>.txt``; ``$link`` is made of the value ``path``."""

    ACTIVATION = "activation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of a letter
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    SECOND_FACTOR_RESET = "second_factor_reset"
    PROOF = "proof"
    REGISTERED = "registered"
    REGISTRATION_APPROVED = "registration_approved"
    REGISTRATION_REJECTED = "registration_rejected"
    FORM_SENT = "form_sent"
    FORM_RETURNED = "form_returned"
    FORM_ROLLED_BACK = "form_rolled_back"
    FORM_COMPLETED = "form_completed"
    LEVEL_DECIDED = "level_decided"
    VALUE_IN_CONFLICT = "value_in_conflict"
    OFFICE_LATE = "office_late"
    FORM_REMINDER = "form_reminder"
    PARTICIPATION_CLOSED = "participation_closed"
    PARTICIPATION_REOPENED = "participation_reopened"
    FOLLOW_UP_DUE = "follow_up_due"
    TICKET_ANSWERED = "ticket_answered"
    TICKET_ASKED = "ticket_asked"
    TICKET_REOPENED = "ticket_reopened"
    PASSWORD_SET_BY_ADMIN = "password_set_by_admin"  # noqa: S105


def written(letter: Letter, language: str, values: Mapping[str, str], address: str) -> tuple[str, str]:
    """Subject and body; ``address`` is where people reach the gateway.  Raises ``KeyError`` for a missing value."""
    subject, _, body = _text(letter, language).partition("\n\n")
    named = {**values, "address": address, "link": f"{address}{values.get('path', '')}"}
    return " ".join(Template(subject).substitute(named).split()), Template(body).substitute(named)


@cache
def _text(letter: Letter, language: str) -> str:
    return (_TEXTS / f"{letter}.{language}.txt").read_text(encoding="utf-8")
