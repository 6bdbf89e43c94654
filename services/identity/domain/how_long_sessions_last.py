"""How long a session lasts: without use, and altogether (minutes), by kind of account."""
from datetime import datetime, timedelta

IDLE = {"official": timedelta(minutes=30), "citizen": timedelta(minutes=60)}
ABSOLUTE = {"official": timedelta(hours=10), "citizen": timedelta(hours=12)}


def has_ended(kind: str, *, began: datetime, seen: datetime, now: datetime) -> bool:
    """True when the session is too old or was not used for too long."""
    return now - seen > IDLE[kind] or now - began > ABSOLUTE[kind]
