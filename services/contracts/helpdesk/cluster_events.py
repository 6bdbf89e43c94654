"""What the helpdesk tells of decided groups of requests, a batch of people at a time."""
from dataclasses import dataclass, field

from services.contracts.event import Event


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
