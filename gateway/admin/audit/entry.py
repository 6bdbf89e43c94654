"""One entry: who, under which profile, from where, what, about whom, with the values before and after."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flask import render_template

from gateway.admin.audit.question import Question
from gateway.admin.audit.words import OF_TEMPLATES
from gateway.admin.blueprint import bp
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.identity.audit_answers import AuditEntryShown


@dataclass(frozen=True)
class Value:
    """One line of the comparison; "" where there was nothing."""

    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@bp.get("/audit/<service>/<int:number>")
@require_right("identity.search_audit", "identity.audit_entry")
def audit_entry(service: str, number: int) -> str:
    """Raises ``NotFound`` for what is not there."""
    entry: AuditEntryShown = services.identity.audit_entry(service=service, number=number)
    values = compared(entry["before"], entry["after"])
    return render_template(
        "admin/audit/entry.html", entry=entry, values=values, question=Question.read(), **OF_TEMPLATES
    )


def compared(before: Any, after: Any) -> list[Value]:
    """What either side says, by name; a side that is no object is one line without a name."""
    sides = [side if isinstance(side, dict) else {} if side is None else {"": side} for side in (before, after)]
    names = dict.fromkeys([*sides[0], *sides[1]])
    return [Value(name, *(_text(side[name]) if name in side else "" for side in sides)) for name in names]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
