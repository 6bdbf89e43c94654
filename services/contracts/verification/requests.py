"""What the verification service can be asked."""
from marshmallow import fields, validate

from services.contracts.request import PAGE_SIZE, VERSION, Nothing, Request, identifier, one_of, text

__all__ = [
    "CaseByNumber", "CaseDocument", "ClaimedCase", "FlagEffect", "Inbox", "Nothing", "SaveDecisions", "Timeline",
    "WithoutOffice",
]  # fmt: skip

QUEUES = ("unclaimed", "mine", "late", "returned", "sent")


class Inbox(Request):
    """One queue of the office: ``q`` finds by nomor register, NIP or name; ``after`` is the last row's ``cursor``."""

    queue = one_of(*QUEUES, required=False, load_default="unclaimed")
    q = text(100, required=False, load_default="")
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


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
