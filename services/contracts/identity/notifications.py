"""What a civil servant is told, by e-mail and in the portal: the kinds, and how they are read."""
from enum import StrEnum
from typing import TypedDict

from marshmallow import fields, validate

from services.contracts.request import Request, identifier

MOST_READ = 200  # notifications in one request


class Told(StrEnum):
    """What happened; ``level`` goes with ``LEVEL_DECIDED`` and ``RETURNED``."""

    REGISTERED = "registered"
    APPROVED = "approved"
    REJECTED = "rejected"
    SENT = "sent"
    RETURNED = "returned"
    LEVEL_DECIDED = "level_decided"
    ROLLED_BACK = "rolled_back"
    CONFLICT = "conflict"
    COMPLETED = "completed"
    REMINDED = "reminded"
    PARTICIPATION_CLOSED = "participation_closed"
    PARTICIPATION_REOPENED = "participation_reopened"
    PASSWORD_SET = "password_set"  # noqa: S105 - the name of an occasion
    PASSWORD_CHANGED = "password_changed"  # noqa: S105


class NotificationShown(TypedDict):
    """One notification; ``kind`` is a ``Told``, ``level`` 0 where there is none, ``at`` ISO 8601."""

    id: str
    kind: str
    level: int
    at: str
    read: bool


class Notifications(TypedDict):
    """The newest first, and how many of all are unread."""

    unread: int
    newest: list[NotificationShown]


class ReadNotifications(Request):
    """Marks own notifications as read; an empty list means all."""

    ids = fields.List(identifier(), required=True, validate=validate.Length(max=MOST_READ))
