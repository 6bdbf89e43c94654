"""What identity can be asked."""
from marshmallow import fields

from services.contracts.request import Nothing, Request, one_of, text

__all__ = ["LogIn", "Nothing", "OpenCitizenAccount", "Token", "WhoIs"]


class LogIn(Request):
    """``kind`` says which door: officials use a username, civil servants NIP or nomor register."""

    kind = one_of("official", "citizen")
    username = text(64)
    password = fields.Str(required=True)
    address = text(64, required=False, load_default="")


class Token(Request):
    """A session's opaque token."""

    token = text(128)


class WhoIs(Token):
    """Asks for assertions for the named services (their audiences)."""

    audiences = fields.List(fields.Str(), required=True)


class OpenCitizenAccount(Request):
    """The account of a civil servant who registers; opening it again sets the password anew."""

    person_id = text(36)
    nip = text(18)
    register_number = text(8)
    name = text(200)
    password = fields.Str(required=True)
