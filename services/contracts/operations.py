"""What operators see of a service's messages: queues, outbox and parking lot; no personal data, no bodies."""
from typing import NotRequired, TypedDict

from services.contracts.policy import Official, may
from services.contracts.profiles import Profile

WATCHES = "messages_state"  # the method of every service that says how its messages stand
OPERATORS = may(Official(Profile.OPERATIONS))


class QueueState(TypedDict):
    """A queue as the broker has it; both -1 where it does not say."""

    name: str
    messages: int
    consumers: int


class ParkedKind(TypedDict):
    """Open messages of one queue that were parked for one reason; ``since``: of the oldest, ISO 8601."""

    queue: str
    error: str
    count: int
    since: str


class TriedAgain(TypedDict):
    """Messages of one kind whose effect failed elsewhere and that are tried again by themselves; times ISO 8601.

    ``since``: of the oldest; ``due_at``: the next try.
    """

    topic: str
    error: str
    count: int
    since: str
    due_at: str


class MessagesState(TypedDict):
    """``outbox``: messages that wait to be sent (at most 10,000 are counted), and the age of the oldest."""

    queues: list[QueueState]
    outbox: int
    outbox_seconds: float
    parked: list[ParkedKind]
    tried_again: NotRequired[list[TriedAgain]]


class LevelQueue(TypedDict):
    """The queue of one level: what the database holds for it, and its rates.

    ``waiting``: cases on their way to this level's offices, at most 100,000 counted; ``oldest_seconds``: of those.
    ``arrived`` and ``left``: in each of the last twelve stretches of five minutes, oldest first.
    """

    level: int
    name: str
    queue: QueueState
    waiting: int
    oldest_seconds: float
    arrived: list[int]
    left: list[int]


class SubscriberLag(TypedDict):
    """A subscribing system: events that it has not fetched (-1 where the broker does not say), the age of the oldest.

    ``by_queue`` False: it asks by HTTP; ``paused``: what is behind is kept back on request.
    """

    name: str
    system: str
    by_queue: bool
    paused: bool
    behind: int
    oldest_seconds: float
