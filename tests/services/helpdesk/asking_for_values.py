"""People who ask for missing values, many at once, and the jobs that follow."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.tables import outbox
from services.chassis.work import UnitOfWork, Work
from services.contracts.event import new_id
from services.contracts.helpdesk.categories import OF_LIST
from services.contracts.helpdesk.events import RequestsDecided
from services.contracts.profiles import Profile
from services.helpdesk.clusters import answering, grouping
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import clusters, tickets
from tests.services.people import agency, official

BKD = official("Dewi", (Profile.HELPDESK_BKD, agency("sleman")))
ELSEWHERE = official("Made", (Profile.HELPDESK_BKD, agency("bantul")))


def people_ask(work: Work, asked: Iterable[str], of_list: str = "sekolah", desk: str = "helpdesk_bkd:sleman") -> None:
    """A waiting ticket of another person for each, in this order; a form waits with the ticket's own id."""
    rows = [_ticket(text, of_list, desk) for text in asked]
    with work.begin() as uow:
        uow.session.execute(sa.insert(tickets), rows)


def _ticket(asked: str, of_list: str, desk: str) -> dict[str, Any]:
    ticket_id = new_id()
    return {
        "id": ticket_id, "number": ticket_id, "category": OF_LIST[of_list], "nip": "1", "name": "x", "email": "x@y.z",
        "description": "", "facts": {"nama_isian": asked}, "desks": [desk], "list": of_list, "asked": asked,
        "person_id": new_id(),
    }  # fmt: skip


def final(helpdesk: HelpdeskService) -> None:
    """Ten seconds later, with the messages that follow, however often they come."""
    passed = sa.update(clusters).where(clusters.c.state == "sending").values(due_at=sa.func.now())
    helpdesk.work.do(lambda uow: uow.session.execute(passed))
    helpdesk.complete_decisions()
    for body in _posted(helpdesk.work, RequestsDecided.topic):
        helpdesk.on_requests_decided(RequestsDecided.from_wire(body))


def group(work: Work) -> None:
    while work.do(grouping.group_some):
        pass


def answer(work: Work) -> None:
    while work.do(answering.answer_some):
        pass


def die_after(work: Work, step: Callable[[UnitOfWork], object]) -> None:
    """The process dies after a step was done and before it was kept."""

    def dying(uow: UnitOfWork) -> None:
        step(uow)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work.do(dying)


def groups(work: Work, state: str = "open") -> list[tuple[str, int]]:
    """Name and number of requests of each group, most first."""
    with work.begin() as uow:
        rows = uow.session.execute(sa.select(clusters).where(clusters.c.state == state)).all()
    return sorted(((row.name, row.tickets) for row in rows), key=lambda one: (-one[1], one[0]))


def the_group(work: Work, **where: Any) -> sa.Row[Any]:
    """The only open one."""
    with work.begin() as uow:
        found = sa.select(clusters).where(clusters.c.state == "open").filter_by(**where)
        return uow.session.execute(found).one()


def told(work: Work) -> list[dict[str, Any]]:
    """What the others were told of answered requests."""
    return _posted(work, "requests-answered.v1")


def letters(work: Work) -> list[str]:
    """The tickets whose reporters get a letter."""
    return [body["ticket_id"] for body in _posted(work, "reporter-to-tell.v1")]


def _posted(work: Work, topic: str) -> list[dict[str, Any]]:
    with work.begin() as uow:
        bodies = uow.session.scalars(sa.select(outbox.c.body).order_by(outbox.c.id)).all()
    return [body for body in bodies if body["type"] == topic]


def states(work: Work) -> dict[str, int]:
    with work.begin() as uow:
        rows = uow.session.execute(sa.select(tickets.c.state, sa.func.count()).group_by(tickets.c.state))
        return {row[0]: row[1] for row in rows}


