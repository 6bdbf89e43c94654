"""Counts of the campaign: whom an event names is counted as registration and verification tell it."""
from __future__ import annotations

import random
from itertools import pairwise

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound
from services.contracts.profiles import Profile
from services.contracts.reporting.who_may import SEES_FIGURES
from services.reporting.domain.stages import STAGES
from services.reporting.handlers import hearing, rebuilding
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, agency, citizen, kanreg, official, service
from tests.services.reporting.campaign import EXECUTIVE, SUPER_ADMIN, Campaign
from tests.services.reporting.facts import days_ago

HERE = {"expected": 1, "registered": 1, "filled": 1}


def test_before_anything_happened_every_stage_is_empty(campaign: Campaign) -> None:
    shown = campaign.progress()
    assert [(row["stage"], row["count"]) for row in shown["stages"]] == [(stage, 0) for stage in STAGES]
    assert (shown["agencies"], shown["days"], shown["open"], shown["building"]) == ([], [], [], None)


def test_a_form_is_counted_where_it_is_and_nowhere_else(campaign: Campaign) -> None:
    path = ["sent", "level-1", "level-2", "level-3", "completed", "done"]
    campaign.register("Budi")
    campaign.tell()
    assert campaign.stages() == {"expected": 1, "registered": 1}
    campaign.start("Budi")
    campaign.tell()
    assert campaign.stages() == HERE
    campaign.send("Budi")
    for was, now in pairwise(path):
        campaign.tell()
        assert campaign.stages() == HERE | {was: 1}
        campaign.move("Budi", now)
    campaign.tell()
    assert campaign.stages() == HERE | {"done": 1}


def test_a_returned_form_is_sent_again(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.send("Budi")
    campaign.move("Budi", "level-1", "returned")
    campaign.tell()
    assert campaign.stages() == HERE | {"returned": 1}
    campaign.send("Budi")
    campaign.tell()
    assert campaign.stages() == HERE | {"sent": 1}
    campaign.move("Budi", "level-1")
    campaign.tell()
    assert campaign.stages() == HERE | {"level-1": 1}


def test_a_rejected_registrant_is_not_registered_until_he_registers_again(campaign: Campaign) -> None:
    campaign.register("Budi", "baru")
    campaign.reject("Budi")
    campaign.tell()
    assert campaign.stages() == {"expected": 1, "rejected": 1}
    campaign.register("Budi")
    campaign.tell()
    assert campaign.stages() == {"expected": 1, "registered": 1}


def test_whom_the_helpdesk_changed_counts_as_the_record_says_now(campaign: Campaign) -> None:
    for name in ("Budi", "Sari"):
        campaign.add(name)
    campaign.work.do(rebuilding.begin)
    campaign.rebuild()
    there = official("Bantul", (Profile.EXECUTIVE, agency("bantul")))
    assert (campaign.stages(), campaign.stages(there)) == ({"expected": 2}, {})
    campaign.change("Budi", "moved", agency_id="bantul", unit_id="")
    campaign.change("Sari", "corrected", active=False)
    campaign.change("Tuti", "added")
    campaign.tell()
    assert (campaign.stages(), campaign.stages(there)) == ({"expected": 1}, {"expected": 1})
    campaign.change("Sari", "reinstated", active=True)
    campaign.tell()
    assert campaign.stages() == {"expected": 2}
    told = campaign.models()
    campaign.work.do(rebuilding.begin)
    campaign.rebuild()
    assert campaign.models() == told


@pytest.mark.parametrize("seed", range(5))
def test_events_in_any_order_and_repeated_add_up_to_the_same(campaign: Campaign, seed: int) -> None:
    for number in range(6):
        campaign.register(f"P{number}", at=days_ago(9))
        campaign.send(f"P{number}", at=days_ago(6))
        campaign.move(f"P{number}", "level-1", "level-2", at=days_ago(2))
    shuffled = [*campaign.events, *campaign.events]
    random.Random(seed).shuffle(shuffled)
    for event in shuffled:
        campaign.hear(event)
    assert campaign.stages() == {"expected": 6, "registered": 6, "filled": 6, "level-2": 6}
    live = campaign.models()
    campaign.work.do(rebuilding.begin)
    campaign.rebuild()
    assert campaign.models() == live


def test_an_event_that_came_before_asks_nobody_again(campaign: Campaign) -> None:
    campaign.register("Budi")
    told = campaign.tell()
    asked = campaign.services.registration.asked
    campaign.hear(*told)
    assert campaign.services.registration.asked == asked


def test_many_events_are_followed_with_few_questions(campaign: Campaign) -> None:
    for number in range(40):
        campaign.register(f"P{number}")
    asked = campaign.services.registration.asked
    campaign.tell()
    assert campaign.stages()["registered"] == 40
    assert campaign.services.registration.asked == asked + 1


def test_the_page_says_of_when_its_newest_event_is(campaign: Campaign) -> None:
    campaign.register("Budi")
    [event] = campaign.tell()
    assert campaign.progress()["as_of"] >= hearing.at(event.event_id).isoformat()[:19]
    as_of = campaign.progress()["as_of"]
    campaign.service.count_whom_events_named()
    assert campaign.progress()["as_of"] == as_of


def test_each_agency_has_its_row_and_the_busiest_comes_first(campaign: Campaign) -> None:
    for name, where in (("A", "sleman"), ("B", "bantul"), ("C", "bantul")):
        campaign.add(name, where)
        campaign.register(name, at=days_ago(1))
    campaign.send("A", at=days_ago(1))
    campaign.tell()
    shown = campaign.progress(SUPER_ADMIN)
    assert [(row["agency"], row["stages"]["registered"], row["week"]) for row in shown["agencies"]] == [
        ("Bantul", 2, {"registered": 2}), ("Sleman", 1, {"registered": 1, "sent": 1}),
    ]  # fmt: skip
    assert campaign.stages(SUPER_ADMIN) == {"expected": 3, "registered": 3, "filled": 1, "sent": 1}


def test_who_moves_to_another_agency_counts_there_only(campaign: Campaign) -> None:
    campaign.register("Budi")
    campaign.tell()
    campaign.person("Budi")["agency_id"] = "bantul"
    campaign.start("Budi")
    campaign.tell()
    assert campaign.stages() == {}
    assert campaign.stages(SUPER_ADMIN, agency_id="bantul") == HERE
    assert campaign.stages(SUPER_ADMIN) == HERE


def test_an_agency_sees_its_own_figures_only(campaign: Campaign) -> None:
    for name, where in (("A", "sleman"), ("B", "bantul")):
        campaign.add(name, where)
        campaign.register(name)
    campaign.tell()
    shown = campaign.progress(EXECUTIVE)
    assert [row["agency_id"] for row in shown["agencies"]] == ["sleman"]
    assert campaign.stages(EXECUTIVE) == {"expected": 1, "registered": 1}


@pytest.mark.parametrize(
    ("filtered", "people"),
    [
        ({}, 4), ({"agency_id": "bantul"}, 1), ({"kanreg_id": "k2"}, 1), ({"province_code": "34"}, 2),
        ({"kind": "national"}, 1), ({"kind": "regional"}, 3), ({"kanreg_id": "k1", "kind": "regional"}, 2),
    ],
)  # fmt: skip
def test_the_filter_bar_narrows_every_figure(campaign: Campaign, filtered: dict[str, str], people: int) -> None:
    for number, where in enumerate(("sleman", "bantul", "malang", "kemenkeu")):
        campaign.add(str(number), where)
        campaign.register(str(number))
    campaign.tell()
    assert campaign.stages(SUPER_ADMIN, **filtered) == {"expected": people, "registered": people}
    days = campaign.progress(SUPER_ADMIN, **filtered)["days"]
    assert [day["stages"] for day in days] == [{"registered": people}]


FOREIGN = [
    {"agency_id": "bantul"}, {"agency_id": "no such agency"}, {"kanreg_id": "k2"}, {"province_code": "35"},
    {"agency_id": "sleman", "kanreg_id": "k2"}, {"kind": "national"},
]  # fmt: skip


@pytest.mark.parametrize("filtered", FOREIGN, ids=str)
def test_what_lies_outside_is_not_found_like_what_does_not_exist(campaign: Campaign, filtered: dict[str, str]) -> None:
    campaign.add("B", "bantul")
    for method in ("progress", "workforce"):
        with pytest.raises(NotFound) as refused:
            ask(campaign.service, method, EXECUTIVE, **filtered)
        assert refused.value.message == "Instansi ini tidak ditemukan di wilayah Anda."


def test_a_kanreg_sees_the_agencies_of_its_region(campaign: Campaign) -> None:
    for number, where in enumerate(("sleman", "bantul", "malang")):
        campaign.add(str(number), where)
        campaign.register(str(number))
    campaign.tell()
    of_k1 = official("Kanreg", (Profile.EXECUTIVE, kanreg("k1")))
    assert campaign.stages(of_k1) == {"expected": 2, "registered": 2}


STRANGERS = [
    ANONYMOUS, service("verification"), citizen("Budi"), official("L2", (Profile.VERIFIER_L2, agency("sleman"))),
]  # fmt: skip


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda actor: actor.name or actor.service)
def test_a_stranger_is_told_which_profiles_see_figures(campaign: Campaign, stranger: Actor) -> None:
    with pytest.raises(Forbidden) as refused:
        campaign.progress(stranger)
    assert refused.value.details["needs"] == list(SEES_FIGURES)
