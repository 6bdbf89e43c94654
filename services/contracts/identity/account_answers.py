"""What identity answers to Manajemen Pengguna; times are ISO 8601 in UTC, "" where there is none."""

from typing import TypedDict

from services.contracts.identity.answers import SessionShown


class AccountRow(TypedDict):
    """One account in the list; ``profiles`` are the codes of those that it holds, ``state`` one of ``STATES``."""

    account_id: str
    username: str
    name: str
    nip: str
    profiles: list[str]
    state: str
    ends_at: str
    cursor: str


class AccountCounts(TypedDict):
    """How many accounts lie in the jurisdiction, each counted up to a thousand."""

    all: int
    verifiers: int
    operators: int
    admins: int
    away: int


class AccountPage(TypedDict):
    """A page of accounts; ``next`` is "" at the end, ``place`` names the jurisdiction."""

    rows: list[AccountRow]
    next: str
    counts: AccountCounts
    place: str


class ProfileShown(TypedDict):
    """A profile that an account holds, will hold or held; ``may_end`` says it of who asks."""

    profile_id: str
    profile: str
    kind: str
    id: str
    name: str
    starts_at: str
    ends_at: str
    granted_by: str
    proposal: str
    ended_at: str
    ended_by: str
    ended_reason: str
    may_end: bool


class AccountShown(TypedDict):
    """One account; ``why_not`` says why who asks may not change it as a whole, or is ""; only then ``sessions``."""

    account_id: str
    version: int
    username: str
    name: str
    nip: str
    email: str
    agency: str
    state: str
    locked_reason: str
    created_at: str
    seen_at: str
    held: list[ProfileShown]
    ended: list[ProfileShown]
    sessions: list[SessionShown]
    why_not: str


class PersonFound(TypedDict):
    """Who has a NIP; ``account`` is the user name of the account that exists already, else ``username`` a free one."""

    nip: str
    name: str
    agency: str
    account: str
    username: str


class Choice(TypedDict):
    """One way to choose an area: the one with ``name``, or, without a name, any that ``find_areas`` finds."""

    kind: str
    id: str
    name: str


class Offer(TypedDict):
    """A profile that the actor may grant, and where; ``proposal``: on a written one only."""

    profile: str
    choices: list[Choice]
    proposal: bool


class AreaFound(TypedDict):
    """An area of a picker; ``hint`` tells equal names apart."""

    kind: str
    id: str
    name: str
    hint: str


class Created(TypedDict):
    """A new account; ``invited`` when its holder gets an activation link."""

    account_id: str
    username: str
    invited: bool


class Changed(TypedDict):
    """The account's version after a change."""

    version: int


class RowResult(TypedDict):
    """What became, or would become, of one line: ``new``, ``added`` (a profile) or ``refused``."""

    line: int
    outcome: str
    nip: str
    name: str
    message: str


class Imported(TypedDict):
    """A result for each line."""

    results: list[RowResult]
