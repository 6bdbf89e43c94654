"""An owner that fails is asked again by itself, after growing pauses, and then the message is parked as any other."""
from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY

from services.chassis.tables import outbox
from services.contracts.errors import Broken, Conflict
from services.contracts.helpdesk.events import AnswerGiven, RequestsDecided
from services.contracts.profiles import Profile
from services.helpdesk import trying_again
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import answers, clusters, effects_tried, tickets
from services.helpdesk.trying_again import PAUSES
from tests.services.asking import ask
from tests.services.helpdesk.answered import approve, events, final
from tests.services.helpdesk.asking_for_values import BKD, group, people_ask, the_group
from tests.services.helpdesk.asking_for_values import final as decisions_final
from tests.services.helpdesk.fake_services import FakeServices
from tests.services.helpdesk.reports import reported
from tests.services.people import kanreg, official

KANREG = official("Kani", (Profile.HELPDESK_KANREG, kanreg("k1")))
FAILED = Broken("Terjadi kesalahan pada layanan.", error_id="x1")


@pytest.fixture
def owner(helpdesk: HelpdeskService) -> FakeServices:
    services: FakeServices = vars(helpdesk)["services"]
    services.refusal = FAILED
    return services


def answered(helpdesk: HelpdeskService) -> str:
    """A corrected name, final, whose message has not come yet."""
    number = reported(helpdesk, "beda_nama")
    approve(helpdesk, KANREG, number, "beda_nama")
    final(helpdesk)
    return number


def come(helpdesk: HelpdeskService, kind: type[AnswerGiven | RequestsDecided] = AnswerGiven) -> None:
    """The newest message arrives."""
    newest: Any = events(helpdesk, kind)[-1]
    {AnswerGiven: helpdesk.on_answer_given, RequestsDecided: helpdesk.on_requests_decided}[kind](newest)


def pause_over(helpdesk: HelpdeskService) -> int:
    """How many messages went out anew when the pause was over; before, none may."""
    helpdesk.try_effects_again()
    before = sent(helpdesk)
    over = sa.update(effects_tried).where(effects_tried.c.due_at.is_not(None)).values(due_at=sa.func.now())
    helpdesk.work.do(lambda uow: uow.session.execute(over))
    helpdesk.try_effects_again()
    return sent(helpdesk) - before


def sent(helpdesk: HelpdeskService) -> int:
    with helpdesk.work.begin() as uow:
        return uow.session.execute(sa.select(sa.func.count()).select_from(outbox)).scalar_one()


def pause(helpdesk: HelpdeskService) -> float:
    """Seconds until the next try."""
    left = sa.func.extract("epoch", effects_tried.c.due_at - sa.func.now())
    with helpdesk.work.begin() as uow:
        return float(uow.session.execute(sa.select(left)).scalar_one())


def state(helpdesk: HelpdeskService) -> tuple[str, str]:
    with helpdesk.work.begin() as uow:
        ticket = uow.session.execute(sa.select(tickets.c.state)).scalar_one()
        return ticket, uow.session.execute(sa.select(answers.c.state)).scalar_one()


def test_what_was_mended_meanwhile_happens_once_without_anybodys_hand(
    helpdesk: HelpdeskService, owner: FakeServices
) -> None:
    answered(helpdesk)
    come(helpdesk)
    assert (state(helpdesk), owner.done) == (("acting", "acting"), [])
    owner.refusal = None
    assert pause_over(helpdesk) == 1
    assert len({one.event_id for one in events(helpdesk, AnswerGiven)}) == 2, "the inbox must not take it for the first"
    come(helpdesk)
    come(helpdesk)
    assert (state(helpdesk), len(owner.done)) == (("answered", "done"), 1)
    assert pause_over(helpdesk) == 0
    assert helpdesk.work.do(trying_again.waiting) == []


def test_pauses_grow_and_after_the_last_one_it_is_parked(helpdesk: HelpdeskService, owner: FakeServices) -> None:
    answered(helpdesk)
    waited = []
    for _ in PAUSES:
        come(helpdesk)
        waited.append(pause(helpdesk))
        assert pause_over(helpdesk) == 1
    assert all(later > sooner for sooner, later in pairwise(waited))
    assert waited == pytest.approx([one.total_seconds() for one in PAUSES], abs=5)
    for _ in range(2):  # also when an operator replays it
        with pytest.raises(Broken):
            come(helpdesk)
    assert (state(helpdesk), pause_over(helpdesk)) == (("acting", "acting"), 0)
    owner.refusal = None
    come(helpdesk)
    assert state(helpdesk) == ("answered", "done")


def test_a_refusal_after_a_failure_reopens_the_ticket(helpdesk: HelpdeskService, owner: FakeServices) -> None:
    answered(helpdesk)
    come(helpdesk)
    owner.refusal = Conflict("Formulir sedang dikirim.", code="sending", by="", at="")
    pause_over(helpdesk)
    come(helpdesk)
    assert state(helpdesk) == ("waiting", "refused")
    assert pause_over(helpdesk) == 0


def test_a_decision_on_a_group_is_tried_again_too(helpdesk: HelpdeskService, owner: FakeServices) -> None:
    owner.refusal = None
    people_ask(helpdesk.work, ["SDN 3 Telaga"])
    group(helpdesk.work)
    row = the_group(helpdesk.work)
    ask(helpdesk, "map_cluster", BKD, cluster_id=row.id, version=row.version, code="SK003")
    owner.refusal = FAILED
    decisions_final(helpdesk)
    owner.refusal = None
    assert pause_over(helpdesk) == 1
    come(helpdesk, RequestsDecided)
    with helpdesk.work.begin() as uow:
        assert uow.session.execute(sa.select(clusters.c.state)).scalar_one() == "decided"


def test_one_that_fails_holds_up_nobody_else(helpdesk: HelpdeskService, owner: FakeServices) -> None:
    answered(helpdesk)
    come(helpdesk)
    owner.refusal = None
    number = reported(helpdesk, "perbaikan_data")
    approve(helpdesk, KANREG, number, "perbaikan_data")
    final(helpdesk)
    come(helpdesk)
    assert ask(helpdesk, "ticket", KANREG, number=number)["state"] == "answered"


def test_operators_and_metrics_know_of_it_and_of_no_person(helpdesk: HelpdeskService, owner: FakeServices) -> None:
    failed = {"topic": AnswerGiven.topic}
    before = REGISTRY.get_sample_value("epupns_effects_failed_total", failed) or 0
    answered(helpdesk)
    come(helpdesk)
    [told] = helpdesk.work.do(trying_again.waiting)
    assert (told["topic"], told["count"]) == (AnswerGiven.topic, 1)
    assert told["error"] == "Broken: Terjadi kesalahan pada layanan."
    assert told["since"] < told["due_at"]
    helpdesk.measure_effects()
    assert REGISTRY.get_sample_value("epupns_effects_tried_again") == 1
    assert REGISTRY.get_sample_value("epupns_effects_failed_total", failed) == before + 1
