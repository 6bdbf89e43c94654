"""How fast an office decides, and until when its open work would take; late work of an office."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, text


class Forecast(Request):
    """Of one office that the actor supervises or works in."""

    level = fields.Int(required=True, validate=validate.Range(1, 9))
    office_id = text(64, required=False, load_default="")


class OfficeForecast(TypedDict):
    """``decided`` in the last ``days`` working days; ``ends_on`` (a day) at that pace, "" when nothing moves.

    ``open`` counts up to 100,000; ``late`` those past their last day.
    """

    open: int
    late: int
    decided: int
    days: int
    ends_on: str
