"""Export Data: verified records of the operator's jurisdiction as a file, made in the background."""
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, identifier, one_of, text

FORMATS = ("csv", "xlsx", "parquet")
FOLDER = "exports"  # beside the documents


class RequestExport(Request):
    """``agency_id``, ``golongan`` and ``position`` narrow; ``code`` is a fresh one of the authenticator app."""

    columns = fields.List(text(60), required=True, validate=validate.Length(min=1, max=120))
    format = one_of(*FORMATS)
    agency_id = text(36, required=False, load_default="")
    golongan = text(40, required=False, load_default="")
    position = text(40, required=False, load_default="")
    reason = text(500, shortest=10)
    code = text(16)


class OneExport(Request):
    """One of the own exports."""

    export_id = identifier()


class TakeExport(Request):
    """The file behind a link: ``link`` is what the page of its owner has shown."""

    export_id = identifier()
    link = text(80)


class ColumnOffered(TypedDict):
    """``secret`` columns are masked for who may not see them whole."""

    name: str
    label: str
    section: str
    secret: bool
    masked: bool


class ExportShown(TypedDict):
    """One export; ``total`` and ``rows`` say how far it is, ``link`` is "" unless the file can be taken now."""

    export_id: str
    state: str
    format: str
    columns: list[str]
    reason: str
    requested_at: str
    rows: int
    total: int
    sha256: str
    size: int
    expires_at: str
    problem: str
    link: str


class Exports(TypedDict):
    """What can be asked for, and what was: the newest first.  ``agencies``: id and name of those of the actor."""

    columns: list[ColumnOffered]
    agencies: list[tuple[str, str]]
    exports: list[ExportShown]


class ExportTaken(TypedDict):
    """What the gateway needs to hand the file over, and its manifest."""

    name: str
    parts: int
    media_type: str
    manifest: dict[str, object]
