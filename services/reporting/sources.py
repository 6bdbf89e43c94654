"""Pulls facts in batches: people from registration, their cases from verification, levels of studies from reference."""
from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from services.chassis.rpc_client import Services
from services.contracts.registration.reports import AT_ONCE, PersonFacts, Place, place_of
from services.contracts.verification.reports import CaseFacts
from services.reporting.counting import Counted
from services.reporting.domain.what_counts import lines_of

AHEAD = 4  # pages
Page = list[PersonFacts]
T = TypeVar("T")
Levels = dict[str, str]  # code of a study -> its level, "" where it has none


def of_people(services: Services, person_ids: Sequence[str]) -> list[Counted]:
    """How these people count now, at most ``AT_ONCE``; who is unknown is absent.  Both services are asked at once."""
    ids = list(person_ids)
    with ThreadPoolExecutor(1) as pool:
        cases = pool.submit(services.verification.cases_for_reports, person_ids=ids)
        people = services.registration.people_for_reports(person_ids=ids)
        return _counted(services, people, cases.result(), {})


def pages(services: Services, after: Place | None) -> Iterator[list[Counted]]:
    """All people after a place, in the order of places, as they counted when their page was pulled.

    While some are written, as many are counted, and the one after them is on its way.
    """
    levels: Levels = {}
    return _ahead((_with_cases(services, page, levels) for page in _ahead(_facts(services, after))), AHEAD)


def _facts(services: Services, after: Place | None) -> Iterator[Page]:
    while page := services.registration.people_for_reports(after=after, limit=AT_ONCE):
        yield page
        after = place_of(page[-1])


def _ahead(items: Iterator[T], number: int = 1) -> Iterator[T]:
    """The same; so many are made beside the use of one, one after the other.  Raises what making one raised."""
    pool = ThreadPoolExecutor(1)
    try:
        coming = deque(pool.submit(next, items, None) for _ in range(number))
        while (item := coming.popleft().result()) is not None:
            coming.append(pool.submit(next, items, None))
            yield item
    finally:
        pool.shutdown(cancel_futures=True)


def _with_cases(services: Services, people: Page, levels: Levels) -> list[Counted]:
    """A page's cases are asked for when it is known who has sent a form."""
    sent = [person["person_id"] for person in people if person["sent"]]
    return _counted(services, people, services.verification.cases_for_reports(person_ids=sent) if sent else [], levels)


def _counted(services: Services, people: Page, told: list[CaseFacts], levels: Levels) -> list[Counted]:
    """``levels`` learns the studies that it does not know."""
    cases = {case["person_id"]: case for case in told}
    if studies := sorted({person["study"] for person in people} - levels.keys() - {""}):
        levels |= dict.fromkeys(studies, "") | services.reference.parents(list="pendidikan", codes=studies)
    return [
        Counted(
            place_of(person),
            lines_of(person, cases.get(person["person_id"]), levels.get(person["study"], "")),
        )
        for person in people
    ]
