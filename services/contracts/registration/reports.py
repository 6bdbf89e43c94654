"""What registration tells reporting: the facts of each person that are counted, no names, no numbers of people."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, identifier, text

AT_ONCE = 1000


class PeopleForReports(Request):
    """These people; without any, a page of all of them after an id."""

    person_ids = fields.List(identifier(), load_default=list, validate=validate.Length(max=AT_ONCE))
    after = text(36, required=False, load_default="")
    limit = fields.Int(load_default=AT_ONCE, validate=validate.Range(1, AT_ONCE))


class PersonFacts(TypedDict):
    """``registrant`` is the registrant's state, "" for who has not registered; times are ISO 8601.

    ``sent``: when each round was sent, the first one first.  The codes are those of the lists of the form.
    ``missing``: why the form has not come, ``unexplained`` or ``final`` (*tidak ikut*); "" for who is not missing.
    """

    person_id: str
    agency_id: str
    unit_id: str
    active: bool
    registrant: str
    registered_at: str
    started: bool
    sent: list[str]
    verified: bool
    sex: str
    birth_year: str
    golongan: str
    study: str
    position: str
    missing: str
