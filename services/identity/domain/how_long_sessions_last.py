"""How long a session lasts: without use, and altogether, by kind of account."""
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Limits:
    """After ``idle`` without use, and after ``absolute`` in any case, a session has ended."""

    idle: timedelta
    absolute: timedelta

    def have_passed(self, *, began: datetime, seen: datetime, now: datetime) -> bool:
        """True when the session is too old or was not used for too long."""
        return now - seen > self.idle or now - began > self.absolute


LIMITS = {
    "official": Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=10)),
    "citizen": Limits(idle=timedelta(minutes=60), absolute=timedelta(hours=12)),
}
