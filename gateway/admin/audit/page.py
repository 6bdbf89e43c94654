"""The search: who did or saw what, the newest first; what identity refuses is said at its field."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from operator import itemgetter

from flask import render_template

from gateway.admin.audit.question import Question
from gateway.admin.audit.words import ACTION_WORDS, OF_TEMPLATES, SERVICE_WORDS
from gateway.admin.blueprint import bp
from gateway.admin.users.refused import errors_of
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.identity.audit_answers import AuditPage, Collected

ROWS = 50
COLLECTED_WITHIN = timedelta(minutes=1)  # what has not been asked for so long is behind
CONTROLS = {
    "since": "dari", "before": "sampai", "nip": "nip", "person_id": "nip", "actor": "pelaku", "after": "hasil-cari",
}  # fmt: skip


@bp.get("/audit")
@require_right("identity.search_audit")
def audit() -> str | tuple[str, int]:
    """A page of entries; a question that cannot be asked leaves what was typed."""
    question, found = Question.read(), None
    try:
        found = _found(question)
    except Invalid as refusal:
        return _page(question, None, errors_of(refusal, CONTROLS)), refusal.status
    return _page(question, found, {})


def _found(question: Question) -> AuditPage:
    page: AuditPage = services.identity.search_audit(**question.asked(), limit=ROWS)
    return page


def _page(question: Question, found: AuditPage | None, errors: dict[str, str]) -> str:
    behind = [SERVICE_WORDS[one["service"]] for one in found["collected"] if is_behind(one)] if found else []
    actions = sorted(((action, kata(name)) for action, name in ACTION_WORDS.items()), key=itemgetter(1))
    return render_template(
        "admin/audit.html",
        question=question, found=found, errors=errors, behind=behind, actions=actions, **OF_TEMPLATES,
    )  # fmt: skip


def is_behind(one: Collected) -> bool:
    """Whether entries of a service may be missing from the page."""
    return bool(one["problem"]) or datetime.fromisoformat(one["at"]) < datetime.now(UTC) - COLLECTED_WITHIN
