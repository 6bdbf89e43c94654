"""What follows from a decision, batch by batch: each ticket is answered once, its form filled, its person told.

Whatever was not answered when the process died is answered by the next one.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import given as given_rows
from services.chassis.many_rows import insert_rows
from services.chassis.work import UnitOfWork
from services.contracts.audit import Action
from services.contracts.event import new_id
from services.contracts.helpdesk.events import RequestsAnswered
from services.contracts.helpdesk.news import News
from services.helpdesk.changing import tell_reporters
from services.helpdesk.claiming import NOBODY
from services.helpdesk.tables import answers, clusters, tickets

BATCH = 500  # tickets; their ids travel in one message
NOTES = {  # what the reporter reads
    "added": "“%s” sudah ditambahkan ke dalam daftar. Bila formulir Anda menunggunya, isiannya sudah diganti.",
    "mapped": "Data ini sudah ada dengan nama “%s”. Bila formulir Anda menunggunya, isiannya sudah diganti.",
}


def answer_some(uow: UnitOfWork) -> bool:
    """Answer waiting tickets of the group that was decided first; False when there is nothing to answer."""
    c = clusters.c
    decided = sa.select(clusters).where(c.state == "decided", sa.not_(c.all_answered))
    first = decided.order_by(c.decided_at).limit(1).with_for_update(skip_locked=True)
    cluster = uow.session.execute(first).one_or_none()
    if cluster is None:
        return False
    waiting = sa.select(tickets).where(*_to_answer(cluster))
    rows = uow.session.execute(waiting.order_by(tickets.c.id).limit(BATCH).with_for_update(skip_locked=True)).all()
    if not rows:
        return _note_end(uow, cluster)
    _answer(uow, cluster, rows)
    return True


def _to_answer(cluster: sa.Row[Any]) -> tuple[sa.ColumnElement[bool], ...]:
    """Waiting tickets of the group; one that an operator has opened again is answered by hand."""
    before = sa.exists().where(answers.c.ticket_id == tickets.c.id, answers.c.state == "done")
    return tickets.c.cluster_id == cluster.id, tickets.c.state == "waiting", sa.not_(before)


def _answer(uow: UnitOfWork, cluster: sa.Row[Any], rows: Sequence[sa.Row[Any]]) -> None:
    """Four statements, however many tickets; what was merged into one of them is closed with it."""
    given = [{"id": new_id(), "ticket_id": row.id} for row in rows]
    uow.session.execute(_answers(cluster, given))
    of = given_rows("given", given, answers.c.id, answers.c.ticket_id)
    closed = {"state": "answered", "version": tickets.c.version + 1, "answer_id": of.c.id, "answered_at": sa.func.now()}
    merged = sa.and_(tickets.c.merged_into == of.c.ticket_id, tickets.c.state == "merged")
    both = sa.update(tickets).where(sa.or_(tickets.c.id == of.c.ticket_id, merged)).values(**closed, news="", **NOBODY)
    done = uow.session.execute(both.returning(tickets.c.id, tickets.c.person_id)).all()
    people = sorted({row.person_id for row in done if row.person_id})
    uow.audit(Action.TICKET_ANSWERED, subject=cluster.id, people=people, after={"outcome": cluster.outcome})
    uow.publish(
        RequestsAnswered(
            cluster_id=cluster.id, of_list=cluster.list, outcome=cluster.outcome, code=cluster.code,
            asked=sorted(row.id for row in done), reason=cluster.reason,
        )
    )
    tell_reporters(uow, [row.id for row in done], News.ANSWERED)


def _answers(cluster: sa.Row[Any], given: Sequence[dict[str, str]]) -> sa.Insert:
    refused = cluster.outcome == "refused"
    note = cluster.reason if refused else NOTES[cluster.outcome] % cluster.value_name
    said = {
        "verdict": "reject" if refused else "approve", "note": note, "by": cluster.decided_by, "state": "done",
        "result": {"code": cluster.code}, "due_at": cluster.decided_at.isoformat(),
        "finished_at": cluster.decided_at.isoformat(),
    }  # fmt: skip
    return insert_rows(answers, [{**one, **said} for one in given])


def _note_end(uow: UnitOfWork, cluster: sa.Row[Any]) -> bool:
    """All are answered; False while somebody else holds one of them."""
    left = sa.select(tickets.c.id).where(*_to_answer(cluster)).limit(1)
    done = uow.session.execute(left).first() is None
    if done:
        uow.session.execute(sa.update(clusters).where(clusters.c.id == cluster.id).values(all_answered=True))
    return done
