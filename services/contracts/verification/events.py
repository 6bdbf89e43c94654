"""Events that the verification service publishes."""
from dataclasses import dataclass

from services.contracts.event import Event


@dataclass(frozen=True, kw_only=True)
class CaseMoved(Event, publisher="verification", topic="case-moved.v1"):
    """A case went from one stage to another: ``level-1`` and so on, ``returned``, ``completed``, ``done``.

    ``by_people``: somebody decided there; else the level had nothing to decide.  ``turned_back``: returned by an
    operator on request, not by a verifier.
    """

    case_id: str
    submission_id: str
    person_id: str
    agency_id: str
    version: int
    was: str
    now: str
    by_people: bool = False
    turned_back: bool = False


@dataclass(frozen=True, kw_only=True)
class OfficeLate(Event, publisher="verification", topic="office-late.v1"):
    """So many cases of an office are past their last day; told once a working day, to its supervisor.

    ``agency_id``: of a level-1 unit or an agency, "" elsewhere.
    """

    level: int
    office_kind: str
    office_id: str
    office: str
    agency_id: str
    late: int
    day: str


@dataclass(frozen=True, kw_only=True)
class CaseCompleted(Event, publisher="verification", topic="case-completed.v1"):
    """The last level is done: registration takes the approved values into the record."""

    case_id: str
    submission_id: str
    person_id: str
    approved: list[str]


@dataclass(frozen=True, kw_only=True)
class CaseReturned(Event, publisher="verification", topic="case-returned.v1"):
    """A verifier returned the form to the civil servant; ``reasons`` maps change keys to reasons."""

    case_id: str
    submission_id: str
    person_id: str
    reasons: dict[str, str]
