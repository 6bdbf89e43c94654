"""An answer is carried out, or was refused by the service that should: the ticket is closed, or waits again."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.helpdesk.news import News
from services.helpdesk.changing import change, tell_reporters, wait_again
from services.helpdesk.claiming import NOBODY
from services.helpdesk.tables import answers, tickets

NOW = sa.func.now()
READ_THERE = "Alasannya ada pada jawaban laporan Anda di halaman Bantuan."  # no event carries Keterangan


def finish(uow: UnitOfWork, ticket: sa.Row[Any], given: sa.Row[Any], result: dict[str, Any] | None = None) -> None:
    """The answer stands, also for what was merged into the ticket; every reporter gets a letter."""
    said: dict[str, Any] = result or {}
    done = sa.update(answers).where(answers.c.id == given.id)
    uow.session.execute(done.values(state="done", finished_at=NOW, result=said))
    closed = {"state": "answered", "answer_id": given.id, "answered_at": NOW, "news": ""}
    known = {"person_id": said["person_id"]} if said.get("person_id") else {}
    change(uow, ticket, **closed, **NOBODY, **known)
    with_it = sa.update(tickets).where(tickets.c.merged_into == ticket.id, tickets.c.state == "merged")
    others = uow.session.scalars(with_it.values(**closed, version=tickets.c.version + 1).returning(tickets.c.id)).all()
    tell_reporters(uow, [ticket.id, *others], News.ANSWERED)
    if ticket.list:
        _tell_forms(uow, ticket, given, said, [ticket.id, *others])


def _tell_forms(
    uow: UnitOfWork, ticket: sa.Row[Any], given: sa.Row[Any], said: dict[str, Any], asked: list[str]
) -> None:
    """A missing value that was answered by itself: the forms that wait for it learn what became of it."""
    outcome = "refused" if given.verdict == "reject" else "added" if said.get("added") else "mapped"
    uow.publish(
        RequestsAnswered(
            cluster_id=ticket.cluster_id or "", of_list=ticket.list, outcome=outcome, code=str(said.get("code", "")),
            asked=asked, reason=READ_THERE if outcome == "refused" else "",
        )
    )


def refuse(uow: UnitOfWork, ticket: sa.Row[Any], given: sa.Row[Any], reason: str) -> None:
    """The owning service did not do it: the ticket is at its desk again, with the reason for the operators."""
    refused = sa.update(answers).where(answers.c.id == given.id)
    uow.session.execute(refused.values(state="refused", finished_at=NOW, refusal=reason))
    wait_again(uow, ticket)
