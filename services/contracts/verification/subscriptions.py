"""Subscribing systems: what the super admin may ask about them, and what a system asks with its key."""
from __future__ import annotations

from typing import Any, TypedDict

from marshmallow import fields, validate

from services.contracts.registration.verified_values import VerifiedValues
from services.contracts.request import LARGEST, VERSION, Request, identifier, text

NAME = "^[a-z][a-z0-9-]{1,39}$"
KEY_HASH = "^[0-9a-f]{64}$"
LARGEST_SEQUENCE = 2**63 - 1
LARGEST_VERSION = 2**31 - 1
MOST_EVENTS = 1000  # on one page


def _name() -> fields.Str:
    message = "Tulis 2 sampai 40 huruf kecil, angka, atau tanda hubung; mulai dengan huruf."
    return fields.Str(required=True, validate=validate.Regexp(NAME, error=message))


def _codes() -> fields.List[Any]:
    one = fields.Str(validate=validate.Length(1, 60))
    return fields.List(one, load_default=list, validate=validate.Length(max=200))


class _Filter(Request):
    """``system`` is the name for people; an empty ``agencies`` or ``subjects`` lets everything through."""

    system = text(100)
    by_queue = fields.Bool(load_default=True)
    agencies = _codes()
    subjects = _codes()


class _Key(Request):
    """The key itself stays with the gateway and its owner: ``key_hash`` is its SHA-256, ``key_hint`` its end."""

    key_hash = fields.Str(required=True, validate=validate.Regexp(KEY_HASH))
    key_hint = text(8)


class Subscriber(Request):
    """One subscriber by its name."""

    name = _name()


class AddSubscriber(_Filter, _Key, Subscriber):
    """A new system."""


class ChangeSubscriber(_Filter, Subscriber):
    """What it hears of."""

    version = VERSION


class PauseSubscriber(Subscriber):
    """Nothing goes out, everything is kept; or all that was kept goes out."""

    version = VERSION
    paused = fields.Bool(required=True)


class RotateKey(_Key, Subscriber):
    """A new key: the old one opens nothing any more."""

    version = VERSION


class ReplayEvents(Subscriber):
    """Everything since a day goes out again: the same events, with the same ids and numbers."""

    since = fields.AwareDateTime(required=True)


class Events(Request):
    """A page of events after a number, by the key of a subscriber."""

    key_hash = fields.Str(required=True, validate=validate.Regexp(KEY_HASH))
    after = fields.Int(load_default=0, validate=validate.Range(0, LARGEST_SEQUENCE))
    limit = fields.Int(load_default=100, validate=validate.Range(1, min(MOST_EVENTS, LARGEST)))


class RecordOf(Request):
    """The record of a person of whom the system hears, by its key; ``version``: at least this one, 0 for any."""

    key_hash = fields.Str(required=True, validate=validate.Regexp(KEY_HASH))
    person_id = identifier()
    version = fields.Int(load_default=0, validate=validate.Range(0, LARGEST_VERSION))


class SubscriberShown(TypedDict):
    """A subscribing system; ``sequence`` numbers its last event, ``waiting`` counts those that a pause keeps back."""

    name: str
    system: str
    agencies: list[str]
    subjects: list[str]
    by_queue: bool
    paused_at: str
    key_hint: str
    version: int
    sequence: int
    waiting: int
    created_at: str


class DeliveryShown(TypedDict):
    """A line of the delivery log; ``way``: queue, http, replay."""

    day: str
    way: str
    first: int
    last: int
    events: int
    at: str


class SubscriberPage(TypedDict):
    """A subscriber with its log, newest first."""

    subscriber: SubscriberShown
    deliveries: list[DeliveryShown]


class Replayed(TypedDict):
    """How many events there are since that day; ``after`` is where a system begins that asks by HTTP."""

    events: int
    after: int


class EventsPage(TypedDict):
    """Events in the order of their numbers; ``next`` is what to ask ``after`` next, also where nothing is new."""

    events: list[dict[str, Any]]
    next: int
    more: bool
    paused: bool


class RecordShown(VerifiedValues):
    """What the system may see of one person's record, as it stands now."""

    person_id: str
