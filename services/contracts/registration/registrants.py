"""Registrasi and Manajemen Pendaftar: finding registrants, approving and rejecting them, helping them in."""
from typing import TypedDict

from marshmallow import ValidationError, fields, validate, validates_schema

from services.contracts.request import PAGE_SIZE, Request, one_of, text

STATES = ("baru", "aktif", "ditolak")
MOST_AT_ONCE = 200


class FindRegistrants(Request):
    """A page of an agency's registrants, oldest first; ``q`` is a nomor register, a NIP or a part of a name.

    ``after`` is the last row's ``cursor``.
    """

    q = text(100, required=False, load_default="")
    state = one_of("", *STATES, required=False, load_default="")
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


class RegistrantByNumber(Request):
    """One registrant in the actor's jurisdiction."""

    register_number = text(8)


class DecideRegistrants(Request):
    """Setujui or tolak, one or many; a rejection has a reason, which the civil servant reads."""

    register_numbers = fields.List(fields.Str(), required=True, validate=validate.Length(1, MOST_AT_ONCE))
    verdict = one_of("approve", "reject")
    reason = text(500, required=False, load_default="")

    @validates_schema
    def a_rejection_says_why(self, data: dict[str, str], **_: object) -> None:
        """People mend what they are told."""
        if data["verdict"] == "reject" and not data["reason"]:
            raise ValidationError("Tulis alasan menolak; alasan ini dibaca oleh PNS.", "reason")


class ResetRegistrantPassword(Request):
    """A password that its holder replaces at the next log-in."""

    register_number = text(8)
    password = fields.Str(required=True, validate=validate.Length(max=200))
    reason = text(500)


class ProofByCode(Request):
    """The registration behind the code of a printed proof."""

    code = text(40)


class StandingsOf(Request):
    """How registrants stand, for identity, which lets them in or not."""

    person_ids = fields.List(fields.Str(), required=True, validate=validate.Length(max=500))


class RegistrantShown(TypedDict):
    """A registrant as an official sees it; ``decided_at`` and the rest are "" until somebody decided."""

    register_number: str
    nip: str
    name: str
    state: str
    registered_at: str
    unit: str
    reason: str
    decided_by: str
    decided_at: str
    cursor: str


class RegistrantOpened(RegistrantShown):
    """One registrant with what tells whether it is the right person."""

    birth_date: str
    birth_place: str
    agency: str
    email: str
    phone: str


class RegistrantsFound(TypedDict):
    """A page; ``counts`` are those of each state in the jurisdiction, at most 1,000 each."""

    rows: list[RegistrantShown]
    counts: dict[str, int]
    more: bool


class Decided(TypedDict):
    """What became of a decision: the numbers that changed, and those that somebody else had decided before."""

    changed: list[str]
    others: list[str]


class Standing(TypedDict):
    """How a registrant stands; ``reason`` is that of a rejection."""

    person_id: str
    state: str
    reason: str


class ProofShown(TypedDict):
    """What anybody learns who has a proof in hand: whose it is, and how registration and form stand."""

    name: str
    agency: str
    registered_at: str
    state: str
    form_state: str
