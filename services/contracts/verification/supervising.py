"""What a supervisor asks verification: the open work of the offices, and to move a case from hand to hand."""
from marshmallow import fields, validate

from services.contracts.request import PAGE_SIZE, Request, identifier, one_of, text
from services.contracts.verification.requests import ClaimedCase

HOLDERS = ("", "free", "held")


class Supervised(Request):
    """Open work, oldest first; ``level`` 0 is every office, else the one with ``office_id`` ("" for BKN Pusat)."""

    level = fields.Int(load_default=0, validate=validate.Range(0, 9))
    office_id = text(64, required=False, load_default="")
    holder = one_of(*HOLDERS, required=False, load_default="")
    late = fields.Bool(load_default=False)
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


class Colleagues(Request):
    """The verifiers of one office."""

    level = fields.Int(required=True, validate=validate.Range(1, 9))
    office_id = text(64, required=False, load_default="")


class Release(ClaimedCase):
    """Out of somebody's hands."""

    reason = text(300, required=False, load_default="")


class Assign(Release):
    """Into somebody's hands."""

    account_id = identifier()
