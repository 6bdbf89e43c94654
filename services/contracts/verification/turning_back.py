"""Turun status: a sent form goes back to the civil servant before its level has decided (manual I.E.13)."""
from typing import TypedDict

from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.request import VERSION, Request, identifier, one_of, text


class FindToTurnBack(Request):
    """One case in the actor's jurisdiction by nomor register or NIP."""

    q = text(40)


class TurnBack(Request):
    """Turns back the case that the page showed at ``version``; the reason is read by the civil servant."""

    case_id = identifier()
    version = VERSION
    reason = text(500)


class TurnBackFor(Request):
    """Turns back the form of a person for an operator who answers a ticket, under one of the operator's profiles."""

    person_id = identifier()
    account_id = identifier()
    name = text(200)
    profile = one_of(*Profile)
    kind = one_of(*JurisdictionKind)
    area = text(36, required=False, load_default="")
    office = text(200, required=False, load_default="")
    reason = text(500)


class ToTurnBack(TypedDict):
    """Whose case it is, where it is, and ``why_not`` it can be turned back by who asks, "" when it can.

    ``held_by``: who has it in hand, "" for nobody.
    """

    case_id: str
    version: int
    register_number: str
    nip: str
    name: str
    unit: str
    agency: str
    level: int
    state: str
    office: str
    since: str
    held_by: str
    why_not: str


class TurnedBack(TypedDict):
    """Why and when the form came back to its civil servant by a turning back; both "" when it did not."""

    reason: str
    at: str
