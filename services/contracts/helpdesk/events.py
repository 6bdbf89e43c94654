"""Events that the helpdesk service publishes."""
from dataclasses import dataclass

from services.contracts.event import Event


@dataclass(frozen=True, kw_only=True)
class AnswerGiven(Event, publisher="helpdesk", topic="answer-given.v1"):
    """An approving answer is final; what it does is still to be done, by the service that owns it."""

    answer_id: str
    ticket_id: str
    category: str


@dataclass(frozen=True, kw_only=True)
class ReporterToTell(Event, publisher="helpdesk", topic="reporter-to-tell.v1"):
    """A reporter gets a letter; address and number are pulled by RPC.  ``what`` is a ``News``."""

    ticket_id: str
    what: str
