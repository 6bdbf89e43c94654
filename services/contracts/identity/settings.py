"""What Setting Manajemen can set: the kinds of settings, and the shape of each kind's value."""
from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from services.contracts.identity.phrases import Answers, Reasons
from services.contracts.request import Request, one_of, text

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 20 * MEGABYTE  # whatever is set, no request is larger


class Phase(StrEnum):
    """What the campaign's calendar opens and closes."""

    REGISTRATION = "registration"
    FILLING = "filling"
    VERIFICATION = "verification"


class SettingKind(StrEnum):
    """Of what: a phase, ``phase:agency``, ``kanreg:id`` or ``province:code``, an announcement's id, a kind of user.

    Of sentences that are written often: ``desk`` of verifiers, ``helpdesk``.
    """

    WINDOW = "window"
    AGENCY_WINDOW = "agency_window"
    ACCESS = "access"
    ANNOUNCEMENT = "announcement"
    UPLOAD = "upload"
    SESSION = "session"
    REASONS = "reasons"
    ANSWERS = "answers"


class Window(Request):
    """From when until when (ISO 8601 with offset); a missing end is open."""

    opens = fields.AwareDateTime(load_default=None, allow_none=True)
    closes = fields.AwareDateTime(load_default=None, allow_none=True)

    @validates_schema
    def ends_after_it_begins(self, data: dict[str, Any], **_: Any) -> None:
        """A window that closes before it opens was typed wrong."""
        if data["opens"] and data["closes"] and data["closes"] <= data["opens"]:
            raise ValidationError("Waktu tutup harus sesudah waktu buka.", "closes")


class Access(Request):
    """Days (1 is Monday) and hours at which a region may use the portal, on the clock of its zone."""

    days = fields.List(fields.Int(validate=validate.Range(1, 7)), required=True, validate=validate.Length(1, 7))
    begins = fields.Time(format="%H:%M", required=True)
    ends = fields.Time(format="%H:%M", required=True)
    zone = one_of(*ZONES)

    @validates_schema
    def ends_after_it_begins(self, data: dict[str, Any], **_: Any) -> None:
        """Hours lie within one day."""
        if data["ends"] <= data["begins"]:
            raise ValidationError("Jam selesai harus sesudah jam mulai, pada hari yang sama.", "ends")


class Announcement(Window):
    """A line on top of the pages of an audience, while its window is open."""

    text_id = text(500)
    text_en = text(500, required=False, load_default="")
    audience = one_of("everybody", "citizens", "officials")
    tone = one_of("info", "warn", required=False, load_default="info")


class Upload(Request):
    """How large a document may be (bytes) and how many pages it may have."""

    bytes = fields.Int(required=True, validate=validate.Range(100 * 1024, LARGEST_UPLOAD))
    pages = fields.Int(required=True, validate=validate.Range(1, 500))


class SessionLimits(Request):
    """Minutes without use, and minutes altogether, after which a session ends."""

    idle_minutes = fields.Int(required=True, validate=validate.Range(5, 12 * 60))
    absolute_minutes = fields.Int(required=True, validate=validate.Range(15, 24 * 60))

    @validates_schema
    def idle_is_shorter(self, data: dict[str, Any], **_: Any) -> None:
        """A session that may idle longer than it lasts has no idle limit."""
        if data["idle_minutes"] > data["absolute_minutes"]:
            raise ValidationError("Batas diam tidak boleh lebih lama daripada batas mutlak.", "idle_minutes")


VALUES: dict[SettingKind, type[Request]] = {
    SettingKind.WINDOW: Window,
    SettingKind.AGENCY_WINDOW: Window,
    SettingKind.ACCESS: Access,
    SettingKind.ANNOUNCEMENT: Announcement,
    SettingKind.UPLOAD: Upload,
    SettingKind.SESSION: SessionLimits,
    SettingKind.REASONS: Reasons,
    SettingKind.ANSWERS: Answers,
}
if unshaped := set(SettingKind) - VALUES.keys():
    raise AssertionError(f"VALUES has no line for {unshaped}")
