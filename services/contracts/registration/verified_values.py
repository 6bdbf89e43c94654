"""Values of the state's record, for systems that hear of its changes; verification says which."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, identifier, text


class VerifiedValuesOf(Request):
    """``subjects`` are fields, and ``riwayat:<kind>``."""

    person_id = identifier()
    subjects = fields.List(text(60), required=True, validate=validate.Length(max=200))


class VerifiedValues(TypedDict):
    """``fields`` by name, ``rows`` of each riwayat kind by row id; empty values are left out."""

    record_version: int
    nip: str
    fields: dict[str, str]
    rows: dict[str, dict[str, dict[str, str]]]
