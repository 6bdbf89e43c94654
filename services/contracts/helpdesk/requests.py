"""What the helpdesk service can be asked."""
from marshmallow import fields, validate

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.identity.settings import LARGEST_UPLOAD
from services.contracts.request import PAGE_SIZE, VERSION, Nothing, Request, identifier, one_of, text

__all__ = ["CATEGORIES", "ClaimedTicket", "Nothing", "Report", "Status", "Tickets"]

MOST_DOCUMENTS = 3
QUEUES = ("unclaimed", "mine", "waiting", "answered")


class Paper(Request):
    """A stored file that proves what is reported."""

    document_id = identifier()
    name = text(200)
    media_type = one_of("application/pdf", "image/jpeg", "image/png")
    size = fields.Int(required=True, validate=validate.Range(1, LARGEST_UPLOAD))
    digest = text(64)
    pages = fields.Int(required=True, validate=validate.Range(1, 500))


class Report(Request):
    """A problem that a civil servant reports, logged in or stopped at registration.

    ``facts`` are those of the category; ``stop`` is the code of the stop at registration that led here, or "".
    """

    category = one_of(*CATEGORIES)
    nip = text(40)
    name = text(200)
    email = fields.Email(required=True)
    description = text(2000, required=False, load_default="")
    stop = text(40, required=False, load_default="")
    facts = fields.Dict(
        keys=fields.Str(validate=validate.Length(max=40)), values=fields.Str(validate=validate.Length(max=1000)),
        load_default=dict,
    )
    documents = fields.List(fields.Nested(Paper), load_default=list, validate=validate.Length(max=MOST_DOCUMENTS))


class Status(Request):
    """A ticket by its number, for whoever holds the number."""

    number = text(20)


class Tickets(Request):
    """One queue of the desks of who asks; ``days``: at least so old; ``after`` is what the page before said."""

    queue = one_of(*QUEUES, required=False, load_default="unclaimed")
    category = one_of("", *CATEGORIES, required=False, load_default="")
    days = fields.Int(load_default=0, validate=validate.Range(0, 999))
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


class ClaimedTicket(Status):
    """A ticket as the page showed it: ``version`` guards against a stale page."""

    version = VERSION
