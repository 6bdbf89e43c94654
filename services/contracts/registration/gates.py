"""Manajemen Verifikasi (manual III.C): the two ticks of an agency, and what it prepares before it opens."""
from enum import StrEnum
from typing import TypedDict

from marshmallow import ValidationError, fields, validates_schema

from services.contracts.request import VERSION, Request, one_of, text


class Gate(StrEnum):
    """The ticks."""

    REGISTRATION = "registration"  # buka pendaftaran
    VETTING = "vetting"  # verifikasi pendaftaran


class Topic(StrEnum):
    """Lists of its own that an agency confirms."""

    ORG_UNITS = "org_units"
    WORK_LOCATIONS = "work_locations"
    SCHOOLS = "schools"
    HEALTH_UNITS = "health_units"


class AgencyGates(Request):
    """The ticks and the readiness of an agency in the actor's hands; without an id the actor's own."""

    agency_id = text(36, required=False, load_default="")


class ChangeGate(Request):
    """Sets or clears a tick that the page showed at ``version``; a missing end of its window is open."""

    agency_id = text(36)
    gate = one_of(*Gate)
    version = VERSION
    ticked = fields.Bool(required=True)
    opens = fields.AwareDateTime(load_default=None, allow_none=True)
    closes = fields.AwareDateTime(load_default=None, allow_none=True)

    @validates_schema
    def ends_after_it_begins(self, data: dict[str, object], **_: object) -> None:
        """A window that closes before it opens was typed wrong."""
        if data["opens"] and data["closes"] and data["closes"] <= data["opens"]:  # type: ignore[operator]
            raise ValidationError("Waktu tutup harus sesudah waktu buka.", "closes")


class ConfirmTopic(Request):
    """The agency says that one of its lists is complete, or takes that back."""

    agency_id = text(36)
    topic = one_of(*Topic)
    confirmed = fields.Bool(required=True)


class OverrideReadiness(Request):
    """Opening before everything is ready; an empty reason takes it back."""

    agency_id = text(36)
    reason = text(500, required=False, load_default="")


class GateShown(TypedDict):
    """A tick: moments are ISO 8601 or "" (open on that side); ``state``: open, early, late, unticked."""

    gate: str
    ticked: bool
    opens: str
    closes: str
    version: int
    by: str
    at: str
    state: str


class ItemShown(TypedDict):
    """One thing that makes an agency ready: ``need`` is a code, ``names`` say which units lack something."""

    need: str
    done: bool
    by: str
    at: str
    names: list[str]


class GatesShown(TypedDict):
    """An agency's ticks and its readiness; ``override`` is the super admin's reason, "" without one."""

    agency_id: str
    agency: str
    gates: list[GateShown]
    items: list[ItemShown]
    ready: bool
    override: str
    override_by: str
