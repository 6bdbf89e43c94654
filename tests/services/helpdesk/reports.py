"""A right report of each category, for tests."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.helpdesk.categories import CATEGORIES, Kind
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tries
from tests.services.asking import ask
from tests.services.helpdesk.fake_services import BUDI
from tests.services.people import ANONYMOUS, citizen, id_of

PAPER = {
    "document_id": id_of("paper"), "name": "sk.pdf", "media_type": "application/pdf", "size": 1000, "digest": "d" * 64,
    "pages": 1,
}  # fmt: skip
TYPED = {Kind.TEXT: "Kab. Bantul", Kind.LONG: "Sebabnya begini.", Kind.DATE: "2000-03-01", Kind.OLD_NIP: "480123456"}


def report_of(category: str, nip: str = BUDI, facts: dict[str, str] | None = None) -> dict[str, Any]:
    """What somebody sends."""
    asked = {fact.name: TYPED[fact.kind] for fact in CATEGORIES[category].facts if fact.required}
    return {
        "category": category, "nip": nip, "name": "Budi Santoso", "email": "budi@example.org",
        "facts": asked | (facts or {}), "documents": [PAPER] if CATEGORIES[category].document else [],
    }  # fmt: skip


def reported(
    helpdesk: HelpdeskService, category: str, nip: str = BUDI, facts: dict[str, str] | None = None,
    who: Actor | None = None,
) -> str:
    """The number of a new ticket, reported by its person where that is needed."""
    helpdesk.work.do(lambda uow: uow.session.execute(sa.delete(tries)))
    person = "Budi" if nip == BUDI else "Sari"
    who = who or (citizen(person) if CATEGORIES[category].needs_login else ANONYMOUS)
    number: str = ask(helpdesk, "report", who, **report_of(category, nip, facts))["number"]
    return number
