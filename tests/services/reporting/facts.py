"""People and cases as registration and verification tell them, kept in memory, and the events about them."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from services.contracts.registration.reports import PeopleForReports, PersonFacts, Place, place_of
from services.contracts.verification.reports import CaseFacts, Step
from tests.services.people import id_of

NOW = datetime.now(UTC)


def days_ago(days: int) -> str:
    return (NOW - timedelta(days=days)).isoformat()


def person(name: str, agency_id: str = "sleman", **more: Any) -> PersonFacts:
    """Somebody who has not registered."""
    plain = PersonFacts(
        person_id=id_of(name), agency_id=agency_id, unit_id="bidang", active=True, registrant="", registered_at="",
        started=False, sent=[], verified=False, sex="1", birth_year="1975", golongan="31", study="40045", position="4",
        missing="unexplained",
    )  # fmt: skip
    return PersonFacts(**{**plain, **more})  # type: ignore[typeddict-item]


@dataclass
class FakeRegistration:
    """Tells facts as ``registration.people_for_reports``."""

    people: dict[str, PersonFacts] = field(default_factory=dict)
    asked: int = 0

    def people_for_reports(
        self, person_ids: list[str] | None = None, after: Place | None = None, limit: int = 500
    ) -> list[PersonFacts]:
        self.asked += 1
        PeopleForReports().load({"person_ids": person_ids or [], "after": after and list(after), "limit": limit})
        known = sorted(self.people.values(), key=place_of)
        if person_ids:
            return [one for one in known if one["person_id"] in person_ids]
        return [one for one in known if after is None or place_of(one) > tuple(after)][:limit]


@dataclass
class FakeVerification:
    """Tells steps as ``verification.cases_for_reports``."""

    steps: dict[str, list[Step]] = field(default_factory=dict)

    def cases_for_reports(self, person_ids: list[str]) -> list[CaseFacts]:
        return [CaseFacts(person_id=one, steps=self.steps[one]) for one in person_ids if one in self.steps]
