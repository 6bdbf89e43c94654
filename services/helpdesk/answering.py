"""Jawaban and Keterangan: an answer can be taken back for ten seconds, then it is final and acts."""
from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid
from services.contracts.event import new_id
from services.contracts.helpdesk.answers import AnswerScheduled
from services.contracts.helpdesk.events import AnswerGiven
from services.contracts.helpdesk.who_may import WHO_MAY
from services.helpdesk.at_my_desks import found, signature, tell
from services.helpdesk.changing import change
from services.helpdesk.claiming import NOBODY, lease, workable
from services.helpdesk.domain.what_an_answer_needs import problems
from services.helpdesk.finishing import finish
from services.helpdesk.tables import answers, tickets
from services.helpdesk.transfers import assert_confirmed

TAKE_BACK = timedelta(seconds=float(os.environ.get("TAKE_BACK_SECONDS", "10")))
AT_ONCE = 50  # answers in one transaction
INCOMPLETE = "Jawaban belum lengkap."
TOO_LATE = "Sudah lewat 10 detik: jawaban tidak dapat ditarik kembali."


def answer(
    uow: UnitOfWork, actor: Actor, services: Services, number: str, version: int, verdict: str, note: str,
    effect: dict[str, str],
) -> AnswerScheduled:
    """Keep the answer, final in ten seconds.  Raises ``Invalid`` at what an approval lacks, ``Conflict``."""
    row = workable(uow, actor, "answer", number, version)
    said = {name: value.strip() for name, value in effect.items() if value.strip()}
    wrong = problems(row.category, verdict, said, known=bool(row.person_id))
    if wrong:
        raise Invalid(INCOMPLETE, fields={name: [message] for name, message in wrong.items()})
    if verdict == "approve":
        assert_confirmed(uow, actor, services, row, said)
    due = datetime.now(UTC) + TAKE_BACK
    kept = {
        "id": new_id(), "ticket_id": row.id, "verdict": verdict, "note": note, "due_at": due,
        "effect": said if verdict == "approve" else {}, "by": signature(actor, row.desks),
    }
    uow.session.execute(sa.insert(answers).values(kept))
    lease(uow, actor, row)
    version = change(uow, row, state="sending", answer_id=kept["id"], news="")
    tell(uow, actor, Action.TICKET_ANSWERED, row, after={"verdict": verdict, "answer": kept["id"]})
    return AnswerScheduled(number=row.number, version=version, due_at=due.isoformat())


def undo_answer(uow: UnitOfWork, actor: Actor, number: str, version: int) -> dict[str, int]:
    """Urungkan: the own answer of the last ten seconds is as if it had not been given."""
    row = found(uow, actor, number, to_write=True)
    given = uow.session.execute(sa.select(answers).where(answers.c.id == row.answer_id)).one_or_none()
    as_shown = WHO_MAY["undo_answer"].allows(row.state) and row.version == version
    mine = given is not None and given.by["account_id"] == actor.account_id and given.due_at > datetime.now(UTC)
    if given is None or not (as_shown and mine):
        raise Conflict(TOO_LATE, code="too_late", by="", at="")
    _mark(uow, given.id, "undone")
    tell(uow, actor, Action.TICKET_ANSWER_UNDONE, row)
    return {"version": change(uow, row, state="waiting", answer_id=None)}


def complete_due(uow: UnitOfWork) -> int:
    """Make final what was answered ten seconds ago; how many answers that was."""
    due = sa.select(answers).where(answers.c.state == "sending", answers.c.due_at <= sa.func.now())
    rows = uow.session.execute(due.order_by(answers.c.due_at).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    for given in rows:
        ticket = uow.session.execute(sa.select(tickets).where(tickets.c.id == given.ticket_id).with_for_update()).one()
        if given.verdict == "reject":
            finish(uow, ticket, given)
            continue
        _mark(uow, given.id, "acting")
        change(uow, ticket, state="acting", **NOBODY)
        uow.publish(AnswerGiven(answer_id=given.id, ticket_id=ticket.id, category=ticket.category))
    return len(rows)


def _mark(uow: UnitOfWork, answer_id: str, state: str) -> None:
    uow.session.execute(sa.update(answers).where(answers.c.id == answer_id).values(state=state))


