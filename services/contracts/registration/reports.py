"""What registration tells reporting: the facts of each person that are counted, no names, no numbers of people."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, identifier, text

AT_ONCE = 1000


Place = tuple[str, str, str]  # of a person in the order of pages: agency, unit ("" for who has none), id


class PeopleForReports(Request):
    """These people; without any, a page of all of them, by agency, unit and id.

    ``after``: the place of the last person of the page before; none for the first page.
    """

    person_ids = fields.List(identifier(), load_default=list, validate=validate.Length(max=AT_ONCE))
    after = fields.Tuple((text(), text(required=False), identifier()), load_default=None, allow_none=True)
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


def place_of(person: PersonFacts) -> Place:
    """Pages go on after it."""
    return person["agency_id"], person["unit_id"], person["person_id"]
