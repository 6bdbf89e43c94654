"""What the helpdesk service answers."""
from typing import Any, TypedDict


class MessageShown(TypedDict):
    """``kind``: reporter, operator or note; ``author`` is an operator's name, for operators only."""

    kind: str
    author: str
    body: str
    at: str


class TicketShown(TypedDict):
    """A ticket as its public status page shows it: no name, no NIP, neither of the reporter nor of operators.

    ``state``: waiting, asked (the operator waits for a reply), acting or answered; ``verdict`` approve, reject or "".
    ``receipt`` opens the page, ``number`` alone does not.  A list has neither ``note`` nor ``messages``.
    """

    number: str
    receipt: str
    category: str
    label: str
    state: str
    reported_at: str
    answered_at: str
    verdict: str
    note: str
    messages: list[MessageShown]


class AnswerScheduled(TypedDict):
    """An answer that becomes final at ``due_at``; until then it can be taken back."""

    number: str
    version: int
    due_at: str


class AnswerShown(TypedDict):
    """An answer as operators see it: ``state`` sending, acting, done, refused (``refusal`` says why) or undone."""

    verdict: str
    note: str
    effect: dict[str, str]
    by: str
    office: str
    state: str
    given_at: str
    due_at: str
    result: dict[str, Any]
    refusal: str


class TransferSide(TypedDict):
    """What one agency of a move says: ``side`` from or to, ``verdict`` "" while it is silent."""

    side: str
    agency_id: str
    agency: str
    verdict: str
    note: str
    by: str
    days_left: int


class TransferAsked(TypedDict):
    """A move that an agency's admin confirms or denies; ``other`` is the name of the other agency."""

    number: str
    name: str
    nip: str
    side: str
    agency_id: str
    agency: str
    other: str
    decree: str
    decree_date: str
    verdict: str
    note: str
    by: str
    asked_at: str
    days_left: int


class DeskCounts(TypedDict):
    """How many tickets wait at the desks of who asks; ``categories`` by slug, those without any are absent.

    ``late``: past their time, or with less than a working day left; ``answered_today``: by who asks.
    """

    unclaimed: int
    mine: int
    late: int
    waiting: int
    answered_today: int
    categories: dict[str, int]


class TicketRow(TypedDict):
    """A ticket in an operator's list; ``claimed_by`` is the name of who holds it, "" for nobody.

    ``age_days`` are whole days; ``age_hours`` and ``due_hours`` working hours since the report and until the answer
    is due, negative when it is late.  ``about``: what is asked for, in short.  ``news``: who wrote last and waits.
    """

    number: str
    version: int
    category: str
    label: str
    name: str
    agency: str
    state: str
    reported_at: str
    age_days: int
    age_hours: int
    due_hours: int
    about: str
    news: str
    claimed_by: str
    claimed_until: str


class TicketPage(TypedDict):
    """A page of tickets; ``next`` leads to the page after it, "" on the last."""

    rows: list[TicketRow]
    next: str


class TicketOpened(TicketRow):
    """All of a ticket, for its operator.

    ``source`` says who vouches for the NIP: the session, a stop at registration, or nobody (``typed``); ``mine``: who
    asks holds it; ``own``: who asks reported it, and may not answer.  ``answers`` has the newest first; ``looking`` the
    names of colleagues who opened it lately; ``merged`` the numbers of tickets that wait for its answer; ``desks`` the
    profiles at whose desks it lies, ``others`` those to which it may be handed over.
    """

    cluster_id: str  # the group of requests for the same value, "" for others and until it is grouped
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
    messages: list[MessageShown]
    answers: list[AnswerShown]
    transfer: list[TransferSide]
    looking: list[str]
    merged_into: str
    merged: list[str]
    desks: list[str]
    others: list[str]


class LetterTo(TypedDict):
    """To whom a letter about a ticket goes; ``person_id`` is "" for somebody whom nobody knows."""

    number: str
    receipt: str
    name: str
    email: str
    person_id: str
