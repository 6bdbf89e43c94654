"""Fifty verifiers send decisions on one case at the same time: one wins, forty-nine read who it was."""
from __future__ import annotations

import threading
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.actor import Actor
from services.contracts.errors import Conflict
from services.verification.handlers import deciding
from services.verification.tables import cases, decisions, transitions
from tests.services.people import id_of
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

FIFTY = [Actor(id_of(f"account V{number}"), f"V{number}", grants=ANI.grants) for number in range(50)]


def claimed_in_turn(running: Running) -> None:
    """Each had the case for a quarter of an hour, ticked it, and lost the claim to the next."""
    for one in FIFTY:
        running.tick(one)
        running.pass_time(16 * 60)


def all_at_once(running: Running, method: str) -> list[Any]:
    """What each got: an answer, or the refusal."""
    start = threading.Barrier(len(FIFTY))
    got: list[Any] = [None] * len(FIFTY)
    page = {"version": running.case().version}

    def run(place: int) -> None:
        start.wait()
        try:
            got[place] = running.ask(method, FIFTY[place], **page)
        except Conflict as refusal:
            got[place] = refusal

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(FIFTY))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


@pytest.fixture
def case_that_everybody_had(running: Running) -> Running:
    running.take_in(form(change("nama", "Budi S", old="Budi")))
    claimed_in_turn(running)
    return running


def test_of_fifty_who_send_at_once_the_holder_of_the_claim_wins_and_the_others_read_his_name(
    case_that_everybody_had: Running,
) -> None:
    """Their claims ran out under them: the last one still has it in his name."""
    running = case_that_everybody_had
    got = all_at_once(running, "send")
    won = [place for place, one in enumerate(got) if not isinstance(one, Conflict)]
    [winner] = [FIFTY[place] for place in won]
    assert winner.name == running.case().claimed_name
    running.ten_seconds_later()
    again = all_at_once_with_the_old_page(running)
    assert {refusal.details["by"] for refusal in again} == {winner.name}
    assert len(rows(running, decisions)) == 1
    assert len([step for step in rows(running, transitions) if step.who]) == 1


def all_at_once_with_the_old_page(running: Running) -> list[Conflict]:
    """The forty-nine send once more what they still see."""
    refused = []
    for one in FIFTY:
        try:
            running.ask("send", one, version=2)
        except Conflict as refusal:
            refused.append(refusal)
    assert len(refused) == len(FIFTY)
    return refused


def test_of_fifty_who_claim_and_send_at_once_exactly_one_decision_is_made(running: Running) -> None:
    """Nobody holds it: they all take it and send, as fast as they can."""
    running.take_in(form(change("nama", "Budi S", old="Budi")))
    [shown] = running.shown(ANI)["changes"]
    page = {"version": running.case().version}
    tick = {"change_id": shown["change_id"], "verdict": "approve", "reason": ""}
    start = threading.Barrier(len(FIFTY))
    got: list[Any] = [None] * len(FIFTY)

    def run(place: int) -> None:
        start.wait()
        try:
            running.ask("claim", FIFTY[place], **page)
            running.ask("save", FIFTY[place], **page, decisions=[tick])
            got[place] = running.ask("send", FIFTY[place], **page)
        except Conflict as refusal:
            got[place] = refusal

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(FIFTY))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = [FIFTY[place] for place, one in enumerate(got) if not isinstance(one, Conflict)]
    lost = [one for one in got if isinstance(one, Conflict)]
    assert {refusal.details["by"] for refusal in lost} == {winner.name}
    assert all(winner.name in refusal.message for refusal in lost)
    running.pass_time(11)
    assert running.work.do(deciding.complete_due) == 1
    assert [row.name for row in rows(running, decisions)] == [winner.name]
    assert running.work.do(lambda uow: uow.session.scalar(sa.select(cases.c.level))) == 2


def rows(running: Running, table: sa.Table) -> list[Any]:
    with running.work.begin() as uow:
        return list(uow.session.execute(sa.select(table)))
