"""A rebuild from zero beside the figures that are shown, while events go on coming."""
from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Unavailable
from services.contracts.registration import reports
from services.contracts.registration.events import PeopleImported, RegistrantDecided
from services.reporting import sources
from services.reporting.builds import ONE_PULLER, ONE_WRITER
from services.reporting.handlers import rebuilding
from services.reporting.tables import builds, people, tallies
from tests.services.reporting.campaign import SUPER_ADMIN, Campaign
from tests.services.reporting.facts import days_ago


@pytest.fixture
def busy(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    """Twenty people on all kinds of ways, and pages of seven."""
    monkeypatch.setattr(sources, "AT_ONCE", 7)
    monkeypatch.setattr(rebuilding, "PAGES_AT_ONCE", 1)
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


def begun(campaign: Campaign) -> Generator[None, None, None]:
    """A rebuild that goes on by a page, or whatever comes next, each time that it is asked."""
    campaign.work.do(rebuilding.begin)
    return rebuilding.steps(campaign.work, campaign.services)


def finish(steps: Iterator[None]) -> None:
    for _ in steps:
        pass


class Away:
    """A service that does not answer."""

    def people_for_reports(self, **_: Any) -> Any:
        raise Unavailable("away")


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
    steps = begun(busy)
    next(steps)  # seven people of twenty
    for name in ("P0", "P1", "P19"):
        busy.register(name) if name != "P19" else busy.move(name, "completed")
    busy.tell()
    before = busy.stages()
    finish(steps)
    after = busy.stages()
    assert before["completed"] == after["completed"] == 1
    assert before["registered"] == after["registered"]
    live = busy.models()
    finish(begun(busy))
    assert busy.models() == live


def test_whoever_an_event_names_while_a_page_is_under_way_is_counted_as_the_event_has_it(busy: Campaign) -> None:
    """The page was pulled before, and is written after."""
    stale = list(sources.pages(busy.services, None))
    busy.register("P0")
    busy.move("P19", "completed")
    build = busy.work.do(rebuilding.begin)
    busy.tell()
    until = None
    for page in stale:
        assert busy.work.do(rebuilding.keep, build, until, page)
        until = page[-1].place
    finish(rebuilding.steps(busy.work, busy.services))
    assert busy.stages()["completed"] == 1
    live = busy.models()
    finish(begun(busy))
    assert busy.models() == live


def test_pages_are_written_while_an_events_facts_are_asked_for(
    busy: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes may not follow events at once, though: what was pulled last is written last."""
    free: list[bool] = []
    build = busy.work.do(rebuilding.begin)
    [stale, *_] = list(sources.pages(busy.services, None))
    real = busy.services.registration.people_for_reports

    def asked(**body: Any) -> Any:
        with busy.work.begin() as uow:
            locks = (sa.func.pg_try_advisory_xact_lock(lock) for lock in (ONE_WRITER, ONE_PULLER))
            free.extend(uow.session.execute(sa.select(*locks)).one())
        busy.work.do(rebuilding.keep, build, None, stale)
        return real(**body)

    monkeypatch.setattr(busy.services.registration, "people_for_reports", asked)
    named = stale[0].person_id
    busy.services.registration.people[named].update(registrant="ditolak")
    busy.hear(RegistrantDecided(person_id=named, agency_id="sleman"))
    assert free == [True, False]
    monkeypatch.undo()
    finish(rebuilding.steps(busy.work, busy.services))
    live = busy.models()
    finish(begun(busy))
    assert busy.models() == live
    assert busy.stages(SUPER_ADMIN)["rejected"] == 1


def test_the_old_figures_are_shown_until_the_new_ones_are_whole(busy: Campaign) -> None:
    shown = busy.models()
    steps = begun(busy)
    for _ in range(3):
        next(steps)
        assert busy.models() == shown
    next(steps)
    assert busy.models() != shown  # those whom no event ever named are in


def test_a_rebuild_goes_on_where_it_was_when_the_service_died(busy: Campaign) -> None:
    steps = begun(busy)
    next(steps)
    steps.close()
    with busy.work.begin() as uow:
        [first] = uow.session.scalars(sa.select(builds.c.id).where(builds.c.state == "building"))
    asked = busy.services.registration.asked
    finish(rebuilding.steps(busy.work, busy.services))
    assert busy.services.registration.asked == asked + 3  # two pages and the empty one, not the first again
    with busy.work.begin() as uow:
        assert uow.session.scalar(sa.select(builds.c.id).where(builds.c.state == "current")) == first


def test_who_asks_again_is_counted_from_that_moment_on(busy: Campaign) -> None:
    """People whom an import brings are told by no event: half of them stand behind the pages that were written."""
    steps = begun(busy)
    next(steps)
    busy.add("A first one", "bantul", unit_id="unit-0")
    finish(begun(busy))
    finish(steps)
    live = busy.models()
    finish(begun(busy))
    assert busy.models() == live
    assert busy.stages(SUPER_ADMIN)["expected"] == 21


def test_whom_an_import_brings_is_counted(busy: Campaign) -> None:
    finish(begun(busy))
    busy.add("Imported")
    busy.hear(PeopleImported(people=1))
    finish(rebuilding.steps(busy.work, busy.services))
    assert busy.stages(SUPER_ADMIN)["expected"] == 21


def test_pages_that_a_crash_of_the_server_took_are_pulled_again(busy: Campaign) -> None:
    """Their commit waited for no disk; the service itself has noticed nothing."""
    steps = begun(busy)
    next(steps)
    with busy.work.begin() as uow:
        held = {table: uow.session.execute(sa.select(table)).mappings().all() for table in (people, tallies)}
        building = uow.session.execute(sa.select(builds).where(builds.c.state == "building")).one()
    next(steps)
    with busy.work.begin() as uow:
        for table, rows in held.items():
            uow.session.execute(sa.delete(table))
            uow.session.execute(sa.insert(table), [dict(row) for row in rows])
        lost = {"after": building.after, "people": building.people}
        uow.session.execute(sa.update(builds).where(builds.c.id == building.id).values(lost))
    finish(steps)
    live = busy.models()
    finish(begun(busy))
    assert busy.models() == live
    assert busy.stages(SUPER_ADMIN)["expected"] == 20


def test_a_page_may_end_with_somebody_who_has_no_unit(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "AT_ONCE", 1)
    for name in ("Ani", "Budi", "Tono"):
        campaign.add(name, unit_id="")
    finish(begun(campaign))
    assert campaign.stages()["expected"] == 3


def test_who_moves_between_two_pages_that_are_written_together_counts_once(
    campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "AT_ONCE", 1)
    for name, unit in (("Ani", "a"), ("Budi", "b")):
        campaign.add(name, unit_id=unit)
    real = campaign.services.registration.people_for_reports

    def moving(**asked: Any) -> Any:
        told = [dict(one) for one in real(**asked)]
        if asked.get("after") is None and not asked.get("person_ids"):
            campaign.change("Ani", "corrected", unit_id="c")
        return told

    monkeypatch.setattr(campaign.services.registration, "people_for_reports", moving)
    finish(begun(campaign))
    monkeypatch.undo()
    campaign.tell()
    assert campaign.stages()["expected"] == 2
    live = campaign.models()
    finish(begun(campaign))
    assert campaign.models() == live


def test_two_processes_that_rebuild_at_once_make_one_set(busy: Campaign) -> None:
    one, other = begun(busy), begun(busy)
    for steps in (one, other, one, other):
        next(steps)
    finish(other)
    finish(one)
    live = busy.models()
    finish(begun(busy))
    assert busy.models() == live


def test_a_page_that_cannot_be_pulled_ends_the_rebuild_until_the_next_time(busy: Campaign) -> None:
    steps, real = begun(busy), busy.services.registration
    next(steps)
    busy.services.registration = Away()
    with pytest.raises(Unavailable):
        finish(rebuilding.steps(busy.work, busy.services))
    busy.services.registration = real
    finish(rebuilding.steps(busy.work, busy.services))
    assert busy.stages()["expected"] == 13


def test_nothing_stays_of_a_set_that_was_replaced(busy: Campaign) -> None:
    busy.work.do(rebuilding.begin)
    busy.rebuild()
    with busy.work.begin() as uow:
        [current] = uow.session.scalars(sa.select(builds.c.id))
        for table in (people, tallies):
            assert set(uow.session.scalars(sa.select(table.c.build).distinct())) == {current}
