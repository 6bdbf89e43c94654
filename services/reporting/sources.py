"""Pulls facts in batches: people from registration, their cases from verification, levels of studies from reference."""
from __future__ import annotations

from collections.abc import Sequence

from services.chassis.rpc_client import Services
from services.contracts.registration.reports import AT_ONCE, PersonFacts
from services.reporting.counting import Counted
from services.reporting.domain.what_counts import lines_of


def of_people(services: Services, person_ids: Sequence[str]) -> list[Counted]:
    """How these people count now, at most ``AT_ONCE``; who is unknown is absent."""
    return _counted(services, services.registration.people_for_reports(person_ids=list(person_ids)))


def page(services: Services, after: str) -> list[Counted]:
    """The next people of all, in the order of their ids."""
    return _counted(services, services.registration.people_for_reports(after=after, limit=AT_ONCE))


def _counted(services: Services, people: list[PersonFacts]) -> list[Counted]:
    sent = [person["person_id"] for person in people if person["sent"]]
    told = services.verification.cases_for_reports(person_ids=sent) if sent else []
    cases = {case["person_id"]: case for case in told}
    studies = sorted({person["study"] for person in people if person["study"]})
    levels = services.reference.parents(list="pendidikan", codes=studies) if studies else {}
    return [
        Counted(
            person["person_id"], person["agency_id"],
            lines_of(person, cases.get(person["person_id"]), levels.get(person["study"], "")),
        )
        for person in people
    ]
