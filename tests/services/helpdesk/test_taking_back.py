"""A decision on a group can be taken back for ten seconds; until then nobody else knows of it."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Conflict, Invalid, Unavailable
from services.contracts.helpdesk.events import RequestsDecided
from services.contracts.profiles import Profile
from services.helpdesk.clusters import taking_back
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import clusters
from tests.services.asking import ask
from tests.services.audit import entries_of
from tests.services.helpdesk.answered import events
from tests.services.helpdesk.asking_for_values import (
    BKD,
    answer,
    die_after,
    final,
    group,
    groups,
    people_ask,
    states,
    the_group,
    told,
)
from tests.services.helpdesk.fake_services import FakeServices
from tests.services.people import agency, official

COLLEAGUE = official("Wati", (Profile.HELPDESK_BKD, agency("sleman")))
DECISIONS: dict[str, dict[str, Any]] = {
    "add_value_for": {"name": "SD Negeri 3 Telaga"}, "map_cluster": {"code": "SK003"},
    "refuse_cluster": {"reason": "Sekolah ini sudah ditutup."},
}  # fmt: skip
each = pytest.mark.parametrize("action", DECISIONS)


@pytest.fixture
def asked(helpdesk: HelpdeskService) -> Any:
    people_ask(helpdesk.work, ["SDN 3 Telaga"] * 2)
    group(helpdesk.work)
    return the_group(helpdesk.work)


def decide(helpdesk: HelpdeskService, action: str, row: Any, **said: Any) -> Any:
    return ask(helpdesk, action, BKD, cluster_id=row.id, version=row.version, **DECISIONS.get(action, {}), **said)


def shown(helpdesk: HelpdeskService, row: Any) -> Any:
    return ask(helpdesk, "cluster", BKD, cluster_id=row.id)


def reference(helpdesk: HelpdeskService) -> FakeServices:
    services: FakeServices = vars(helpdesk)["services"]
    return services


def undo(helpdesk: HelpdeskService, row: Any, version: int, who: Any = BKD) -> Any:
    return ask(helpdesk, "undo_cluster", who, cluster_id=row.id, version=version)


@each
def test_within_ten_seconds_nothing_has_happened_and_it_can_be_taken_back(
    helpdesk: HelpdeskService, asked: Any, action: str
) -> None:
    given = decide(helpdesk, action, asked)
    helpdesk.complete_decisions()
    answer(helpdesk.work)
    page = shown(helpdesk, asked)
    assert (page["state"], page["mine"], page["due_at"]) == ("sending", True, given["due_at"])
    assert (states(helpdesk.work), reference(helpdesk).done) == ({"waiting": 2}, [])
    undo(helpdesk, asked, given["version"])
    final(helpdesk)
    answer(helpdesk.work)
    assert (states(helpdesk.work), reference(helpdesk).done, told(helpdesk.work)) == ({"waiting": 2}, [], [])
    page = shown(helpdesk, asked)
    assert [page[name] for name in ("state", "outcome", "decided_name", "decided_at", "value_name", "mine")] == [
        "open", "", "", "", "", False,
    ]  # fmt: skip
    actions = [entry.action for entry in entries_of(helpdesk.work) if entry.subject == asked.id]
    assert actions[-2:] == ["requests_decided", "requests_decision_undone"]


@each
def test_who_takes_a_decision_back_has_its_form_again_and_nobody_else(
    helpdesk: HelpdeskService, asked: Any, action: str
) -> None:
    undo(helpdesk, asked, decide(helpdesk, action, asked)["version"])
    page = shown(helpdesk, asked)
    said = {name: value for name, value in (page["typed"] | {"reason": page["reason"]}).items() if value}
    assert said == DECISIONS[action]
    colleague = ask(helpdesk, "cluster", COLLEAGUE, cluster_id=asked.id)
    assert (colleague["typed"], colleague["reason"]) == ({}, "")
    other = ask(helpdesk, "map_cluster", COLLEAGUE, cluster_id=asked.id, version=page["version"], code="SK003")
    assert (shown(helpdesk, asked)["typed"], shown(helpdesk, asked)["reason"]) == ({}, "")
    undo(helpdesk, asked, other["version"], COLLEAGUE)
    assert (shown(helpdesk, asked)["typed"], shown(helpdesk, asked)["reason"]) == ({}, "")


@each
def test_after_ten_seconds_it_is_final(helpdesk: HelpdeskService, asked: Any, action: str) -> None:
    given = decide(helpdesk, action, asked)
    final(helpdesk)
    with pytest.raises(Conflict):
        undo(helpdesk, asked, given["version"])
    with pytest.raises(Conflict) as late:
        undo(helpdesk, asked, shown(helpdesk, asked)["version"])
    assert late.value.details["code"] == "too_late"
    final(helpdesk)
    answer(helpdesk.work)
    assert states(helpdesk.work) == {"answered": 2}
    assert len(reference(helpdesk).done) == (action != "refuse_cluster")


def test_the_ten_seconds_end_also_for_a_page_that_is_slow(helpdesk: HelpdeskService, asked: Any) -> None:
    given = decide(helpdesk, "map_cluster", asked)
    with helpdesk.work.begin() as uow:
        uow.session.execute(sa.update(clusters).values(due_at=sa.func.now()))
    with pytest.raises(Conflict):
        undo(helpdesk, asked, given["version"])


def test_only_who_decided_takes_it_back(helpdesk: HelpdeskService, asked: Any) -> None:
    given = decide(helpdesk, "map_cluster", asked)
    with pytest.raises(Conflict) as colleague:
        undo(helpdesk, asked, given["version"], COLLEAGUE)
    assert colleague.value.details["by"] == "Dewi"
    assert ask(helpdesk, "cluster", COLLEAGUE, cluster_id=asked.id)["mine"] is False


def test_a_merge_can_be_taken_back_too(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"] * 2 + ["SDN 3 Telaga Wanasari"])
    group(helpdesk.work)
    row, other = the_group(helpdesk.work, tickets=2), the_group(helpdesk.work, tickets=1)
    given = decide(helpdesk, "merge_clusters", row, others=[other.id])
    assert shown(helpdesk, row)["merging"] == ["SDN 3 Telaga Wanasari"]
    undo(helpdesk, row, given["version"])
    final(helpdesk)
    assert groups(helpdesk.work) == [("SDN 3 Telaga", 2), ("SDN 3 Telaga Wanasari", 1)]


def test_what_a_colleague_decided_meanwhile_is_not_merged(helpdesk: HelpdeskService) -> None:
    people_ask(helpdesk.work, ["SDN 3 Telaga"] * 2 + ["SDN 3 Telaga Wanasari"])
    group(helpdesk.work)
    row, other = the_group(helpdesk.work, tickets=2), the_group(helpdesk.work, tickets=1)
    decide(helpdesk, "merge_clusters", row, others=[other.id])
    ask(helpdesk, "map_cluster", COLLEAGUE, cluster_id=other.id, version=other.version, code="SK003")
    final(helpdesk)
    assert (groups(helpdesk.work), groups(helpdesk.work, "decided")) == (
        [("SDN 3 Telaga", 2)], [("SDN 3 Telaga Wanasari", 1)],
    )  # fmt: skip


def test_who_asks_meanwhile_is_answered_with_the_others(helpdesk: HelpdeskService, asked: Any) -> None:
    decide(helpdesk, "map_cluster", asked)
    people_ask(helpdesk.work, ["sdn 3 telaga"])
    group(helpdesk.work)
    final(helpdesk)
    answer(helpdesk.work)
    assert (groups(helpdesk.work), states(helpdesk.work)) == ([], {"answered": 3})


def test_what_reference_would_refuse_is_said_at_once(helpdesk: HelpdeskService, asked: Any) -> None:
    reference(helpdesk).refusal = Invalid("Salah.", fields={"name": ["Sudah ada."]})
    with pytest.raises(Invalid):
        decide(helpdesk, "add_value_for", asked)
    assert shown(helpdesk, asked)["state"] == "open"


def test_what_reference_refuses_later_is_to_be_decided_again(helpdesk: HelpdeskService, asked: Any) -> None:
    decide(helpdesk, "add_value_for", asked)
    reference(helpdesk).refusal = Conflict("Data yang mirip sudah ada.", code="likely_same", by="", at="")
    final(helpdesk)
    page = shown(helpdesk, asked)
    assert (page["state"], page["refusal"], page["decided_name"]) == ("open", "Data yang mirip sudah ada.", "")
    assert page["typed"]["name"] == "SD Negeri 3 Telaga"
    reference(helpdesk).refusal = None
    ask(helpdesk, "map_cluster", BKD, cluster_id=asked.id, version=page["version"], code="SK003")
    final(helpdesk)
    page = shown(helpdesk, asked)
    assert (page["state"], page["outcome"], page["refusal"]) == ("decided", "mapped", "")


def test_while_reference_is_away_the_decision_waits_and_then_acts_once(helpdesk: HelpdeskService, asked: Any) -> None:
    decide(helpdesk, "add_value_for", asked)
    reference(helpdesk).refusal = Unavailable("Layanan tidak menjawab.", service="reference")
    with pytest.raises(Unavailable):
        final(helpdesk)
    assert shown(helpdesk, asked)["state"] == "acting"
    reference(helpdesk).refusal = None
    for _ in range(2):
        for event in events(helpdesk, RequestsDecided):
            helpdesk.on_requests_decided(event)
    assert (shown(helpdesk, asked)["state"], shown(helpdesk, asked)["code"]) == ("decided", "sekolah-new")
    assert len(reference(helpdesk).done) == 1


def test_a_crash_when_it_becomes_final_costs_nothing(helpdesk: HelpdeskService, asked: Any) -> None:
    decide(helpdesk, "map_cluster", asked)
    with helpdesk.work.begin() as uow:
        uow.session.execute(sa.update(clusters).values(due_at=sa.func.now()))
    die_after(helpdesk.work, taking_back.complete_due)
    final(helpdesk)
    assert groups(helpdesk.work, "decided") == [("SDN 3 Telaga", 2)]
    assert len(events(helpdesk, RequestsDecided)) == 1
