"""What the helpdesk service can be asked."""
import unicodedata
from typing import Any

from marshmallow import ValidationError, fields, validate

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.identity.settings import LARGEST_UPLOAD
from services.contracts.request import PAGE_SIZE, VERSION, Nothing, Request, identifier, one_of, text

__all__ = [
    "CATEGORIES", "Answer", "ClaimedTicket", "Confirm", "HandOver", "LetterOf", "Merge", "Nothing", "OnReceipt",
    "Reopen", "Report", "Status", "TicketDocument", "Tickets", "ToAgency", "Written", "WrittenByReporter",
]  # fmt: skip

MOST_DOCUMENTS = 3
QUEUES = ("unclaimed", "mine", "late", "waiting", "answered")
VERDICTS = ("approve", "reject")
LONGEST_ANSWER = 2000  # characters
LONGEST_RECEIPT = 40  # characters: eighteen, and what people write between them


class TypedNip(fields.Str):
    """A NIP is one text in every spelling: what is counted is what is kept and looked for."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        typed = unicodedata.normalize("NFKC", super()._deserialize(value, attr, data, **more) or "")
        if plain := "".join(sign for sign in typed if sign.isalnum()).upper():
            return plain
        raise ValidationError("Isi NIP.")


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
    nip = TypedNip(required=True, validate=validate.Length(max=40))
    name = text(200)
    email = fields.Email(required=True)
    description = text(2000, required=False, load_default="")
    stop = text(40, required=False, load_default="")
    facts = fields.Dict(
        keys=fields.Str(validate=validate.Length(max=40)), values=fields.Str(validate=validate.Length(max=1000)),
        load_default=dict,
    )
    documents = fields.List(fields.Nested(Paper), load_default=list, validate=validate.Length(max=MOST_DOCUMENTS))


class OnReceipt(Request):
    """A ticket by number and code, in any spelling, for whoever holds the receipt."""

    receipt = text(LONGEST_RECEIPT)


class Status(Request):
    """A ticket by its number, which offices know."""

    number = text(20)


class Tickets(Request):
    """One queue of the desks of who asks; ``days``: at least so old; ``after`` is what the page before said.

    ``q``: a number, a NIP, or words of the name or of the facts.
    """

    queue = one_of(*QUEUES, required=False, load_default="unclaimed")
    category = one_of("", *CATEGORIES, required=False, load_default="")
    days = fields.Int(load_default=0, validate=validate.Range(0, 999))
    q = text(100, required=False, load_default="")
    after = text(100, required=False, load_default="")
    limit = PAGE_SIZE


class ClaimedTicket(Status):
    """A ticket as the page showed it: ``version`` guards against a stale page."""

    version = VERSION


class Answer(ClaimedTicket):
    """Jawaban and Keterangan; ``effect`` says what an approval does, by the names that ``effects.EFFECTS`` lists.

    The reporter reads ``note``.
    """

    verdict = one_of(*VERDICTS)
    note = text(LONGEST_ANSWER)
    effect = fields.Dict(
        keys=fields.Str(validate=validate.Length(max=40)), values=fields.Str(validate=validate.Length(max=500)),
        load_default=dict,
    )


class Written(Status):
    """A message to the reporter, or a note that only operators read."""

    body = text(LONGEST_ANSWER)


class WrittenByReporter(OnReceipt):
    """What a reporter writes to the own ticket."""

    body = text(LONGEST_ANSWER)


class HandOver(ClaimedTicket):
    """Another desk shall answer: that of ``profile`` for the same person; ``reason`` is read by operators only."""

    profile = text(40)
    reason = text(500)


class Merge(ClaimedTicket):
    """The ticket says the same as ``into``, whose answer is its answer."""

    into = text(20)
    reason = text(500)


class Reopen(ClaimedTicket):
    """An answered ticket waits again."""

    reason = text(500)


class TicketDocument(Status):
    """One document of a ticket."""

    document_id = identifier()


class ToAgency(ClaimedTicket):
    """The agency to which somebody has moved; both agencies are asked to confirm."""

    agency_id = text(36)


class Confirm(Status):
    """An agency confirms that somebody has left it or came to it, or denies it."""

    agency_id = text(36)
    verdict = one_of(*VERDICTS)
    note = text(500, required=False, load_default="")


class LetterOf(Request):
    """To whom a letter about a ticket goes."""

    ticket_id = identifier()
