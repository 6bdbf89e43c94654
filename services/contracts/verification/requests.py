"""What the verification service can be asked."""
import re

from marshmallow import fields, validate

from services.contracts.request import PAGE_SIZE, VERSION, Nothing, Request, identifier, one_of, text

__all__ = [
    "CaseByNumber", "CaseDocument", "ClaimedCase", "Filters", "FlagEffect", "Inbox", "LevelOf", "Nothing",
    "SaveDecisions", "SendCase", "Timeline", "WithoutOffice",
]  # fmt: skip

COUNTED_QUEUES = ("unclaimed", "mine", "late", "returned", "sent")
QUEUES = (*COUNTED_QUEUES, "all")  # all: whatever lies, or lay, in the office
STATUS = re.compile(r"(open|returned)-[1-9]|done|completed|record_conflict-2")


class Inbox(Request):
    """One queue of the office; ``after`` is the last row's ``cursor``.

    ``q`` finds by what the level may search; ``status`` in the queue "all": ``open-3`` is a state at a level, ``done``
    one of the last.  ``days``: at least so many working days in this office; ``unit_id`` with everything below it.
    """

    queue = one_of(*QUEUES, required=False, load_default="unclaimed")
    q = text(100, required=False, load_default="")
    status = fields.Str(load_default="", validate=validate.Regexp(rf"^({STATUS.pattern})?\Z"))
    days = fields.Int(load_default=0, validate=validate.Range(0, 99))
    changes = one_of("", "none", "birth_date", required=False, load_default="")
    agency_id = text(64, required=False, load_default="")
    unit_id = text(64, required=False, load_default="")
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


class Filters(Request):
    """By what a queue can be narrowed."""

    queue = one_of(*COUNTED_QUEUES)


class CaseByNumber(Request):
    """A case by the nomor register of its civil servant."""

    register_number = text(9)


class CaseDocument(CaseByNumber):
    """A document of a case whose pages somebody looks at."""

    document_id = text(36)


class ClaimedCase(Request):
    """A case as the page showed it: ``version`` guards against a stale page."""

    case_id = identifier()
    version = VERSION


class _Decision(Request):
    change_id = identifier()
    verdict = one_of("approve", "reject", "")
    reason = fields.Str(load_default="", validate=validate.Length(max=1000))


class SaveDecisions(ClaimedCase):
    """Simpan: the claim holder's draft decisions; a change that is not named keeps its draft."""

    decisions = fields.List(fields.Nested(_Decision), required=True, validate=validate.Length(max=500))


class SendCase(ClaimedCase):
    """Kirim, Kembalikan: with what the page still had to save, or with the drafts alone.

    ``take_next``: claim the oldest free case as well, as ``next`` does, and name it in the answer.
    """

    decisions = fields.List(fields.Nested(_Decision), load_default=list, validate=validate.Length(max=500))
    take_next = fields.Bool(load_default=False)


class FlagEffect(Request):
    """What setting (``flagged``) or clearing the level-1 tick of a unit would do."""

    agency_id = text(36)
    unit_id = text(36)
    flagged = fields.Bool(required=True)


class WithoutOffice(Request):
    """A page of an agency's cases for which no office was found; with ``limit`` 0 only how many there are."""

    agency_id = text(36)
    after = text(100, required=False, load_default="")
    limit = fields.Int(load_default=50, validate=validate.Range(0, 200))


class Timeline(Request):
    """Where the own form is."""

    person_id = identifier()


class LevelOf(Request):
    """At which level a civil servant's form lies."""

    person_id = identifier()
