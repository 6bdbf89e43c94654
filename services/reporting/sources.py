"""Pulls facts in batches: people from registration, their cases from verification, levels of studies from reference."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from services.chassis.rpc_client import Services
from services.contracts.registration.reports import AT_ONCE, PersonFacts
from services.reporting.counting import Counted
from services.reporting.domain.what_counts import lines_of

Page = list[PersonFacts]
T = TypeVar("T")
Levels = dict[str, str]  # code of a study -> its level, "" where it has none


def of_people(services: Services, person_ids: Sequence[str]) -> list[Counted]:
    """How these people count now, at most ``AT_ONCE``; who is unknown is absent."""
    return _counted(services, services.registration.people_for_reports(person_ids=list(person_ids)), {})


def pages(services: Services, after: str) -> Iterator[list[Counted]]:
    """All people after an id, in the order of their ids, as they counted when their page was pulled.

    While one page is used, the next is counted and the one after that is on its way.
    """
    levels: Levels = {}
    return _ahead(_counted(services, page, levels) for page in _ahead(_facts(services, after)))


def _facts(services: Services, after: str) -> Iterator[Page]:
    while page := services.registration.people_for_reports(after=after, limit=AT_ONCE):
        yield page
        after = page[-1]["person_id"]


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """The same; the next one is made beside the use of one.  Raises what making it raised."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item


def _counted(services: Services, people: Page, levels: Levels) -> list[Counted]:
    """``levels`` learns the studies that it does not know."""
    sent = [person["person_id"] for person in people if person["sent"]]
    told = services.verification.cases_for_reports(person_ids=sent) if sent else []
    cases = {case["person_id"]: case for case in told}
    if studies := sorted({person["study"] for person in people} - levels.keys() - {""}):
        levels |= dict.fromkeys(studies, "") | services.reference.parents(list="pendidikan", codes=studies)
    return [
        Counted(
            person["person_id"], person["agency_id"],
            lines_of(person, cases.get(person["person_id"]), levels.get(person["study"], "")),
        )
        for person in people
    ]
