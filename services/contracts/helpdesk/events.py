"""Events that the helpdesk service publishes."""
from dataclasses import dataclass, field

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


@dataclass(frozen=True, kw_only=True)
class RequestsDecided(Event, publisher="helpdesk", topic="requests-decided.v1"):
    """A decision on a group of requests is final; reference is still to be asked for the value."""

    cluster_id: str


@dataclass(frozen=True, kw_only=True)
class RequestsAnswered(Event, publisher="helpdesk", topic="requests-answered.v1"):
    """Requests for a missing value were decided together.

    ``outcome`` is added, mapped or refused; ``code`` the value of the list, "" when refused; ``asked`` are tickets,
    whose ids stand for the value in forms; ``reason`` of a refusal, as the people read it.
    """

    cluster_id: str
    of_list: str
    outcome: str
    code: str
    asked: list[str] = field(default_factory=list)
    reason: str = ""
