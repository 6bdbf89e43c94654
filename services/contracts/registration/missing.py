"""Who is missing: people who are expected and whose form has not come, why, and who follows it up."""
from datetime import date
from enum import StrEnum
from typing import Any, TypedDict

from marshmallow import ValidationError, fields, validate, validates_schema

from services.contracts.helpdesk.requests import Paper
from services.contracts.registration.answers import Attached
from services.contracts.request import VERSION, Request, identifier, one_of, text

MOST_AT_ONCE = 200  # people of one decision
MOST_ROWS = 1000  # in one answer; a page shows fewer, a file is made of several
LONGEST_NOTE = 1000  # characters


class Standing(StrEnum):
    """Where somebody who is missing stands."""

    UNREGISTERED = "unregistered"
    REJECTED = "rejected"
    UNSENT = "unsent"
    RETURNED = "returned"


class Reason(StrEnum):
    """Why somebody is missing, as the agency has found out."""

    RETIRED = "retired"
    DIED = "died"
    TRANSFERRED = "transferred"
    LONG_LEAVE = "long_leave"
    NO_ACCESS = "no_access"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """How far the follow-up is; ``FINAL`` is *tidak ikut*: the form is closed."""

    NONE = ""
    NOTED = "noted"
    PROPOSED = "proposed"
    FINAL = "final"


REASON_NAMES: dict[str, str] = {
    Reason.RETIRED: "Pensiun",
    Reason.DIED: "Meninggal",
    Reason.TRANSFERRED: "Pindah instansi",
    Reason.LONG_LEAVE: "Cuti panjang",
    Reason.NO_ACCESS: "Tidak ada akses",
    Reason.UNKNOWN: "Tidak diketahui keberadaannya",
}
STEP_NAMES: dict[str, str] = {  # what is done about somebody
    "note": "Alasan dicatat",
    "clear": "Alasan dihapus",
    "propose": "Diusulkan tidak ikut",
    "confirm": "Ditetapkan tidak ikut",
    "refuse": "Usulan ditolak",
    "reverse": "Tidak ikut dibatalkan",
    "received": "Formulir diterima",
}
if unnamed := set(Reason) - REASON_NAMES.keys():
    raise AssertionError(f"REASON_NAMES has no line for {sorted(unnamed)}")

UNEXPLAINED = "unexplained"  # beside the reasons and ``Stage.FINAL``: how reporting counts somebody without one


class FindMissing(Request):
    """A page of an agency's missing people by name; ``q`` is a NIP or words of a name, ``after`` the last ``cursor``.

    ``unit_id`` takes all units below it, too.  ``reason``: a code, or ``unexplained``.  ``overdue``: past the deadline.
    ``taken``: the page becomes part of a file that leaves the house.
    """

    agency_id = text(36)
    unit_id = text(36, required=False, load_default="")
    q = text(100, required=False, load_default="")
    standing = one_of("", *Standing, required=False, load_default="")
    reason = one_of("", UNEXPLAINED, *Reason, required=False, load_default="")
    stage = one_of(*Stage, required=False, load_default="")
    overdue = fields.Bool(load_default=False)
    after = text(300, required=False, load_default="")
    limit = fields.Int(load_default=50, validate=validate.Range(1, MOST_ROWS))
    taken = fields.Bool(load_default=False)


class FindProposed(Request):
    """Proposals that wait for the office of who asks, and what it has decided; ``after`` is the last ``cursor``."""

    stage = one_of(Stage.PROPOSED, Stage.FINAL)
    after = text(300, required=False, load_default="")
    limit = fields.Int(load_default=50, validate=validate.Range(1, 200))


class MissingPerson(Request):
    """One of them."""

    person_id = identifier()


class OwnersIn(Request):
    """Who can follow up in an agency."""

    agency_id = text(36)


class Chosen(Request):
    """One person as the page showed the follow-up."""

    person_id = identifier()
    version = VERSION


def _chosen() -> Any:
    one_or_more = validate.Length(1, MOST_AT_ONCE, error="Pilih 1 sampai 200 orang.")
    return fields.List(fields.Nested(Chosen), required=True, validate=one_or_more)


class NoteReason(Request):
    """The same reason, owner, deadline, note and document for those who are chosen.

    Without ``document`` the one that is there stays.
    """

    people = _chosen()
    reason = one_of(*Reason)
    owner_id = identifier()
    deadline = fields.Date(required=True)
    note = text(LONGEST_NOTE, required=False, load_default="")
    document = fields.Nested(Paper, load_default=None, allow_none=True)

    @validates_schema
    def the_deadline_is_near_enough(self, data: dict[str, Any], **_: object) -> None:
        """A year that was mistyped is no deadline."""
        if not date(2015, 1, 1) <= data["deadline"] <= date(2100, 1, 1):
            raise ValidationError("Tulis tenggat antara 1 Januari 2015 dan 1 Januari 2100.", "deadline")


class ClearReason(Request):
    """The reason does not hold: the person is missing without one again."""

    people = _chosen()
    note = text(LONGEST_NOTE)


class Remind(Request):
    """A letter to each of those who are chosen."""

    person_ids = fields.List(identifier(), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class Propose(Request):
    """The agency proposes *tidak ikut*; without ``document`` the one of the reason proves it."""

    people = _chosen()
    note = text(LONGEST_NOTE)
    document = fields.Nested(Paper, load_default=None, allow_none=True)


class DecideProposal(Request):
    """The office above confirms, or refuses and says why."""

    people = _chosen()
    verdict = one_of("confirm", "refuse")
    note = text(LONGEST_NOTE, required=False, load_default="")

    @validates_schema
    def a_refusal_says_why(self, data: dict[str, str], **_: object) -> None:
        """The agency mends what it is told."""
        if data["verdict"] == "refuse" and not data["note"]:
            raise ValidationError("Tulis alasan menolak usulan; instansi membacanya.", "note")


class Reverse(Request):
    """*Tidak ikut* is taken back: the person may register, fill and send again."""

    person_id = identifier()
    version = VERSION
    note = text(LONGEST_NOTE)


class FollowUpDocument(Request):
    """A document of somebody's follow-up, of now or of before."""

    person_id = identifier()
    document_id = identifier()


class MissingRow(TypedDict):
    """Somebody who is missing; moments and days are ISO 8601, texts "" where there is nothing.

    ``version`` is 0 until something was noted; ``unproved``: the reason asks for a document that is not there.
    """

    person_id: str
    nip: str
    name: str
    unit_id: str
    unit: str
    agency_id: str
    agency: str
    standing: str
    since: str
    reason: str
    stage: str
    owner: str
    deadline: str
    overdue: bool
    unproved: bool
    reminded_at: str
    version: int
    cursor: str


class MissingPeople(TypedDict):
    """A page of them; ``unit`` names the unit that was asked for, "" for the whole agency."""

    agency: str
    unit: str
    rows: list[MissingRow]
    more: bool


class OwnerOffered(TypedDict):
    """Somebody who can follow up; ``profiles`` are held in the agency."""

    account_id: str
    name: str
    profiles: list[str]


class StepShown(TypedDict):
    """What was done about somebody, when and by whom."""

    at: str
    action: str
    by: str
    reason: str
    owner: str
    deadline: str
    note: str
    document: Attached | None


class MissingOpened(MissingRow):
    """One of them with the follow-up; ``reachable``: there is an address for letters.

    ``may``: what who asks can do now; ``late``: the form can no longer be filled, so *tidak ikut* may be proposed.
    """

    note: str
    owner_id: str
    document: Attached | None
    register_number: str
    email: str
    phone: str
    reachable: bool
    reminders: int
    late: bool
    may: list[str]
    steps: list[StepShown]


class Followed(TypedDict):
    """What became of it: whom it touched, and whom not, by name with the reason."""

    changed: list[str]
    others: list[tuple[str, str]]
