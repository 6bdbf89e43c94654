"""How long messaging remembers: what may come again is known for longer than it can come."""
from datetime import timedelta

OUTBOX_KEPT = timedelta(days=3)  # a broker that lost its messages gets them again from here: a long week-end
LONGEST_IN_A_QUEUE = timedelta(days=7)  # a service that is away so long still finds its messages
INBOX_KEPT = timedelta(days=14)
ANSWERS_KEPT = timedelta(days=2)  # a page that was open so long is made anew before it is sent; states guard the rest

if INBOX_KEPT < OUTBOX_KEPT + LONGEST_IN_A_QUEUE:
    raise ValueError("A message could have its effect twice: the inbox must outlive outbox and queues.")
