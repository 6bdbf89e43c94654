"""When a letter that a mail server did not take is tried again, and when it is given up."""
from datetime import datetime, timedelta

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
LEASE = timedelta(minutes=5)  # longer than one try can take


def next_try(tries: int, queued_at: datetime, now: datetime, useful_for: timedelta) -> datetime | None:
    """After so many failed tries; None where it is given up, or where its link would have ended by then."""
    if tries > len(WAITS):
        return None
    then = now + WAITS[tries - 1]
    return then if then < queued_at + useful_for else None
