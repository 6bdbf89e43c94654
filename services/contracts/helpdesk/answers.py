"""What the helpdesk service answers."""
from typing import TypedDict


class TicketShown(TypedDict):
    """A ticket as its public status page shows it: no name, no NIP; ``state`` is waiting or answered."""

    number: str
    category: str
    label: str
    state: str
    reported_at: str
