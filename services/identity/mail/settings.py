"""How letters leave the house, from the environment: ``.env.example`` lists the variables."""

from __future__ import annotations

import os
from email.utils import parseaddr

from services.chassis.environment import ConfigurationError, required
from services.chassis.work import Work
from services.identity.mail.carrier import Carrier
from services.identity.mail.mailbox import Mailbox, is_demo
from services.identity.mail.smtp import Smtp

SECURITY = ("starttls", "tls", "none")


def carrier_from_environment(work: Work) -> Carrier:
    """The mail server; where a demo names none, its mailbox.  Raises ``ConfigurationError`` with one sentence."""
    host = os.environ.get("EPUPNS_SMTP_HOST", "")
    if not host and is_demo():
        return Mailbox(work)
    if not host:
        raise ConfigurationError("EPUPNS_SMTP_HOST is not set; only a demo can do without a mail server.")
    return _smtp(host)


def public_address() -> str:
    """Where the links of letters lead: scheme and host of the gateway as people reach it."""
    address = required("EPUPNS_ADDRESS").rstrip("/")
    schemes = ("https://", "http://") if is_demo() else ("https://",)
    if not address.startswith(schemes):
        raise ConfigurationError(f"EPUPNS_ADDRESS is {address!r}; it begins with {' or '.join(schemes)}.")
    return address


def _smtp(host: str) -> Smtp:
    security = os.environ.get("EPUPNS_SMTP_SECURITY", "starttls")
    if security not in SECURITY:
        raise ConfigurationError(f"EPUPNS_SMTP_SECURITY is {security!r}; it is one of {', '.join(SECURITY)}.")
    port = os.environ.get("EPUPNS_SMTP_PORT", "465" if security == "tls" else "587")
    if not port.isdigit():
        raise ConfigurationError("EPUPNS_SMTP_PORT is not a number.")
    user = os.environ.get("EPUPNS_SMTP_USER", "")
    if user and security == "none":
        raise ConfigurationError(
            "EPUPNS_SMTP_USER is set and EPUPNS_SMTP_SECURITY is none: the password would be heard."
        )
    sender = required("EPUPNS_MAIL_FROM")
    if "@" not in parseaddr(sender)[1] or parseaddr(sender)[1] != sender:
        raise ConfigurationError("EPUPNS_MAIL_FROM is not a plain e-mail address.")
    return Smtp(host, int(port), security, sender, user, os.environ.get("EPUPNS_SMTP_PASSWORD", ""))
