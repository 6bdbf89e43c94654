"""What identity can be asked on the way in: log-in and its steps, passwords, sessions."""
from marshmallow import fields

from services.contracts.request import Request, identifier, one_of, text

KIND = ("official", "citizen")
TOKEN, PASSWORD = 128, 1000  # characters at most; a new password is bounded by its rules


def _device() -> fields.Str:
    """The token of a browser that is known from before, if any."""
    return text(TOKEN, required=False, load_default="")


class LogIn(Request):
    """``kind`` says which door: officials use a username, civil servants NIP or nomor register."""

    kind = one_of(*KIND)
    username = text(64)
    password = text(PASSWORD)
    address = text(64, required=False, load_default="")
    browser = text(80, required=False, load_default="")
    language = one_of("id", "en", required=False, load_default="id")
    device = _device()


class Token(Request):
    """A session's opaque token, or that of a log-in under way."""

    token = text(TOKEN)


class EnterCode(Token):
    """``trust``: this browser needs no code for some hours."""

    code = text(16)
    trust = fields.Bool(load_default=False)
    device = _device()


class EnterRecoveryCode(Token):
    """One of the codes that were shown once."""

    code = text(32)
    device = _device()


class ChooseFirstPassword(Token):
    """The holder's own password in place of one that somebody else chose."""

    password = text(PASSWORD)
    device = _device()


class AskNewPassword(Request):
    """Who forgot the password; the answer is the same whether the account exists or not."""

    kind = one_of(*KIND)
    username = text(64)
    address = text(64, required=False, load_default="")


class AskRegisterNumber(Request):
    """Who forgot the nomor register; the answer is the same whatever of it is right."""

    nip = text(18)
    name = text(200)
    email = text(200)
    address = text(64, required=False, load_default="")


class Link(Token):
    """The token of a letter, opened at the door of ``kind``."""

    kind = one_of(*KIND)


class UseLink(Link):
    """A new password in place of the token, which is used up by it; a log-in begins."""

    password = text(PASSWORD)
    address = text(64, required=False, load_default="")
    browser = text(80, required=False, load_default="")
    device = _device()


class ChangePassword(Token):
    """``token`` is the session that asks; the others end."""

    old = text(PASSWORD)
    new = text(PASSWORD)


class CheckCode(Request):
    """A fresh code of this account's authenticator app, for a service that lets its holder do something grave."""

    account_id = identifier()
    code = text(16)


class RenewRecoveryCodes(Request):
    """``code`` of the app, so that an unattended screen is not enough."""

    code = text(16)


class EndSession(Request):
    """One of the own sessions."""

    session_id = identifier()
