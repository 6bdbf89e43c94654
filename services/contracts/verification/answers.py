"""What the verification service answers."""
from typing import NotRequired, TypedDict

from services.contracts.registration.answers import Attached
from services.contracts.verification.turning_back import TurnedBack


class Queues(TypedDict):
    """How many cases wait in each queue of the asking office; ``levels`` the levels that the actor may decide."""

    unclaimed: int
    mine: int
    late: int
    returned: int
    sent: int
    levels: list[int]
    office: str


class InboxRow(TypedDict):
    """One case in a list; ``age_days`` in working days."""

    case_id: str
    version: int
    register_number: str
    nip: str
    name: str
    unit: str
    unit_id: str
    agency: str
    agency_id: str
    level: int
    changes: int
    labels: list[str]
    since: str
    age_days: int
    state: str
    claimed_by: str
    claimed_until: str
    cursor: str


class InboxPage(TypedDict):
    """A page of a queue; ``next`` is "" at the end."""

    rows: list[InboxRow]
    next: str


class Place(TypedDict):
    """An agency or a unit with how many of the counted cases are there."""

    id: str
    name: str
    cases: int


class Filters(TypedDict):
    """By what a queue can be narrowed, counted among its thousand oldest cases."""

    agencies: list[Place]
    units: list[Place]
    unchanged: int
    birth_date: int


class SupervisedRow(InboxRow):
    """A case with the office in which it lies."""

    office: str
    office_id: str


class OfficePlace(TypedDict):
    """An office, and how many of the counted cases lie there, are held, and wait too long."""

    level: int
    kind: str
    id: str
    name: str
    cases: int
    held: int
    late: int


class SupervisedPage(TypedDict):
    """A page of the open work; ``offices`` are those of its thousand oldest cases."""

    rows: list[SupervisedRow]
    next: str
    offices: list[OfficePlace]


class Colleague(TypedDict):
    """A verifier of an office."""

    account_id: str
    name: str


class Finding(TypedDict):
    """What a rule check found: ``tone`` is ok, info or warn; ``code`` names the rule."""

    code: NotRequired[str]
    tone: str
    text: str


class DecisionShown(TypedDict):
    """A decision that was made at a level."""

    level: int
    verdict: str
    reason: str
    by: str
    office: str
    at: str


class ChangeShown(TypedDict):
    """One change at the desk; ``decidable`` here and by this person, else ``decided_by`` says who decides it."""

    change_id: str
    key: str
    tab: str
    label: str
    action: str
    old_label: str
    new_label: str
    details: list[list[str]]
    documents: list[Attached]
    decidable: bool
    decided_by: str
    draft: str
    draft_reason: str
    findings: list[Finding]
    decisions: list[DecisionShown]


class LevelShown(TypedDict):
    """One level of a case: ``state`` is todo, now, done or skipped.

    To the civil servant: ``expected`` (ISO date), the day by which it may be decided, "" where nobody can say, and
    ``working_days`` since it came there.
    """

    level: int
    name: str
    office: str
    state: str
    since: str
    done_at: str
    by: str
    expected: NotRequired[str]
    working_days: NotRequired[int]


class CaseShown(TypedDict):
    """A case at the desk, or read-only where it is elsewhere or ``why_not`` says so.

    ``claim``: "mine", "" (free) or "other"; times ISO 8601, UTC.
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
    claim: str
    claimed_by: str
    claimed_until: str
    due_at: str
    levels: list[LevelShown]
    changes: list[ChangeShown]
    can_claim: bool
    why_not: NotRequired[str]


class Sent(TypedDict):
    """A level was sent: it runs at ``due_at`` unless it is taken back; ``to_level`` is 0 for the end.

    ``next``: the nomor register of the case that was taken with it, "" where none was asked for, or none is left.
    """

    case_id: str
    version: int
    due_at: str
    to_level: int
    next: str


class TimelineShown(TypedDict):
    """The civil servant's view: each level and each decision; ``state`` "" when nothing was sent.

    ``turned_back``: why the form came back by a turning back, absent when it did not.
    """

    turned_back: NotRequired[TurnedBack]
    state: str
    sent_at: str
    levels: list[LevelShown]
    changes: list[ChangeShown]


class OfficeChange(TypedDict):
    """Open cases that would go from one level-1 office to another; ids and names are "" where there is no office."""

    from_id: str
    from_name: str
    to_id: str
    to_name: str
    cases: int


class FlagEffect(TypedDict):
    """What a change of a level-1 tick would move; ``claimed`` counts those that somebody has in hand."""

    changes: list[OfficeChange]
    claimed: int


class WithoutOfficeRow(TypedDict):
    """A case that no office has."""

    register_number: str
    nip: str
    name: str
    unit: str
    level: int
    since: str
    age_days: int
    cursor: str


class WithoutOfficePage(TypedDict):
    """A page, oldest first; ``next`` is "" at the end, ``count`` at most 1,000."""

    rows: list[WithoutOfficeRow]
    next: str
    count: int


class FormLevel(TypedDict):
    """The level at which a form waits; 0 for one that waits at none."""

    level: int
