"""What identity answers."""
from typing import Any, TypedDict


class Entered(TypedDict):
    """How far a log-in has come; tokens go into cookies and are stored nowhere else.

    ``step``: done (``token`` is a session, ``device`` makes this browser known), or what is asked next of the log-in
    under way that ``token`` stands for: code, set_up, password.
    """

    step: str
    token: str
    device: str


class EnteredWithCodes(Entered):
    """An authenticator app has been set up: codes for the day when it is lost, shown this once."""

    recovery_codes: list[str]


class UnderWay(TypedDict):
    """A log-in under way: what it asks next, and of whom."""

    step: str
    username: str


class LinkShown(TypedDict):
    """A link that still works: ``purpose`` is activation or reset."""

    purpose: str
    username: str


class SetUp(TypedDict):
    """What an authenticator app needs: ``address`` (otpauth://) is for its camera, ``secret`` for typing."""

    username: str
    secret: str
    address: str


class RecoveryCodes(TypedDict):
    """Shown this once."""

    recovery_codes: list[str]


class SessionShown(TypedDict):
    """A living session; times are ISO 8601.  ``here``: it is the one that asks."""

    id: str
    address: str
    browser: str
    began_at: str
    seen_at: str
    here: bool


class GrantShown(TypedDict):
    """A profile as the page shows it."""

    profile: str
    name: str
    jurisdiction: str
    jurisdiction_kind: str
    jurisdiction_id: str


class Who(TypedDict):
    """Who is logged in, and a signed assertion (at most 60 s) for each audience; ``unread`` notifications."""

    account_id: str
    username: str
    name: str
    citizen: bool
    person_id: str
    grants: list[GrantShown]
    assertions: dict[str, str]
    unread: int


class SettingShown(TypedDict):
    """A setting that holds; ``version`` 0 is the default, ``at`` (ISO 8601) is empty then."""

    kind: str
    subject: str
    version: int
    value: dict[str, Any]
    name: str
    at: str
    reason: str


class SettingChange(TypedDict):
    """One change of a setting; ``value`` None took it away, ``takes_back`` is the version that was undone, or 0."""

    kind: str
    subject: str
    version: int
    value: dict[str, Any] | None
    reason: str
    name: str
    at: str
    takes_back: int


class OpeningShown(TypedDict):
    """Whether a phase is open; ``why`` not: early, late or hours.

    ``next_at`` (it opens) and ``until`` (it closes; both ISO 8601) are empty when unknown; ``zone`` is the clock on
    which they are told: WIB, WITA or WIT.
    """

    open: bool
    why: str
    next_at: str
    until: str
    zone: str


class PhaseShown(TypedDict):
    """A phase of the campaign's calendar: from when until when (ISO 8601, "" without end), and whether it runs now."""

    phase: str
    opens: str
    closes: str
    open: bool


class RegionHours(OpeningShown):
    """When a region may use the portal: days (1 is Monday), hours (``08:00``), and how it stands now."""

    name: str
    days: list[int]
    begins: str
    ends: str


class Schedule(TypedDict):
    """The campaign's calendar and the access hours of the regions that have any."""

    phases: list[PhaseShown]
    regions: list[RegionHours]


class NoticeShown(TypedDict):
    """An announcement; ``text_en`` may be empty."""

    text_id: str
    text_en: str
    audience: str
    tone: str


class Notices(TypedDict):
    """What stands on every page, and the limits of a document."""

    announcements: list[NoticeShown]
    upload_bytes: int
    upload_pages: int


class CaughtLetter(TypedDict):
    """A letter in the mailbox of a demo; ``at`` is ISO 8601."""

    at: str
    address: str
    subject: str
    body: str


class OfficeVerifier(TypedDict):
    """Somebody who may verify in an office now; ``person_id`` "" where no civil servant is known behind it."""

    account_id: str
    name: str
    person_id: str


class OfficialIn(TypedDict):
    """Somebody who holds profiles in an agency now."""

    account_id: str
    name: str
    profiles: list[str]


class VerifiersIn(TypedDict):
    """Who verifies in an agency: ids of units with a level-1 verifier, and numbers of people."""

    units: list[str]
    level_2: int
    registration: int
