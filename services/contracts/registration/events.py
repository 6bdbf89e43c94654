"""Events that the registration service publishes."""
from dataclasses import dataclass
from enum import StrEnum

from services.contracts.event import Event


class What(StrEnum):
    """What an answer of the helpdesk did to somebody's record."""

    CORRECTED = "corrected"
    REINSTATED = "reinstated"
    MOVED = "moved"
    ADDED = "added"


@dataclass(frozen=True, kw_only=True)
class Registered(Event, publisher="registration", topic="registered.v1"):
    """A civil servant has registered."""

    person_id: str
    agency_id: str


@dataclass(frozen=True, kw_only=True)
class FormStarted(Event, publisher="registration", topic="form-started.v1"):
    """A civil servant saved something for the first time."""

    person_id: str
    agency_id: str


@dataclass(frozen=True, kw_only=True)
class RegistrantDecided(Event, publisher="registration", topic="registrant-decided.v1"):
    """A registration verifier has approved or rejected; how the registrant stands is pulled by RPC."""

    person_id: str
    agency_id: str


@dataclass(frozen=True, kw_only=True)
class FormSent(Event, publisher="registration", topic="form-sent.v1"):
    """A civil servant pressed Kirim; the submission's facts are pulled by RPC."""

    submission_id: str
    person_id: str
    agency_id: str
    round: int


@dataclass(frozen=True, kw_only=True)
class Level1UnitChosen(Event, publisher="registration", topic="level-1-unit-chosen.v1"):
    """An operator gave a person another level-1 unit; "" gives back the tree's.  ``version`` grows with each choice.

    ``by`` is the operator's account.
    """

    person_id: str
    agency_id: str
    unit_id: str
    unit_name: str
    version: int
    by: str


@dataclass(frozen=True, kw_only=True)
class RecordApplied(Event, publisher="registration", topic="record-applied.v1"):
    """The state's record took the verified values; ``record_version`` is its new version."""

    case_id: str
    person_id: str
    record_version: int
    changed: list[str]


@dataclass(frozen=True, kw_only=True)
class RecordConflicted(Event, publisher="registration", topic="record-conflicted.v1"):
    """The record no longer held the values that the verifiers saw; ``fields`` names them."""

    case_id: str
    person_id: str
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class ValueAsked(Event, publisher="registration", topic="value-asked.v1"):
    """A civil servant goes on with a value that is missing from a list; what was typed is pulled by RPC."""

    asked_id: str
    of_list: str
    agency_id: str


@dataclass(frozen=True, kw_only=True)
class PersonMoved(Event, publisher="registration", topic="person-moved.v1"):
    """The state's record has a person in another agency; open work moves along.  ``was``: the agency before."""

    person_id: str
    agency_id: str
    was: str
    record_version: int


@dataclass(frozen=True, kw_only=True)
class RecordChanged(Event, publisher="registration", topic="record-changed.v1"):
    """The state's record changed, but by no verified form: an answer of the helpdesk did it.  ``what`` is a ``What``.

    ``agency_id``: of the person from now on; ``was``: before, the same unless moved; ``changed`` are names of fields.
    """

    person_id: str
    agency_id: str
    was: str
    record_version: int
    what: str
    changed: list[str]


@dataclass(frozen=True, kw_only=True)
class PeopleImported(Event, publisher="registration", topic="people-imported.v1"):
    """An import has brought so many ``people``; no event tells of each of them."""

    people: int
