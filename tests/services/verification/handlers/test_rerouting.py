"""A tick set or cleared: open work goes to the nearest level-1 unit as it is now, and the rest stays where it is."""
from __future__ import annotations

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, NotFound
from services.contracts.profiles import Profile
from services.verification.level1_offices import hold_ticks, share_ticks
from tests.services.asking import ask
from tests.services.audit import entries_of
from tests.services.people import NATIONAL, agency, official, unit
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA
from tests.services.verification.running import Running

NAMA = change("nama", "Budi S", old="Budi")
ADMIN = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
PATH = ("pemda", "dinas", "bidang")
IN_BIDANG = official("Ina", (Profile.VERIFIER_L1, unit("bidang")))


def effect(running: Running, unit_id: str, *, flagged: bool, actor: Actor = ADMIN) -> list[tuple[str, str, int]]:
    answer = ask(running.service, "flag_effect", actor, agency_id="sleman", unit_id=unit_id, flagged=flagged)
    return [(one["from_id"], one["to_id"], one["cases"]) for one in answer["changes"]]


def test_a_nearer_tick_takes_the_open_work_below_it(running: Running) -> None:
    running.take_in(form(NAMA, path=PATH))
    running.take_in(form(NAMA, person="Sari", path=("pemda", "dinas")))
    assert effect(running, "bidang", flagged=True) == [("dinas", "bidang", 1)]
    running.flag("bidang")
    assert (running.case().office_id, running.case("Sari").office_id) == ("bidang", "dinas")
    assert running.where() == (1, "open")


def test_a_cleared_tick_gives_the_work_to_the_next_one_on_the_way_up(running: Running) -> None:
    running.flag("pemda")
    running.take_in(form(NAMA, path=PATH))
    assert effect(running, "dinas", flagged=False) == [("dinas", "pemda", 1)]
    running.flag("dinas", flagged=False, version=2)
    assert (running.case().office_id, running.where()) == ("pemda", (1, "open"))


def test_without_another_one_the_work_has_no_office_and_the_agency_sees_it(running: Running) -> None:
    running.take_in(form(NAMA, path=PATH))
    assert effect(running, "dinas", flagged=False) == [("dinas", "", 1)]
    running.flag("dinas", flagged=False, version=2)
    assert running.where() == (1, "no_office")
    page = ask(running.service, "without_office", ADMIN, agency_id="sleman")
    assert [(row["name"], row["unit"], row["level"]) for row in page["rows"]] == [("Budi", "Bidang", 1)]
    assert (page["count"], page["next"]) == (1, "")
    assert effect(running, "pemda", flagged=True) == [("", "pemda", 1)]
    running.flag("pemda")
    assert running.where() == (1, "open")
    assert ask(running.service, "without_office", ADMIN, agency_id="sleman")["rows"] == []


def test_what_is_past_level_1_and_what_lies_elsewhere_stays(running: Running) -> None:
    running.take_in(form(NAMA, path=PATH))
    running.decide(ANI)
    assert effect(running, "bidang", flagged=True) == []
    before = running.case().version
    running.flag("bidang")
    running.flag("dinas", flagged=False, version=2)
    assert (running.where(), running.case().version) == ((2, "open"), before)
    running.decide(BIMA)
    assert running.where() == (3, "open")


def test_who_had_the_case_in_hand_gets_a_conflict_and_the_new_office_finds_the_ticks(running: Running) -> None:
    running.take_in(form(NAMA, path=PATH))
    running.tick(ANI)
    old = running.case()
    answer = ask(running.service, "flag_effect", ADMIN, agency_id="sleman", unit_id="bidang", flagged=True)
    assert answer["claimed"] == 1
    running.flag("bidang")
    with pytest.raises(Conflict):
        ask(running.service, "send", ANI, case_id=old.id, version=old.version)
    assert running.case().claimed_by is None
    assert [one["draft"] for one in running.shown(IN_BIDANG)["changes"]] == ["approve"]
    running.decide(IN_BIDANG)
    assert running.where() == (2, "open")


@pytest.mark.parametrize(("nearer", "ends"), [("pemda", "open"), ("", "no_office")])
def test_what_an_office_without_its_tick_takes_back_does_not_return_to_it(
    running: Running, nearer: str, ends: str
) -> None:
    running.take_in(form(NAMA, path=PATH))
    running.tick(ANI)
    running.ask("send", ANI)
    running.flag("dinas", flagged=False, version=2)
    if nearer:
        running.flag(nearer)
    assert running.where() == (1, "sending")
    assert running.ask("undo", ANI)["state"] == "queued"
    running.ten_seconds_later()
    assert (running.case().office_id, running.where()) == (nearer, (1, ends))
    assert [step[2] for step in running.steps()] == ["", "", "", ""]  # nobody decided
    with pytest.raises(Conflict):
        running.ask("claim", ANI)


def test_an_event_that_comes_twice_or_late_moves_nothing(running: Running) -> None:
    running.take_in(form(NAMA, path=PATH))
    running.flag("bidang", version=3)
    at = running.case().version
    running.flag("bidang", flagged=False, version=2)
    running.flag("bidang", version=3)
    assert (running.case().office_id, running.case().version) == ("bidang", at)


def test_other_agencies_are_not_found_and_the_ticks_of_one_move_no_other(running: Running) -> None:
    other = official("Other admin", (Profile.AGENCY_ADMIN, agency("bantul")))
    with pytest.raises(NotFound):
        effect(running, "dinas", flagged=False, actor=other)
    with pytest.raises(NotFound):
        ask(running.service, "without_office", other, agency_id="sleman")
    assert effect(running, "dinas", flagged=False, actor=official("Ratna", (Profile.SUPER_ADMIN, NATIONAL))) == []


def test_without_office_comes_in_pages(running: Running) -> None:
    people = ["Budi", "Sari", "Dian"]
    for person in people:
        running.take_in(form(NAMA, person=person, path=("kantor",)))
    first = ask(running.service, "without_office", ADMIN, agency_id="sleman", limit=2)
    rest = ask(running.service, "without_office", ADMIN, agency_id="sleman", limit=2, after=first["next"])
    assert [row["name"] for row in first["rows"] + rest["rows"]] == people
    assert (rest["next"], rest["count"]) == ("", 3)
    entries = len(entries_of(running.work))
    only_the_count = ask(running.service, "without_office", ADMIN, agency_id="sleman", limit=0)
    assert (only_the_count["rows"], only_the_count["count"]) == ([], 3)
    assert len(entries_of(running.work)) == entries  # nobody's name was seen


def test_who_routes_by_the_ticks_waits_for_who_changes_them_and_for_nobody_else(running: Running) -> None:
    with running.work.begin() as uow:
        share_ticks(uow)
        with running.work.begin() as another:
            share_ticks(another)
            another.session.execute(sa.text("SET LOCAL lock_timeout = '50ms'"))
            with pytest.raises(sa.exc.OperationalError):
                hold_ticks(another)
            another.session.rollback()


UNITS = ("pemda", "dinas", "bidang", "seksi")
TICKS = st.lists(st.tuples(st.sampled_from(UNITS), st.booleans()), min_size=1, max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ticks=TICKS, depth=st.integers(1, 4), run=st.uuids())
def test_after_any_ticks_a_case_lies_where_a_new_one_would(
    running: Running, ticks: list[tuple[str, bool]], depth: int, run: object
) -> None:
    old, new = f"o{run}", f"n{run}"
    path = tuple(f"{name}-{run}" for name in UNITS[:depth])
    running.take_in(form(NAMA, person=old, path=path))
    for version, (name, flagged) in enumerate(ticks, 1):
        running.flag(f"{name}-{run}", flagged=flagged, version=version)
    running.take_in(form(NAMA, person=new, path=path))
    assert (running.case(old).office_id, running.where(old)) == (running.case(new).office_id, running.where(new))
