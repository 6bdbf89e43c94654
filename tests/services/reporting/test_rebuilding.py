"""A rebuild from zero beside the figures that are shown, while events go on coming."""
from __future__ import annotations

import pytest
import sqlalchemy as sa

from services.contracts.registration import reports
from services.reporting import sources
from services.reporting.handlers import rebuilding
from services.reporting.tables import builds, people, tallies
from tests.services.reporting.campaign import Campaign
from tests.services.reporting.facts import days_ago


@pytest.fixture
def busy(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    """Twenty people on all kinds of ways, and pages of seven."""
    monkeypatch.setattr(sources, "AT_ONCE", 7)
    assert reports.AT_ONCE > 7
    for number in range(20):
        name = f"P{number}"
        campaign.add(name, "sleman" if number % 3 else "bantul", unit_id=f"unit-{number % 4}")
        if number > 2:
            campaign.register(name, at=days_ago(20 - number))
        if number > 6:
            campaign.send(name, at=days_ago(19 - number) if number < 19 else days_ago(0))
        if number > 9:
            campaign.move(name, "level-1", *(["level-2"] if number % 2 else ["returned"]), at=days_ago(0))
    campaign.tell()
    return campaign


def steps(campaign: Campaign) -> bool:
    return bool(campaign.work.do(rebuilding.step, campaign.services))


def test_events_and_a_rebuild_make_the_same(busy: Campaign) -> None:
    busy.work.do(rebuilding.begin)
    busy.rebuild()
    first = busy.models()
    busy.work.do(rebuilding.begin)
    busy.rebuild()
    assert busy.models() == first
    assert busy.stages()["expected"] == 13


def test_who_was_never_named_by_an_event_is_expected_after_a_rebuild(busy: Campaign) -> None:
    assert busy.stages()["expected"] == 11  # of Sleman's 13, the two who did nothing are not known yet
    busy.work.do(rebuilding.begin)
    busy.rebuild()
    assert busy.stages()["expected"] == 13


def test_what_happens_during_a_rebuild_is_in_both_sets(busy: Campaign) -> None:
    build = busy.work.do(rebuilding.begin)
    assert steps(busy)  # seven people of twenty
    for name in ("P0", "P1", "P19"):
        busy.register(name) if name != "P19" else busy.move(name, "completed")
    busy.tell()
    before = busy.stages()
    busy.rebuild()
    after = busy.stages()
    assert before["completed"] == after["completed"] == 1
    assert before["registered"] == after["registered"]
    with busy.work.begin() as uow:
        assert uow.session.scalar(sa.select(builds.c.id).where(builds.c.state == "current")) == build
    live = busy.models()
    busy.work.do(rebuilding.begin)
    busy.rebuild()
    assert busy.models() == live


def test_the_old_figures_are_shown_until_the_new_ones_are_whole(busy: Campaign) -> None:
    shown = busy.models()
    busy.work.do(rebuilding.begin)
    for _ in range(3):
        assert steps(busy)
        assert busy.models() == shown
    assert steps(busy)
    assert busy.models() != shown  # those whom no event ever named are in


def test_a_rebuild_goes_on_where_it_was_when_the_service_died(busy: Campaign) -> None:
    build = busy.work.do(rebuilding.begin)
    steps(busy)
    asked = busy.services.registration.asked
    assert busy.work.do(rebuilding.begin) == build  # asked for again: it is the same one
    busy.rebuild()
    assert busy.services.registration.asked == asked + 3  # two pages and the empty one, not the first again


def test_nothing_stays_of_a_set_that_was_replaced(busy: Campaign) -> None:
    busy.work.do(rebuilding.begin)
    busy.rebuild()
    with busy.work.begin() as uow:
        [current] = uow.session.scalars(sa.select(builds.c.id))
        for table in (people, tallies):
            assert set(uow.session.scalars(sa.select(table.c.build).distinct())) == {current}
