"""How well an office verifies, verifier by verifier, as its supervisor may know it."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, text

PERIODS = (7, 28, 90)  # days


class Quality(Request):
    """Of one office that the actor supervises; ``level`` 0 asks which there are."""

    level = fields.Int(load_default=0, validate=validate.Range(0, 9))
    office_id = text(64, required=False, load_default="")
    days = fields.Int(load_default=28, validate=validate.OneOf(PERIODS))


class QualityOffice(TypedDict):
    """An office in which somebody decided in the period."""

    level: int
    kind: str
    id: str
    name: str


class VerifierQuality(TypedDict):
    """One verifier in one office: cases with changes that were sent or returned, and decisions on those changes.

    ``overturned``: decisions of the period that somebody else later made the other way on the same value and
    documents; ``turned_back``: cases that an operator turned back after this verifier had sent them on; ``seconds``:
    all the time of the ``timed`` cases; ``too_fast``: cases that nobody can have read in the time that they took.
    """

    name: str
    cases: int
    approved: int
    rejected: int
    returned: int
    overturned: int
    turned_back: int
    timed: int
    seconds: int
    too_fast: int


class QualityShown(TypedDict):
    """``rows`` by name, never by a number; ``fewest``: of fewer decisions or cases no rate is told.

    ``a_change``, ``a_page``: seconds that nobody reads faster; ``pages``: so many of one document are counted.
    """

    offices: list[QualityOffice]
    rows: list[VerifierQuality]
    fewest: int
    a_change: int
    a_page: int
    pages: int
