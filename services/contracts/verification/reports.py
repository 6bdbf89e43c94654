"""What verification tells reporting: the way of each case through the stages."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.registration.reports import AT_ONCE
from services.contracts.request import Request, identifier


class CasesForReports(Request):
    """The cases of these people."""

    person_ids = fields.List(identifier(), required=True, validate=validate.Length(max=AT_ONCE))


class Step(TypedDict):
    """Into which stage a case went, in which round, and when (ISO 8601)."""

    round: int
    stage: str
    at: str


class CaseFacts(TypedDict):
    """One case; ``steps`` in the order of its versions, the last one is where it stands."""

    person_id: str
    steps: list[Step]
