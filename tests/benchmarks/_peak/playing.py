"""One campaign from its first day to the end of the backlog, by a clock that runs fast."""
from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork, Work
from services.contracts.working_days import is_working_day
from services.verification.tables import cases
from tests.benchmarks._peak.calendar import COUNTED, DEADLINE, PARTS, days, decided_in_an_hour, parts_of, sent_on
from tests.benchmarks._peak.forms import hand_in
from tests.benchmarks._peak.people import People

TOO_LATE = 4.0  # times what the clock says: then the campaign is given up


@dataclass(frozen=True)
class Clock:
    """How many days of the campaign are played, and how many seconds each takes."""

    days: int
    day: float


@dataclass
class Seen:
    """What was seen on the way; cases of the country that is 1/scale."""

    submitted: int = 0
    for_a_worker: int = 0  # the most that waited
    for_a_worker_seconds: float = 0.0
    for_people: int = 0
    for_people_days: float = 0.0
    done_at_the_deadline: int = 0
    at_levels_1_and_2: int = 0  # on 5 January
    gone: date | None = None
    given_up: bool = False  # the clock came too late
    seconds_late: float = 0.0


def play(work: Work, clock: Clock, scale: int, between: Callable[[int], None]) -> Seen:
    """Until the backlog is gone or the days are over; ``between`` is called at the end of each with its number."""
    seen, people, sent = Seen(), People(decided_in_an_hour(scale)), sent_on(scale)
    began = time.monotonic()
    for index, day in enumerate(days(clock.days)):
        for part, number in enumerate(parts_of(sent.get(day, 0))):
            due = began + (index + part / len(PARTS)) * clock.day
            time.sleep(max(0.0, due - time.monotonic()))
            seen.seconds_late = max(seen.seconds_late, time.monotonic() - due)
            work.do(hand_in, number)
            seen.submitted += number
            if is_working_day(day) and (hours := PARTS[part][1]):
                people.work(work, hours)
            queued = work.do(_look_for_workers, seen)
        a_day = (time.monotonic() - began) / (index + 1)  # as long as it took, where the clock came late
        left = queued + work.do(_look_for_people, seen, a_day)
        work.do(_keep, seen, day)
        between(index)
        seen.gone = day if day > DEADLINE and not left else None
        seen.given_up = seen.seconds_late > (TOO_LATE - 1) * clock.days * clock.day
        if seen.gone or seen.given_up:
            break
    return seen


def _look_for_workers(uow: UnitOfWork, seen: Seen) -> int:
    """How many wait for a level worker."""
    waiting, age = _waiting(uow, "queued")
    seen.for_a_worker, seen.for_a_worker_seconds = max(seen.for_a_worker, waiting), max(seen.for_a_worker_seconds, age)
    return waiting


def _look_for_people(uow: UnitOfWork, seen: Seen, a_day: float) -> int:
    """How many wait for an official; ``a_day`` in seconds."""
    waiting, age = _waiting(uow, "open")
    seen.for_people, seen.for_people_days = max(seen.for_people, waiting), max(seen.for_people_days, age / a_day)
    return waiting


def _waiting(uow: UnitOfWork, state: str) -> tuple[int, float]:
    """How many, and the seconds that the oldest of them has waited."""
    age = sa.func.extract("epoch", sa.func.clock_timestamp() - sa.func.min(cases.c.since))
    found: Any = uow.session.execute(sa.select(sa.func.count(), age).where(cases.c.state == state)).one()
    return found[0], max(float(found[1] or 0), 0.0)


def _keep(uow: UnitOfWork, seen: Seen, day: date) -> None:
    """The figures of the two days that are known of 2015."""
    if day == DEADLINE:
        done = sa.select(sa.func.count()).where(cases.c.state == "completed")
        seen.done_at_the_deadline = uow.session.scalar(done) or 0
    if day == COUNTED:
        here = sa.select(sa.func.count()).where(cases.c.state != "completed", cases.c.level <= 2)
        seen.at_levels_1_and_2 = uow.session.scalar(here) or 0
