"""Four cases of one place, one at each level, and everything that can be asked of them."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.chassis.work import Work
from services.contracts.profiles import Profile
from tests.services.people import id_of
from tests.services.policy.askers import OWNER, Asker
from tests.services.policy.walk import Thing, Walk
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, CITRA
from tests.services.verification.running import WAYS_TO_DECIDE, Running

OFFICES = {  # of level 1, 2, 3, 4
    1: (Profile.VERIFIER_L1, "own unit"),
    2: (Profile.VERIFIER_L2, "own agency"),
    3: (Profile.VERIFIER_BKN, "own kanreg"),
    4: (Profile.VERIFIER_BKN_STATUS, "nation"),
}
SUPERVISORS = {  # of level 1, 2, 3, 4
    1: {(Profile.AGENCY_ADMIN, "own agency")},
    2: {(Profile.AGENCY_ADMIN, "own agency")},
    3: {(Profile.KANREG_ADMIN, "own kanreg")},
    4: {(Profile.SUPER_ADMIN, "nation")},
}
PROOF = id_of("document proof")
PEOPLE = {1: "Budi", 2: "Agus", 3: "Sari", 4: "Dian"}
SUBSCRIPTIONS = {  # of systems, which lie in nobody's area
    *("list_subscribers", "subscriber", "add_subscriber", "change_subscriber", "pause_subscriber", "rotate_key"),
    *("replay_events", "events", "event_key", "record_of"),
}
OF_ONE_CASE: dict[str, dict[str, Any]] = {"claim": {}, "release": {}, "undo": {}, **WAYS_TO_DECIDE}


def walk(work: Work) -> Walk:
    """The parent unit is a level-1 verifier, too; the nearer one has the case."""
    running = Running(work)
    running.flag("dinas", "pemda", "puskesmas")
    for level, person in PEOPLE.items():
        birth_date = change("tanggal_lahir", "1975-03-28", old="1975-03-27")
        running.take_in(form(birth_date, person=person, path=("pemda", "dinas", "bidang")))
        for official in (ANI, BIMA, CITRA)[: level - 1]:
            running.decide(official, person=person)
        assert running.where(person) == (level, "open")
    cases = [thing for level in PEOPLE for thing in _of_case(running, level)]
    timelines = Thing("timeline", {"person_id": id_of("Budi")}, lambda asker: asker.name == OWNER)
    places = Thing("filters", {"queue": "unclaimed"}, office(*PEOPLE), lambda answer: len(answer["units"]) == 1)
    supervision = [thing for level in PEOPLE for thing in _supervised(running, level)]
    everything = [*cases, timelines, places, *supervision, *_of_the_agency(), *_turned_back(running)]
    # the rule of the first is that of ``claim``; services ask the others for themselves, and operations name nobody
    of_nobody = {"confirm_unchanged", "cases_for_reports", "level_of", "level_queues", "turn_back_for", *SUBSCRIPTIONS}
    of_nobody |= {"subscriber_lags"}
    return Walk(running.service, everything, without_owner=of_nobody)


def _of_the_agency() -> list[Thing]:
    """What its admins see."""
    agency = {"agency_id": "sleman"}
    theirs = lambda asker: asker.area in {"own agency", "nation"}  # noqa: E731
    return [
        Thing("flag_effect", agency | {"unit_id": "dinas", "flagged": False}, theirs),
        Thing("without_office", agency, theirs),
    ]


def _supervised(running: Running, level: int) -> list[Thing]:
    """A case that its office's supervisor takes from hand to hand; a colleague waits in the office."""
    row = running.case(PEOPLE[level])
    places = [(OFFICES[level][0], row.office_kind, row.office_id)]
    for place in places:
        one = {"account_id": id_of("colleague"), "name": "Colleague", "person_id": ""}
        running.services.identity.verifiers[place] = [one]  # type: ignore[list-item]
    theirs = lambda asker: (asker.profile, asker.area) in SUPERVISORS[level]  # noqa: E731
    known = {"case_id": row.id, "version": row.version, "reason": ""}
    where = {"level": level, "office_id": row.office_id}
    return [
        Thing("release_for", known, theirs, name=f"level {level}"),
        Thing("assign", known | {"account_id": id_of("colleague")}, theirs, name=f"level {level}"),
        Thing("colleagues", where, theirs, lambda answer: len(answer) == 1, name=f"level {level}"),
        *([Thing("quality", where, theirs, name=f"level {level}")] if level < max(PEOPLE) else []),  # somebody decided
        Thing("forecast", where, lambda asker: theirs(asker) or office(level)(asker), name=f"level {level}"),
        Thing("supervised", where, theirs, lambda answer: len(answer["rows"]) == 1, name=f"level {level}"),
    ]


def office(*levels: int) -> Callable[[Asker], bool]:
    """Whether the asker is the office of one of these levels."""
    return lambda asker: any((asker.profile, asker.area) == OFFICES[level] for level in levels)


def _of_case(running: Running, level: int) -> list[Thing]:
    """An office that had the case before sees it on (what it may do, ``test_who_may`` says), a later one does not."""
    row, so_far = running.case(PEOPLE[level]), office(*range(1, level + 1))
    number, here = row.register_number, office(level)
    known = {"case_id": row.id, "version": row.version}
    return [
        *(Thing(method, known | more, so_far, name=f"level {level}") for method, more in OF_ONE_CASE.items()),
        Thing("case", {"register_number": number}, so_far, name=f"level {level}"),
        Thing("document", {"register_number": number, "document_id": PROOF}, so_far, name=f"level {level}"),
        Thing("inbox", {}, here, lambda answer: number in [found["register_number"] for found in answer["rows"]]),
        Thing("queues", {}, here, lambda answer: level in answer["levels"] and answer["unclaimed"] == 1),
        Thing("next", {}, here, lambda answer: answer["register_number"] == number),
    ]


def _turned_back(running: Running) -> list[Thing]:
    """A regional agency's form: its own operator, and the helpdesk of its kanreg."""
    row = running.case("Budi")
    theirs = lambda asker: (asker.profile, asker.area) in {  # noqa: E731
        (Profile.ROLLBACK_OPERATOR, "own agency"), (Profile.HELPDESK_KANREG, "own kanreg"),
    }  # fmt: skip
    order = {"case_id": row.id, "version": row.version, "reason": "x"}
    found = Thing("find_to_turn_back", {"q": row.register_number}, theirs)
    return [found, Thing("turn_back", order, theirs)]
