"""What identity can be asked."""
from marshmallow import fields, validate

from services.contracts.actor import JurisdictionKind
from services.contracts.identity.logging_in import PASSWORD, Token
from services.contracts.identity.settings import Phase, SettingKind
from services.contracts.request import VERSION, Nothing, Request, one_of, text
from services.contracts.verification.levels import LEVELS

VERIFYING = tuple(level.profile for level in LEVELS.values())
__all__ = [
    "ChangeSetting", "CitizenOf", "Nothing", "OfficeVerifiers", "OpenCitizenAccount", "OpeningOf",
    "ResetCitizenPassword", "SettingHistory", "TakeBackSetting", "VerifiersOf", "WhoIs",
]  # fmt: skip


class WhoIs(Token):
    """Asks for assertions for the named services (their audiences); ``address`` is signed along."""

    audiences = fields.List(fields.Str(), required=True)
    address = text(64, required=False, load_default="")


class OpenCitizenAccount(Request):
    """The account of a civil servant who registers; opening it again sets the password anew."""

    person_id = text(36)
    nip = text(18)
    register_number = text(8)
    name = text(200)
    email = text(200, required=False, load_default="")
    password = text(PASSWORD)
    waits = fields.Bool(load_default=False)  # for the agency's approval: nobody logs in before that


class ResetCitizenPassword(Request):
    """A password for a registrant, who replaces it at the next log-in."""

    person_id = text(36)
    password = fields.Str(required=True, validate=validate.Length(max=PASSWORD))


class CitizenOf(Request):
    """The account of a civil servant."""

    person_id = text(36)


class VerifiersOf(Request):
    """Who verifies in an agency, or holds any profile there."""

    agency_id = text(36)


class OfficeVerifiers(Request):
    """Who holds a verifying profile in one office."""

    profile = one_of(*VERIFYING)
    jurisdiction_kind = one_of(*JurisdictionKind)
    jurisdiction_id = text(64, required=False, load_default="")


class SettingHistory(Request):
    """The changes of one setting; without ``kind`` the newest of all."""

    kind = one_of("", *SettingKind, required=False, load_default="")
    subject = text(80, required=False, load_default="")


class ChangeSetting(Request):
    """A new value (its shape: ``settings.VALUES``) for what the page showed at ``version``; None takes it away."""

    kind = one_of(*SettingKind)
    subject = text(80)
    version = VERSION
    value = fields.Dict(required=True, allow_none=True)
    reason = text(500)


class TakeBackSetting(Request):
    """Undoes the change that made ``version``."""

    kind = one_of(*SettingKind)
    subject = text(80)
    version = VERSION
    reason = text(500)


class OpeningOf(Request):
    """Asks whether a phase is open for the people of an agency."""

    phase = one_of(*Phase)
    agency_id = text(36)
