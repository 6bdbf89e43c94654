"""Answers in tests: approve, let ten seconds pass, deliver the messages."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from services.chassis.tables import outbox
from services.contracts.actor import Actor
from services.contracts.event import Event
from services.contracts.helpdesk.events import AnswerGiven
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import answers
from tests.services.asking import ask

Kind = TypeVar("Kind", bound=Event)
APPROVAL = "Baik, sudah kami kerjakan."
EFFECTS: dict[str, dict[str, str]] = {  # what an operator says along with an approval
    "beda_nama": {"field": "nama", "value": "Budi Susanto"},
    "perbaikan_data": {"field": "tanggal_lahir", "value": "1975-03-28"},
    "beda_instansi": {"agency_id": "bantul"},
    "tidak_ada_database": {"name": "Tuti Handayani", "agency_id": "sleman"},
    "tambah_verifikator_l1": {"unit_id": "dinas"},
}


def effect_of(category: str) -> dict[str, str]:
    """A right effect of each category."""
    if category.startswith(("ref_", "data_s", "data_u")):
        return {"name": "Nama Baru"}
    return EFFECTS.get(category, {})


def approve(helpdesk: HelpdeskService, actor: Actor, number: str, category: str) -> Any:
    """Setuju, with everything that the category asks for, on a page that is fresh."""
    said: dict[str, Any] = {"verdict": "approve", "note": APPROVAL, "effect": effect_of(category)}
    version = ask(helpdesk, "ticket", actor, number=number)["version"]
    return ask(helpdesk, "answer", actor, number=number, version=version, **said)


def final(helpdesk: HelpdeskService) -> None:
    """Ten seconds later."""
    passed = sa.update(answers).where(answers.c.state == "sending").values(due_at=datetime.now(UTC))
    helpdesk.work.do(lambda uow: uow.session.execute(passed))
    helpdesk.complete_what_is_due()


def events(helpdesk: HelpdeskService, kind: type[Kind]) -> list[Kind]:
    """What waits in the outbox for the relay, of one kind."""
    wanted = sa.select(outbox.c.body).where(outbox.c.routing_key == kind.topic).order_by(outbox.c.id)
    with helpdesk.work.begin() as uow:
        return [kind.from_wire(body) for body in uow.session.scalars(wanted)]


def deliver(helpdesk: HelpdeskService) -> None:
    """Every answer that was ever given, once more."""
    for event in events(helpdesk, AnswerGiven):
        helpdesk.on_answer_given(event)
