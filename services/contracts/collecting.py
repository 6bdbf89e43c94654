"""How identity collects the audit of every service: each hands over what it has sealed, in the order of its chain."""

from typing import TypeAlias

from marshmallow import fields, validate

from services.contracts.request import PAGE_SIZE, Request

LONGEST = 2**63 - 1  # what a bigint holds
COLLECTS = "sealed_from"  # the method of every service that hands over

SealedEntry: TypeAlias = dict[str, str | None]
"""An entry as text, by the names of the columns, with the ``number`` and the ``hash`` of its seal."""


class SealedFrom(Request):
    """The entries from seal ``number`` on."""

    number = fields.Int(required=True, validate=validate.Range(0, LONGEST))
    limit = PAGE_SIZE
