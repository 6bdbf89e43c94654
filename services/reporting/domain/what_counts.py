"""How one person counts: a function of the facts, so that what events added up and what a rebuild makes are the same.

A line is ``(kind, a, b)``; each is kept for the person's agency, all but the units' for the whole country as well.
"""
from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from services.contracts.registration.reports import PersonFacts
from services.contracts.verification.reports import CaseFacts

Line = tuple[str, str, str]
Lines = dict[Line, int]  # none is 0
ZONE = ZoneInfo("Asia/Jakarta")  # whose midnight ends a day of the campaign
STAGE, UNIT, DAY, OPEN = "stage", "unit", "day", "open"  # a, b: stage, ""; unit, stage; stage, day; stage, since day
MISSING, MISSING_IN = "missing", "missing_in"  # a, b: reason, ""; unit, reason
OF_UNITS = (UNIT, MISSING_IN)  # are not added up for the country
WORKFORCE = ("sex", "birth_year", "golongan", "education", "position")  # a, b: code, verified or held
REGISTERED = ("baru", "aktif")
ENDED = ("completed", "done", "returned")  # nothing of these waits for an office


def day_of(moment: str) -> str:
    """The day of the campaign on which an ISO 8601 time lies."""
    return datetime.fromisoformat(moment).astimezone(ZONE).date().isoformat()


def lines_of(person: PersonFacts, case: CaseFacts | None, education: str) -> Lines:
    """What the person adds to each line; ``education`` is the level of the study.  Lines of 0 are left out."""
    unit, way = person["unit_id"], list(_way(person, case))
    counted: Lines = {}
    for stage in _stages(person, way):
        counted[STAGE, stage, ""] = counted[UNIT, unit, stage] = 1
    if missing := person["missing"]:
        counted[MISSING, missing, ""] = counted[MISSING_IN, unit, missing] = 1
    for line, number in _days(person, way):
        counted[line] = counted.get(line, 0) + number
    if way and way[-1][0] not in ENDED:
        counted[OPEN, *way[-1]] = 1
    if person["active"]:
        known = "verified" if person["verified"] else "held"
        values = (person["sex"], person["birth_year"], person["golongan"], education, person["position"])
        counted |= {(kind, value, known): 1 for kind, value in zip(WORKFORCE, values, strict=True)}
    return {line: number for line, number in counted.items() if number}


def _way(person: PersonFacts, case: CaseFacts | None) -> Iterator[tuple[str, str]]:
    """Stage and day, in order: the rounds of the form, each followed by what verification did with it."""
    steps = case["steps"] if case else []
    for number, sent_at in enumerate(person["sent"], start=1):
        yield "sent", day_of(sent_at)
        yield from ((step["stage"], day_of(step["at"])) for step in steps if step["round"] == number)


def _stages(person: PersonFacts, way: list[tuple[str, str]]) -> Iterator[str]:
    if person["active"] or person["registrant"]:
        yield "expected"
    if person["registrant"] in REGISTERED:
        yield "registered"
    if person["registrant"] == "ditolak":
        yield "rejected"
    if person["started"] or way:
        yield "filled"
    if way:
        yield way[-1][0]


def _days(person: PersonFacts, way: list[tuple[str, str]]) -> Iterator[tuple[Line, int]]:
    """Net changes of a day: into a stage, out of the one before."""
    if person["registrant"] in REGISTERED:
        yield (DAY, "registered", day_of(person["registered_at"])), 1
    before = ""
    for stage, day in way:
        yield (DAY, stage, day), 1
        if before:
            yield (DAY, before, day), -1
        before = stage
