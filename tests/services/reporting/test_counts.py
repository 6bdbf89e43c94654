"""Counts of the campaign: a delta for each event, folded, and shown to whom they concern."""
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, NotFound
from services.contracts.event import new_id
from services.contracts.profiles import Profile
from services.contracts.registration.events import FormSent, Registered
from services.contracts.reporting.who_may import SEES_FIGURES
from services.contracts.verification.events import CaseMoved
from services.reporting import handlers
from services.reporting.domain.stages import STAGES
from services.reporting.service import ReportingService
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, NATIONAL, agency, citizen, official, service

EXECUTIVE = official("Executive", (Profile.EXECUTIVE, agency("sleman")))
SUPER_ADMIN = official("Super", (Profile.SUPER_ADMIN, NATIONAL))


def registered(agency_id: str = "sleman") -> Registered:
    return Registered(person_id=new_id(), agency_id=agency_id)


def sent(round: int = 1, agency_id: str = "sleman") -> FormSent:
    return FormSent(submission_id=new_id(), person_id=new_id(), agency_id=agency_id, round=round)


def moved(was: str, now: str, agency_id: str = "sleman") -> CaseMoved:
    ids = {name: new_id() for name in ("case_id", "submission_id", "person_id")}
    return CaseMoved(agency_id=agency_id, version=1, was=was, now=now, by_people=True, **ids)


def hear(reporting: ReportingService, *events: Any) -> None:
    """The events arrive, and a second passes."""
    listeners: dict[type, Callable[[Any], None]] = {
        Registered: reporting.on_registered, FormSent: reporting.on_form_sent, CaseMoved: reporting.on_case_moved,
    }  # fmt: skip
    for event in events:
        listeners[type(event)](event)
    reporting.fold_counts()


def progress(reporting: ReportingService, actor: Actor = EXECUTIVE, **body: str) -> Any:
    return ask(reporting, "progress", actor, **body)


def stages(shown: Any) -> dict[str, int]:
    """The stages in which anybody is."""
    return {row["stage"]: row["count"] for row in shown["stages"] if row["count"]}


def test_before_anything_happened_every_stage_is_empty(reporting: ReportingService) -> None:
    shown = progress(reporting)
    assert [(row["stage"], row["count"]) for row in shown["stages"]] == [(stage, 0) for stage in STAGES]
    assert (shown["as_of"], shown["agencies"]) == ("", [])


def test_a_form_is_counted_where_it_is_and_nowhere_else(reporting: ReportingService) -> None:
    path = ["sent", "level-1", "level-2", "level-3", "completed", "done"]
    hear(reporting, registered(), sent())
    for was, now in pairwise(path):
        assert stages(progress(reporting)) == {"registered": 1, was: 1}
        hear(reporting, moved(was, now))
    assert stages(progress(reporting)) == {"registered": 1, "done": 1}


def test_a_returned_form_is_sent_again(reporting: ReportingService) -> None:
    hear(reporting, registered(), sent(), moved("sent", "level-1"), moved("level-1", "returned"))
    assert stages(progress(reporting)) == {"registered": 1, "returned": 1}
    hear(reporting, sent(round=2), moved("sent", "level-1"))
    assert stages(progress(reporting)) == {"registered": 1, "level-1": 1}


def test_events_in_any_order_add_up_to_the_same(reporting: ReportingService) -> None:
    hear(reporting, moved("level-1", "level-2"), sent(), moved("sent", "level-1"), registered())
    assert stages(progress(reporting)) == {"registered": 1, "level-2": 1}


def test_an_event_that_comes_twice_counts_once(reporting: ReportingService) -> None:
    events = [registered(), sent(), moved("sent", "level-1")]
    hear(reporting, *events, *events)
    hear(reporting, *events)
    assert stages(progress(reporting)) == {"registered": 1, "level-1": 1}


def test_counts_are_shown_only_when_they_were_folded(reporting: ReportingService) -> None:
    reporting.on_registered(registered())
    assert stages(progress(reporting)) == {}
    reporting.fold_counts()
    assert stages(progress(reporting)) == {"registered": 1}


def test_folding_again_changes_nothing(reporting: ReportingService) -> None:
    hear(reporting, registered())
    as_of = progress(reporting)["as_of"]
    hear(reporting)
    assert (stages(progress(reporting)), progress(reporting)["as_of"]) == ({"registered": 1}, as_of)


def test_more_than_one_fold_takes_at_once_is_folded_in_one_go(
    reporting: ReportingService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "FOLDED_AT_ONCE", 2)
    hear(reporting, *(registered() for _ in range(7)))
    assert stages(progress(reporting)) == {"registered": 7}


def test_two_who_fold_at_once_count_nothing_twice(reporting: ReportingService) -> None:
    for _ in range(3):
        reporting.on_registered(registered())
    with reporting.work.begin() as first:
        assert handlers.fold(first) == 3
        assert reporting.work.do(handlers.fold) == 0
    assert stages(progress(reporting)) == {"registered": 3}


def test_each_agency_has_its_row_and_the_busiest_comes_first(reporting: ReportingService) -> None:
    hear(reporting, registered("sleman"), registered("bantul"), registered("bantul"), sent(agency_id="sleman"))
    shown = progress(reporting, SUPER_ADMIN)
    assert [(row["agency"], row["stages"]) for row in shown["agencies"]] == [
        ("Bantul", {"registered": 2}), ("Sleman", {"registered": 1, "sent": 1}),
    ]  # fmt: skip
    assert stages(shown) == {"registered": 3, "sent": 1}


def test_an_agency_sees_its_own_figures_only(reporting: ReportingService) -> None:
    hear(reporting, registered("sleman"), registered("bantul"))
    shown = progress(reporting, EXECUTIVE)
    assert ([row["agency_id"] for row in shown["agencies"]], stages(shown)) == (["sleman"], {"registered": 1})


def test_one_agency_can_be_picked_inside_the_jurisdiction(reporting: ReportingService) -> None:
    hear(reporting, registered("sleman"), registered("bantul"))
    assert stages(progress(reporting, SUPER_ADMIN, agency_id="bantul")) == {"registered": 1}


@pytest.mark.parametrize("agency_id", ["bantul", "no such agency"])
def test_an_agency_outside_it_is_not_found_like_one_that_does_not_exist(
    reporting: ReportingService, agency_id: str
) -> None:
    hear(reporting, registered("bantul"))
    with pytest.raises(NotFound) as refused:
        progress(reporting, EXECUTIVE, agency_id=agency_id)
    assert refused.value.message == "Instansi ini tidak ditemukan di wilayah Anda."


STRANGERS = [
    ANONYMOUS, service("verification"), citizen("Budi"), official("L2", (Profile.VERIFIER_L2, agency("sleman"))),
]  # fmt: skip


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda actor: actor.name or actor.service)
def test_a_stranger_is_told_which_profiles_see_figures(reporting: ReportingService, stranger: Actor) -> None:
    with pytest.raises(Forbidden) as refused:
        progress(reporting, stranger)
    assert refused.value.details["needs"] == list(SEES_FIGURES)
