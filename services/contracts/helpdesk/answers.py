"""What the helpdesk service answers."""
from typing import Any, TypedDict


class TicketShown(TypedDict):
    """A ticket as its public status page shows it: no name, no NIP; ``state`` is waiting or answered."""

    number: str
    category: str
    label: str
    state: str
    reported_at: str


class DeskCounts(TypedDict):
    """How many tickets wait at the desks of who asks; ``categories`` by slug, those without any are absent."""

    unclaimed: int
    mine: int
    waiting: int
    categories: dict[str, int]


class TicketRow(TypedDict):
    """A ticket in an operator's list; ``claimed_by`` is the name of who holds it, "" for nobody; ``age_days`` whole."""

    number: str
    version: int
    category: str
    label: str
    name: str
    agency: str
    state: str
    reported_at: str
    age_days: int
    claimed_by: str
    claimed_until: str


class TicketPage(TypedDict):
    """A page of tickets; ``next`` leads to the page after it, "" on the last."""

    rows: list[TicketRow]
    next: str


class TicketOpened(TicketRow):
    """All of a ticket, for its operator.

    ``source`` says who vouches for the NIP: the session, a stop at registration, or nobody (``typed``); ``mine``: who
    asks holds it; ``own``: who asks reported it, and may not answer.
    """

    nip: str
    email: str
    description: str
    facts: dict[str, str]
    documents: list[dict[str, Any]]
    source: str
    stop: str
    person_id: str
    agency_id: str
    mine: bool
    own: bool
