"""Each category is walked in a browser from the report to its effect, and each profile sees exactly its tickets.

All reports are made first, then all are answered, then all status pages and effects are looked at: the ten seconds
pass once.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest
import requests
from playwright.sync_api import Browser

from services.contracts.actor import JurisdictionKind
from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.profiles import Profile
from services.helpdesk.domain.who_answers_what import PROFILES, WHO_ANSWERS_WHAT, Line, Place, desks, kind_of
from tests.journeys.people import eventually
from tests.journeys.walk.desks import NOTE, Desk, Says, answer, ask_agencies, confirm
from tests.journeys.walk.from_a_ministry import report_from_a_ministry
from tests.journeys.walk.reporting import asked, sent, ticket_of
from tests.journeys.walk.table import LEFT_TO_ONE_PROCESS, WALKS, Form, Walk, document_of
from tests.journeys.walk.world import KANREG, MINISTRY, VISITOR, WANASARI, World
from tests.system import RunningSystem

Key = tuple[Profile, str]  # a profile and the area in which it is held
AREAS = {
    JurisdictionKind.NATIONAL: ("",),
    JurisdictionKind.KANREG: (KANREG, "92"),
    JurisdictionKind.AGENCY: (WANASARI, "9841", MINISTRY),
}
OFFICES: list[Key] = [(profile, area) for profile in PROFILES for area in AREAS[kind_of(profile)]]
MOVES = [walk for walk in WALKS if walk.agency]
BY_KEY = {walk.key: walk for walk in WALKS}


@dataclass
class Walked:
    """``numbers`` of the tickets by the key of their walk, ``receipts`` for their reporters.

    ``expected``: at which desks the table puts each ticket.  ``too_early`` says by the key of the walk how many of its
    effects were seen before its answer.
    """

    world: World
    numbers: dict[str, str] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)
    expected: dict[str, set[Key]] = field(default_factory=dict)
    offices: dict[Key, Desk] = field(default_factory=dict)
    too_early: dict[str, int] = field(default_factory=dict)

    def keep(self, walk: Walk, receipt: str) -> None:
        """The ticket of a walk."""
        self.receipts[walk.key], self.numbers[walk.key] = receipt, receipt.partition("-")[0]

    def name(self, walk: Walk) -> str:
        """The right name, or the missing value."""
        return walk.name.replace("*", self.world.word)

    def says(self, walk: Walk) -> Says:
        """What the operator says along."""
        word = self.world.word
        return {key: what.replace("*", word) if isinstance(what, str) else what for key, what in walk.says.items()}


@pytest.fixture(scope="module")
def reported(running_system: RunningSystem, chromium: Browser) -> Iterator[Walked]:
    """Everybody has reported; nobody has answered."""
    with ExitStack() as stack:
        walked = Walked(World(running_system, chromium, stack))
        world = walked.world
        world.arrive()
        for line, place, number in report_from_a_ministry(world):
            walked.expected[number] = at_desks(line, place)
        for walk in WALKS:
            with named(walk):
                walked.keep(walk, report(walked, walk))
        for walk in WALKS:
            if isinstance(walk.way, Form):
                with named(walk):
                    walked.keep(walk, ticket_of(world.phones[walk.who], walk.category))
            walked.expected[walked.numbers[walk.key]] = at_desks(line_of(walk), walk.place)
        held = [(profile, kind_of(profile), area) for profile, area in OFFICES]
        walked.offices = dict(zip(OFFICES, world.desks(held), strict=True))
        yield walked


@pytest.fixture(scope="module")
def answered(reported: Walked, chromium: Browser) -> Walked:
    """All tickets of the walk are answered, and the answers have acted."""
    home, stack = reported.world.system.address, reported.world.stack
    offices = dict.fromkeys(first_office(walk) for walk in WALKS)
    windows = reported.world.windows
    windows |= {office: reported.offices[office].page(chromium, stack) for office in offices}
    for walk in WALKS:
        with named(walk):
            reported.too_early[walk.key] = sum(sees() for sees in looks(reported, walk))
    for walk in MOVES:
        with named(walk):
            ask_agencies(windows[first_office(walk)], home, reported.numbers[walk.key], reported.says(walk))
    agencies_confirm(reported, chromium)
    for walk in WALKS:
        with named(walk):
            says = {} if walk.agency else reported.says(walk)  # the agency was chosen before
            answer(windows[first_office(walk)], home, reported.numbers[walk.key], says)
    return reported


def report(walked: Walked, walk: Walk) -> str:
    """The receipt of the new ticket, "" where the form was only asked for a value."""
    world, name = walked.world, walked.name(walk)
    phone, person = world.phones.get(walk.who, world.phones[VISITOR]), world.people[walk.who]
    if isinstance(walk.way, Form):
        asked(phone, walk.way.path, walk.way.field, name)
        return ""
    walk.way(phone, person, name)
    wanted = [fact.name for fact in CATEGORIES[walk.category].facts]
    facts = {"nama_isian": name} if "nama_isian" in wanted else walk.facts
    return sent(phone.page, person, facts, document_of(walk))


def looks(walked: Walked, walk: Walk) -> list[Callable[[], bool]]:
    """Each says whether an effect of the walk is seen now."""
    return [partial(sight, walked.world, walk.who, walked.name(walk)) for sight in walk.sights]


def agencies_confirm(walked: Walked, browser: Browser) -> None:
    """The agency that somebody leaves and the one to which they come."""
    moves = {WANASARI: MOVES, **{walk.agency: [walk] for walk in MOVES}}
    for agency, theirs in moves.items():
        admin = walked.world.desk(Profile.AGENCY_ADMIN, "agency", agency)
        with ExitStack() as stack:
            numbers = [walked.numbers[walk.key] for walk in theirs]
            confirm(admin.page(browser, stack), walked.world.system.address, numbers)


def line_of(walk: Walk) -> Line:
    """The line of the table that the walk goes along."""
    [line] = [line for line in WHO_ANSWERS_WHAT if (line.category, line.where) == (walk.category, walk.where)]
    return line


def at_desks(line: Line, place: Place) -> set[Key]:
    """Who sees a ticket, as the table says."""
    return {(desk.profile, desk.area_id) for desk in desks(line.category, place, line.where)}


def first_office(walk: Walk) -> Key:
    """Who answers in the walk: the first whom the table names."""
    desk = desks(walk.category, walk.place, walk.where)[0]
    return desk.profile, desk.area_id


@contextmanager
def named(walk: Walk) -> Iterator[None]:
    """A failure says in whose walk it came."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in the walk of {walk.key}")
        raise


def test_every_line_of_the_table_is_walked() -> None:
    walked = {(walk.category, walk.where) for walk in WALKS} | LEFT_TO_ONE_PROCESS
    lines = {(line.category, line.where) for line in WHO_ANSWERS_WHAT}
    assert {walk.category for walk in WALKS} == CATEGORIES.keys()
    assert lines - walked == {("turun_status", "any")}, "the ministry's column walks this one"
    assert walked <= lines


def test_every_walk_goes_on_to_where_its_effect_is_seen() -> None:
    assert [walk.key for walk in WALKS if not walk.sights] == []


def test_each_profile_sees_exactly_its_tickets(reported: Walked) -> None:
    ours = reported.expected.keys()
    assert {key for keys in reported.expected.values() for key in keys} <= set(OFFICES)
    seen = {office: desk.inbox() & ours for office, desk in reported.offices.items()}
    expected = {office: {one for one in ours if office in reported.expected[one]} for office in OFFICES}
    assert seen == expected
    assert {profile for (profile, _), numbers in seen.items() if numbers} == set(PROFILES)


def test_who_does_not_answer_a_ticket_cannot_open_it(reported: Walked) -> None:
    """Each ticket is tried by another operator who is no party, in turn."""
    for place, (number, theirs) in enumerate(reported.expected.items()):
        others = [office for office in OFFICES if office not in theirs]
        stranger, party = others[place % len(others)], min(theirs)
        assert (reported.offices[stranger].opens(number), reported.offices[party].opens(number)) == (404, 200)


@pytest.mark.parametrize("key", BY_KEY)
def test_the_answer_acts_and_the_reporter_reads_it(answered: Walked, key: str) -> None:
    number, page = answered.numbers[key], f"{answered.world.system.address}/bantuan/{answered.receipts[key]}"
    eventually(lambda: "Sudah dijawab" in requests.get(page, timeout=15).text, f"the effect of {number}, {key}")
    told = requests.get(page, timeout=15).text
    assert "Disetujui" in told
    assert NOTE in told
    assert not answered.too_early[key], "the effect was seen before the answer"
    for number_of_sight, sees in enumerate(looks(answered, BY_KEY[key]), 1):
        eventually(sees, f"effect {number_of_sight} of {key}, as its page shows it")
