"""What identity answers from the collected audit; moments are ISO 8601 in UTC."""
from typing import Any, TypedDict


class Held(TypedDict):
    """A profile that was used, and where it was held; ``place`` is empty for the whole nation."""

    profile: str
    place: str


class AboutWhom(TypedDict):
    """A person whose data an entry is about; name and NIP are empty where identity knows no account."""

    person_id: str
    name: str
    nip: str


class AuditRow(TypedDict):
    """One line of the search: who (``kind``: official, citizen or service) did what, and whether it was refused."""

    service: str
    number: int
    at: str
    kind: str
    name: str
    held: list[Held]
    action: str
    refused: bool
    people: int
    cursor: str


class Collected(TypedDict):
    """How far a service's audit is collected: ``at`` is when it was asked last; ``problem`` why it goes no further."""

    service: str
    at: str
    problem: str


class AuditPage(TypedDict):
    """``next`` continues, "" at the end; ``person`` is whom the search was about."""

    rows: list[AuditRow]
    next: str
    person: AboutWhom | None
    collected: list[Collected]


class AuditEntryShown(TypedDict):
    """Everything that an entry says."""

    service: str
    number: int
    at: str
    kind: str
    account_id: str
    name: str
    held: list[Held]
    address: str
    session: str
    method: str
    action: str
    refused: bool
    subject: str
    people: list[AboutWhom]
    people_count: int
    before: Any
    after: Any
    reason: str
    hash: str


class Access(TypedDict):
    """Who saw or changed the own data: an official's profile and office, never the official's name.

    ``kind``: official, citizen, service, or visitor, who is not logged in.
    """

    at: str
    kind: str
    held: list[Held]
    action: str
    refused: bool
    service: str


class AccessPage(TypedDict):
    """``next`` continues, "" at the end."""

    rows: list[Access]
    next: str
