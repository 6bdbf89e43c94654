"""What is asked of the collected audit: by whoever may search it, and by the person whose data it is about."""
from marshmallow import fields, validate

from services.contracts.audit import Action
from services.contracts.collecting import LONGEST
from services.contracts.request import PAGE_SIZE, Request, identifier, one_of, text

OUTCOMES = ("done", "refused")
SERVICES = ("identity", "reference", "registration", "verification", "helpdesk", "reporting")


class SearchAudit(Request):
    """A page of entries, the newest first; ``after`` is the last row's ``cursor``.

    ``since`` and ``before`` bound the moment; ``nip`` or ``person_id`` says whose data, ``actor`` who did it: words of
    a name, a NIP or a user name.
    """

    since = fields.AwareDateTime(load_default=None, allow_none=True)
    before = fields.AwareDateTime(load_default=None, allow_none=True)
    nip = text(40, required=False, load_default="")
    person_id = identifier(required=False, load_default="")
    actor = text(100, required=False, load_default="")
    action = one_of("", *Action, required=False, load_default="")
    outcome = one_of("", *OUTCOMES, required=False, load_default="")
    service = one_of("", *SERVICES, required=False, load_default="")
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


class AuditEntry(Request):
    """One entry: the number of its seal in the chain of its service."""

    service = one_of(*SERVICES)
    number = fields.Int(required=True, validate=validate.Range(1, LONGEST))


class MyAccesses(Request):
    """A page of who saw or changed the own data, the newest first."""

    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE
